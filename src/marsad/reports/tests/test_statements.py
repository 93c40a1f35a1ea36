"""Statements of a report: what stands among the recommendations is not told again."""

import pytest

from marsad.evidence.cards import FactCard
from marsad.records import Citation, Fact, FactKind
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.sections.statements import statements

WHOLE = "We must repair the wells before winter"
LONGER = f"The pumps are old and nobody has parts for them. {WHOLE}"


def card(kind: FactKind, text: str, start: int, document: str = "d", language: str = "en", **fields: str) -> FactCard:
    citation = Citation(document=document, start=start, end=start + len(text), quote=text)
    fact = Fact(
        id=f"{kind}{start}{len(text)}", kind=kind, citation=citation, language=language, confidence=0.9, rule="r",
        fields={"text": text, **fields},
    )  # fmt: skip
    return FactCard(fact=fact, file="a.txt", document_title="", document_language="en", published="")


@pytest.mark.parametrize(
    ("mode", "text", "start", "is_told"),
    [
        ("direct", WHOLE, 100, False),
        ("direct", LONGER, 100 - len(LONGER) + len(WHOLE), True),
        ("direct", WHOLE, 900, True),
        ("indirect", LONGER, 100 - len(LONGER) + len(WHOLE), False),
    ],
)
def test_a_quotation_that_is_only_a_recommendation_is_told_once(mode, text, start, is_told):
    asked = card(FactKind.RECOMMENDATION, WHOLE, 100, strength="soft")
    said = card(FactKind.STATEMENT, text, start, speaker="Salma Idrissi", mode=mode, verb="said")
    blocks = statements(
        Material(name="A", language="en", facts=(asked, said)),
        Writer(language="en", page_of=lambda _document, _start: None),
    )
    assert bool(blocks) is is_told


def told(*facts: FactCard) -> bool:
    blocks = statements(
        Material(name="A", language="en", facts=facts), Writer(language="en", page_of=lambda _document, _start: None)
    )
    return bool(blocks)


@pytest.mark.parametrize(
    ("behind", "is_told"), [("", False), (", and our neighbours have promised us two lorries of stone", True)]
)
def test_a_quotation_of_two_recommendations_and_no_more_is_told_once(behind, is_told):
    first, second = "We must repair the wells before winter", "pay those who dig them"
    said = card(FactKind.STATEMENT, f"{first}, and {second}{behind}", 100, speaker="Salma Idrissi", mode="direct")
    asked = card(FactKind.RECOMMENDATION, first, 100, strength="soft")
    also = card(FactKind.RECOMMENDATION, second, 106 + len(first), strength="soft")
    assert told(asked, also, said) is is_told
    assert told(asked, said)


@pytest.mark.parametrize(
    ("issuer", "text", "is_told"),
    [
        ("Salma Idrissi", "Il faut réparer les puits avant l’hiver", False),
        ("Salma Idrissi", "Il faut ouvrir une école de musique", True),
        ("Omar Tazi", "Il faut réparer les puits avant l’hiver", True),
    ],
)
def test_a_call_that_another_document_has_in_its_language_is_told_once(issuer, text, is_told):
    said = card(FactKind.STATEMENT, WHOLE, 900, speaker="Salma Idrissi", mode="direct")
    asked = card(FactKind.RECOMMENDATION, text, 100, document="d2", language="fr", strength="soft", issuer=issuer)
    assert told(asked, said) is is_told
