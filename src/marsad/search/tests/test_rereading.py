import pytest

from marsad.language.encoder import default_encoder
from marsad.records import FactKind
from marsad.search.index import Hit
from marsad.search.logic import wordvectors
from marsad.search.logic.alignment import Told, alignments
from marsad.search.logic.kinds import kinds_asked
from marsad.search.logic.numbers import word_ids
from marsad.search.logic.wordvectors import WordVectors, meaning_words


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("توصيات بشأن الشباب", {FactKind.RECOMMENDATION}),
        ("ما هي التوصيات الصادرة عن المؤتمر؟", {FactKind.RECOMMENDATION}),
        ("Quelles recommandations pour l'école ?", {FactKind.RECOMMENDATION}),
        ("statements of the minister", {FactKind.STATEMENT}),
        ("when did the conference on the programme end", {FactKind.EVENT, FactKind.PROGRAMME}),
        ("rain in the mountains", set()),
    ],
)
def test_a_question_that_names_a_kind_is_heard(question, kinds):
    assert kinds_asked(question) == kinds


@pytest.fixture(scope="module")
def known():
    return WordVectors(default_encoder())


def told(known, text, around="", named=frozenset()):
    known.learn([*meaning_words(text), *meaning_words(around)])
    words, beside = word_ids(meaning_words(text)), word_ids(meaning_words(around))
    hit = Hit(document="d", start=0, end=9, language="en", cosine=0.5, words=words, around=beside)
    return Told(hit=hit, named=named)


def test_a_passage_that_speaks_of_more_of_the_question_is_nearer_across_languages(known):
    texts = ["The recruitment of children must end.", "The children sang.", "Oil became cheaper."]
    both, one, none = alignments("recrutement des enfants", [told(known, text) for text in texts], known, own="fr")
    assert 0 <= none < one < both <= 1


def test_words_around_a_passage_and_names_in_another_script_count_too(known):
    passages = [
        told(known, "ميزانية المكتبة"),
        told(known, "ميزانية المكتبة", around="Benzahra"),
        told(known, "ميزانية المكتبة", named=frozenset({"benzahra"})),
    ]
    bare, placed, named = alignments("budget Benzahra", passages, known, own="fr")
    assert bare < placed < named


def test_what_is_asked_for_belongs_to_whom_its_document_speaks_of(known):
    texts = ["The council of Benzahra met in spring.", "Libraries should open on Sundays.", "The sea was calm."]
    plain = [told(known, text) for text in texts]
    _, recommendation, other = plain
    asked = Told(hit=recommendation.hit, named=frozenset({"recommendations"}), is_asked=True)
    question = "recommendations of the council of Benzahra"
    before = alignments(question, plain, known, own="en")
    after = alignments(question, [plain[0], asked, other], known, own="en")
    assert after[1] > before[1]
    assert after[1] > after[2]
    assert after[[0, 2]] == pytest.approx(before[[0, 2]])


def test_nothing_to_compare_is_no_error(known):
    assert alignments("", [told(known, "x")], known, own="fr").tolist() == [0.0]
    assert alignments("budget", [], known, own="fr").tolist() == []
    assert alignments("budget", [told(known, "")], known, own="fr").tolist() == [0.0]


def test_only_the_words_of_the_index_are_kept_when_questions_bring_too_many(monkeypatch):
    monkeypatch.setattr(wordvectors, "_FROM_QUESTIONS", 1)
    known = WordVectors(default_encoder())
    kept = known.encode_new(["harbour"]).vectors
    known.learn(["budget", "library"])
    assert len(known) == 1
    assert (known.rows(word_ids(["harbour", "budget"])).any(axis=1)).tolist() == [True, False]
    assert known.rows(word_ids(["harbour"])) == pytest.approx(kept, abs=1e-3)
