"""A recommendation is shown in the words that its first event has in the report's language, where it has some."""

from types import SimpleNamespace

import pytest

from marsad.followup.kinds import TranslationState
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.sections.thread import text, worded


def said(text: str, language: str, event: str) -> SimpleNamespace:
    return SimpleNamespace(source=SimpleNamespace(text=text, language=language, event=event, fact=text))


def followed(*wordings: SimpleNamespace) -> SimpleNamespace:
    card = SimpleNamespace(
        text="dig the wells", language="en", text_in=lambda _own: "dig the wells", language_for=lambda _own: "en",
        is_translated_into=lambda _other: False,
    )  # fmt: skip
    return SimpleNamespace(card=card, life=SimpleNamespace(wordings=wordings), sources=())


@pytest.mark.parametrize(
    ("state", "label"),
    [(TranslationState.REVIEWED, "Reviewed translation"), (TranslationState.DRAFT, "Translation nobody has reviewed")],
)
def test_a_dossier_says_whether_somebody_reviewed_a_translation(state, label):
    writer = Writer(language="en", page_of=lambda _document, _start: None)
    one = followed(FIRST)
    one.card.translations = (SimpleNamespace(text="creuser les puits", language="fr", state=state),)
    one.card.issuer, one.card.addressees, one.card.event, one.card.issuer_entity = "", (), "", ""
    one.card.strength = "formal"
    (block, *_rest) = text(Material(name="", language="", register=(one,)), writer)
    assert [line.label for line in block.lines] == ["", label]


FIRST = said("dig the wells", "en", "e1")


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (said("حفر الآبار", "ar", "e1"), "حفر الآبار"),
        (said("حفر الآبار", "ar", "e2"), "dig the wells"),  # a later edition has words of its own
        (said("creuser les puits", "fr", "e1"), "dig the wells"),
    ],
)
def test_words_of_the_first_event_in_the_reports_language_are_shown(other, shown):
    writer = Writer(language="ar", page_of=lambda _document, _start: None)
    assert worded(followed(FIRST, other), writer).text == shown
