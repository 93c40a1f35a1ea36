"""Statements of a report: what stands among the recommendations is not told again."""

import pytest

from marsad.evidence.cards import FactCard
from marsad.records import Citation, Fact, FactKind
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.sections.statements import statements

WHOLE = "We must repair the wells before winter"
LONGER = f"The pumps are old and nobody has parts for them. {WHOLE}"


def card(kind: FactKind, text: str, start: int, **fields: str) -> FactCard:
    citation = Citation(document="d", start=start, end=start + len(text), quote=text)
    fact = Fact(id=f"{kind}{start}{len(text)}", kind=kind, citation=citation, language="en", confidence=0.9, rule="r",
                fields={"text": text, **fields})  # fmt: skip
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
