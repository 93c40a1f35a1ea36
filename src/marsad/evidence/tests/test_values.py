from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from marsad.evidence import values
from marsad.records import Document, FactKind, make_fact

TEXT = "Passerelles: 454545 dollars."


def fact(kind: FactKind, **fields):
    document = Document(
        id="d1", file="a", address="a", media_type="text/plain", retrieved=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="", text=TEXT, language="en",
    )  # fmt: skip
    return make_fact(document, kind, 0, len(TEXT), fields=fields, confidence=1, rule="r", extractor="e")


def shown(*args, **fields) -> dict[str, tuple[str, ...]]:
    return {row.label: row.values for row in values.rows(fact(*args, **fields))}


@pytest.mark.parametrize(
    ("language", "amount"), [("en", "454,545 USD"), ("fr", "454\xa0545 USD"), ("ar", "454.545 USD")]
)
def test_sums_are_written_with_their_currency(language, amount):
    with override(language):
        rows = list(values.rows(fact(FactKind.PROGRAMME, name="Passerelles", amount=454545, currency="USD")))
    assert [row.values for row in rows] == [(amount,)]


def test_sums_keep_their_cents_and_odd_ones_their_words():
    assert shown(FactKind.PROGRAMME, name="P", amount=10.5)["Amount"] == ("10.50",)
    assert shown(FactKind.PROGRAMME, name="P", amount="about a million")["Amount"] == ("about a million",)


def test_terms_are_in_the_readers_language_and_words_are_left_as_written():
    with override("fr"):
        rows = {row.name: row for row in values.rows(fact(FactKind.EVENT, name="F", status="held", city="طنجة"))}
    assert (rows["status"].values, rows["status"].is_content) == (("tenu",), False)
    assert (rows["city"].values, rows["city"].is_content) == (("طنجة",), True)


def test_the_heading_is_not_repeated_among_the_fields():
    statement = fact(FactKind.STATEMENT, speaker="S", text="So it is")
    assert values.heading(statement) == "So it is"
    assert [row.name for row in values.rows(statement)] == ["speaker"]


def test_a_fact_without_a_name_is_headed_by_its_words():
    assert values.heading(fact(FactKind.EVENT)) == TEXT


@pytest.mark.parametrize(("probability", "level"), [(0.85, "high"), (0.849, "middle"), (0.6, "middle"), (0.59, "low")])
def test_confidence_has_three_words(probability, level):
    assert values.confidence(probability).level == level


def test_what_nobody_said_has_no_row_and_themes_are_named_in_the_readers_language():
    with override("fr"):
        rows = list(values.rows(fact(FactKind.RECOMMENDATION, text=TEXT, issues=[], addressee="", themes=["research"])))
    assert [(row.name, row.values) for row in rows] == [("themes", ("Recherche et données",))]
