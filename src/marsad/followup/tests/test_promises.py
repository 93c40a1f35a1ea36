"""One body's promise that documents tell in several languages is one line; anything less sure stays two."""

import pytest

from marsad.evidence.cards import FactCard
from marsad.followup.logic.addressees import Body
from marsad.followup.logic.origins import Saying
from marsad.followup.logic.promises import bodies_of, joined
from marsad.records import Citation, Fact, FactKind

HARBOUR = Body(entity="harbour", authority="", names={"en": "Harbour Council"})
BODIES = {"harbour council": HARBOUR, "مجلس المرفا": HARBOUR}


def saying(document: str, text: str, language: str, *, issuer: str = "", quote: str = "", strength: str = "commitment"):
    fact = Fact(
        id=f"f{document}", kind=FactKind.RECOMMENDATION, language=language, confidence=0.9, rule="r",
        citation=Citation(document=document, start=0, end=len(quote or text), quote=quote or text),
        fields={"text": text, "strength": strength, "issuer": issuer},
    )  # fmt: skip
    card = FactCard(fact=fact, file="a.txt", document_title="", document_language=language, published="2021")
    return Saying(fact=card)


ENGLISH = saying("d1", "open twelve reading rooms in prisons by 2026", "en")
ARABIC = saying("d2", "افتتاح اثنتي عشرة قاعة مطالعة في السجون قبل سنة 2026", "ar")
FRENCH = saying("d3", "ouvrir douze salles de lecture dans les prisons avant 2026", "fr")


def lines(*sayings, bodies=None, apart=()):
    told = joined(
        {f"t{number}": (one,) for number, one in enumerate(sayings)},
        lambda one: frozenset((bodies or {}).get(one.fact.fact.id, {"harbour"})),
        apart,
    )
    return {key: [one.fact.fact.citation.document for one in some] for key, some in told.items()}


def test_a_promise_told_in_three_languages_is_one_line_under_the_oldest():
    assert lines(ENGLISH, ARABIC, FRENCH) == {"t0": ["d1", "d2", "d3"]}


@pytest.mark.parametrize(
    "other",
    [
        saying("d2", "افتتاح اثنتي عشرة قاعة مطالعة في السجون قبل سنة 2029", "ar"),  # another year
        saying("d2", "تدريب حراس السواحل على الإسعاف", "ar"),  # another thing
        saying("d1", "افتتاح اثنتي عشرة قاعة مطالعة في السجون قبل سنة 2026", "ar"),  # one document: its list says two
        saying("d2", "افتتاح اثنتي عشرة قاعة مطالعة في السجون قبل سنة 2026", "ar", strength="call"),  # only asked for
        saying("d2", "open twelve reading rooms in prisons before 2026", "en"),  # one language is linking's
        saying("d2", "إلغاء اثنتي عشرة قاعة مطالعة في السجون قبل سنة 2026", "ar"),  # another act
    ],
)
def test_anything_else_stays_two(other):
    assert len(lines(ENGLISH, other)) == 2


def test_two_bodies_and_nobody_promise_two_things():
    assert len(lines(ENGLISH, ARABIC, bodies={"fd1": {"harbour"}, "fd2": {"town"}})) == 2
    assert len(lines(ENGLISH, ARABIC, bodies={"fd1": set(), "fd2": set()})) == 2


def test_what_people_hold_apart_stays_two():
    assert len(lines(ENGLISH, ARABIC, apart=[frozenset(("fd1", "fd2"))])) == 2


@pytest.mark.parametrize(
    ("issuer", "quote", "offices", "found"),
    [
        ("the Harbour Council", "", (), {"harbour"}),
        ("Lamia Sefrioui", "", ("head of works of the Harbour Council",), {"harbour"}),
        ("لمياء الصفريوي", "أعلنت مديرة الأشغال في مجلس المرفأ، لمياء الصفريوي، افتتاح مكتبة", (), {"harbour"}),
        ("Lamia Sefrioui", "Lamia Sefrioui will open a library for the Harbour Council", (), set()),
        ("", "The Harbour Council will open a library", (), set()),
    ],
)
def test_in_whose_name_somebody_promises(issuer, quote, offices, found):
    told = saying("d1", "open a library", "en", issuer=issuer, quote=quote)
    assert bodies_of(told, BODIES, offices) == found
