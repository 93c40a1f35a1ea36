from marsad.pipeline.passages import passages
from marsad.pipeline.tests.made import make_document, original
from marsad.records import Sentence


def sentence(start: int, end: int, language: str = "en") -> Sentence:
    return Sentence(start=start, end=end, text="", language=language)


def test_each_sentence_has_the_window_of_its_neighbours() -> None:
    document = make_document(original("x" * 60), "x" * 60)
    cut = passages(document, [sentence(0, 10), sentence(11, 25), sentence(26, 40, "fr"), sentence(41, 60)])
    assert [(p.start, p.end, p.window_start, p.window_end) for p in cut] == [
        (0, 10, 0, 25),
        (11, 25, 0, 40),
        (26, 40, 11, 60),
        (41, 60, 26, 60),
    ]
    assert [p.language for p in cut] == ["en", "en", "fr", "en"]


def test_what_is_too_short_to_search_is_no_passage_and_no_neighbour() -> None:
    document = make_document(original("x" * 60), "x" * 60)
    cut = passages(document, [sentence(0, 10), sentence(11, 13), sentence(14, 30)])
    assert [(p.start, p.window_start, p.window_end) for p in cut] == [(0, 0, 30), (14, 0, 30)]


def test_a_document_without_sentences_has_no_passages() -> None:
    assert passages(make_document(original("x"), "x"), []) == ()
