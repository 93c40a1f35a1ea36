"""Statements that reports print: those that a reader understands without the question or sentence before them."""

from dataclasses import replace

import pytest

from marsad.evidence.cards import FactCard
from marsad.evidence.event_names import is_own_name
from marsad.records import Citation, Fact, FactKind
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.sections import statements
from marsad.reports.logic.standing import is_clause, is_known_event, stands_alone


def told(kind: FactKind, text: str, language: str = "fr", place: int = 0, **fields: str) -> FactCard:
    citation = Citation(document="d1", start=place, end=place + len(text), quote=text)
    fact = Fact(
        id=f"f{kind}{place}", kind=kind, citation=citation, language=language,
        fields={"text": text, **fields}, confidence=0.9, rule="r",
    )  # fmt: skip
    return FactCard(fact=fact, file="a.txt", document_title="", document_language=language, published="")


@pytest.mark.parametrize(
    ("text", "language"),
    [("Le prix du pain", "fr"), ("Une vingtaine, en trois ans", "fr"), ("Ten or twelve, in two towns", "en")],
)
def test_an_answer_without_a_verb_is_no_clause(text, language):
    assert not is_clause(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous avons repeint les murs", "fr"), ("Les voisins doivent venir", "fr"), ("C’est le prix du pain", "fr"),
        ("They wait", "en"), ("It's the price of bread", "en"), ("السعر مرتفع", "ar"),
        ("Partout, de la mer au désert, la même attente, la même peur, le même silence", "fr"),
    ],
)  # fmt: skip
def test_a_sentence_is_one(text, language):
    assert is_clause(text, language)


@pytest.mark.parametrize(
    ("speaker", "language", "expected"),
    [
        ("Son équipe", "fr", False), ("Her team", "en", False), ("فريقها", "ar", False), ("مديرته", "ar", False),
        ("Sonia Harrak", "fr", True), ("مها", "ar", True), ("فريق المرصد", "ar", True),
    ],
)  # fmt: skip
def test_a_speaker_is_named_by_the_words_alone(speaker, language, expected):
    said = told(FactKind.STATEMENT, "nous avons peur", language, speaker=speaker, mode="indirect", verb="said")
    assert stands_alone(said) is expected


@pytest.mark.parametrize(("text", "expected"), [("قوائم جاهزة", False), ("لن تحل قائمة محل المربي", True)])
def test_a_few_words_quoted_out_of_an_arabic_sentence_are_not_told_alone(text, expected):
    assert stands_alone(told(FactKind.STATEMENT, text, "ar", speaker="سلوى", mode="direct")) is expected


def test_a_call_told_in_the_speaker_s_stead_stands_among_the_recommendations_only():
    call = told(FactKind.RECOMMENDATION, "ouvrir les portes", place=20)
    reported = told(FactKind.STATEMENT, "a demandé d’ouvrir les portes", place=8, speaker="Le maire", mode="indirect")
    quoted = told(FactKind.STATEMENT, "Il faut ouvrir les portes", place=12, speaker="La voisine", mode="direct")
    writer = Writer(language="fr", page_of=lambda _document, _start: None)
    (block,) = statements.statements(Material(name="", language="", facts=(call, reported, quoted)), writer)
    assert [line.label for line in block.lines] == ["La voisine"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الخلط بينها يربك السكان", False),
        ("خمس قرى تطبق هذا الإجراء", False),
        ("لن نفتح بئرا ما لم تقصر هذه المدة", False),
        ("المدة طويلة، ولن تقصر هذه المدة وحدها", True),
        ("سنحفر بئرا في هذه السنة", True),
        ("البئر بعيدة عن القرية", True),
    ],
)
def test_an_arabic_sentence_that_means_what_stands_before_it_is_not_printed(text, expected):
    assert stands_alone(told(FactKind.STATEMENT, text, "ar", speaker="سلوى", mode="indirect", verb="قالت")) is expected


def test_what_was_welcomed_is_no_sentence_in_arabic():
    thing = told(FactKind.STATEMENT, "مبادرة القرى حفر الآبار", "ar", speaker="العمداء", mode="indirect", verb="وأشاد")
    whole = told(FactKind.STATEMENT, "ورحبوا بحفر الآبار", "ar", speaker="العمداء", mode="indirect", verb="ورحبوا")
    stressed = [replace(card, fact=replace(card.fact, rule="stressed")) for card in (thing, whole)]
    assert [stands_alone(card) for card in stressed] == [False, True]


@pytest.mark.parametrize(
    ("name", "language", "is_own"),
    [
        ("round table", "en", False),
        ("Round table", "en", False),
        ("deuxième réunion", "fr", False),
        ("Forum of Wells", "en", True),
        ("réunion ministérielle sur les puits", "fr", True),
        ("لقاء", "ar", False),
        ("ورشة عمل حول حماية الآبار", "ar", True),
        ("", "en", False),
    ],
)
def test_an_event_is_known_by_more_than_its_kind(name, language, is_own):
    assert is_own_name(name, language) is is_own


@pytest.mark.parametrize(
    ("name", "fields", "is_known"),
    [
        ("joint diving session in the spring", {"status": "mentioned"}, False),
        ("meeting on the wells of Tozeur town", {"status": "mentioned"}, True),
        ("second meeting", {"start_date": "2023", "edition": "2", "status": "mentioned"}, False),
        ("seminar", {"city": "Niamey"}, True),
        ("workshop", {"start_date": "2023-05"}, True),
    ],
)
def test_an_event_is_told_only_where_readers_can_tell_which_it_was(name, fields, is_known):
    assert is_known_event([told(FactKind.EVENT, name, "en", name=name, **fields)]) is is_known
