from marsad.records import Passage
from marsad.search.logic.entries import entries
from marsad.search.logic.numbers import word_ids

SENTENCES = ["Bakers met.", "Teachers sang.", "Sailors slept.", "Doctors wrote.", "Painters left."]


def passages():
    places, start = [], 0
    for sentence in SENTENCES:
        places.append((start, start + len(sentence)))
        start += len(sentence) + 1
    places.insert(1, (0, 6))  # a clause of the first sentence
    return [Passage(document="d", start=s, end=e, window_start=s, window_end=e, language="en") for s, e in places]


def test_a_passage_has_its_words_and_those_of_the_two_sentences_to_each_side():
    texts = [SENTENCES[0], "Bakers", *SENTENCES[1:]]
    made = entries(passages(), texts, "Harbour")
    assert set(made[0].words) == set(word_ids(["bakers", "met"]))
    near = {"harbour", "bakers", "met", "teachers", "sang", "sailors", "slept"}
    assert set(made[0].around) == set(made[1].around) == set(word_ids(near))
    assert not set(word_ids(["bakers"])) & set(made[-1].around)
    assert "~bkrs" in made[0].terms
