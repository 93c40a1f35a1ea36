"""A recommendation is shown in the words that its first event has in the report's language, where it has some."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from marsad.followup.kinds import Status, TranslationState
from marsad.reports.logic.composing import compose
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.plan import planned
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


@pytest.mark.parametrize(
    ("strength", "language", "begins", "subtitle", "heading"),
    [
        ("commitment", "en", "The commitment was made", "Dossier of a commitment", "The commitment"),
        ("commitment", "fr", "L’engagement a été pris", "Dossier d’un engagement", "L’engagement"),
        ("commitment", "ar", "أُعلن الالتزام", "ملف التزام", "نص الالتزام"),
        ("formal", "en", "The recommendation was made", "Dossier of a recommendation", "The recommendation"),
        ("call", "ar", "صدرت التوصية", "ملف توصية", "نص التوصية"),
    ],
)
def test_the_dossier_of_a_commitment_speaks_of_a_commitment(strength, language, begins, subtitle, heading):
    one = followed(FIRST)
    card = one.card
    card.issuer, card.addressees, card.event, card.issuer_entity, card.translations = "", (), "", "", ()
    card.strength, card.made_on, card.status, card.status_reason = strength, "2022-05-10", Status.PLANNED, ""
    one.life = SimpleNamespace(wordings=(), silences=(), evidence=(), history=(), moments=())
    one.event_name, one.event_language, one.places = "Forum of Wells", "en", ()
    plan = planned("dossier", "recommendation", "WELL-2022-01", language=language)
    with translation.override(language):
        writer = Writer(language=language, page_of=lambda _document, _start: None)
        report = compose(plan, Material(name="dig the wells", language="en", register=(one,)), writer)
    told = {section.key: section for section in report.sections}
    words = "".join(words.text for line in told["thread_summary"].blocks[0].lines for words in line.words)
    assert words.startswith(begins)
    assert (report.subtitle, told["thread_text"].heading) == (subtitle, heading)
    if language == "ar":
        assert ("وحالته: «مخطَّط له»" in words) is (strength == "commitment")  # a commitment is masculine
    if language == "fr":
        assert "« prévu »" in words.replace("\u00a0", " ").replace("\u202f", " ")
