"""The sentences of reports: every language has each with the same placeholders, and empty fillings leave no traces."""

import re

import pytest

from marsad.reports.logic.report import Words
from marsad.reports.logic.sentences import quoted, sentence, templates


def placeholders(template) -> set[str]:
    forms = [template] if isinstance(template, str) else list(template.values())
    found = [set(re.findall(r"\{(\w+)\}", form)) for form in forms]
    assert all(each == found[0] for each in found)
    return found[0]


@pytest.mark.parametrize("name", templates())
def test_every_sentence_stands_in_three_languages_with_the_same_places(name):
    template = templates()[name]
    assert set(template) == {"en", "fr", "ar"}
    assert placeholders(template["en"]) == placeholders(template["fr"]) == placeholders(template["ar"])


def text(words: tuple[Words, ...]) -> str:
    return "".join(piece.text for piece in words)


@pytest.mark.parametrize(
    ("language", "gender", "event", "expected"),
    [
        ("en", "m", "the third forum", "The third forum was held in 2023."),
        ("fr", "f", "la première réunion", "La première réunion s’est tenue in 2023."),
        ("ar", "f", "الدورة الثالثة", "انعقدت الدورة الثالثة in 2023."),
        ("ar", "m", "المؤتمر الثالث", "انعقد المؤتمر الثالث in 2023."),
    ],
)
def test_empty_fillings_leave_no_spaces_and_verbs_agree(language, gender, event, expected):
    assert text(sentence(language, "event_held", gender=gender, event=event, where="", when="in 2023")) == expected


def test_words_of_documents_keep_their_language():
    theme = Words(text="Dialogue", language="en")
    assert theme in sentence("fr", "event_theme", theme=theme)


@pytest.mark.parametrize(
    ("counted", "said"),
    [("توصيتين", "المحدد لتوصيتين."), ("12 توصية", "المحدد لـ12\u00a0توصية."), ("توصية واحدة", "المحدد لتوصية واحدة.")],
)
def test_the_arabic_preposition_joins_words_and_is_drawn_out_before_figures(counted, said):
    assert "".join(words.text for words in sentence("ar", "register_overdue", counted=counted)).endswith(said)


@pytest.mark.parametrize(
    ("language", "counted", "said"),
    [
        ("fr", "11 engagements", "11\u00a0engagements"),
        ("en", "11 calls", "11\u00a0calls"),
        ("ar", "11 دعوة", "11\u00a0دعوة"),
    ],
)
def test_a_number_stays_beside_what_it_counts(language, counted, said):
    told = sentence(language, "recorded_alone", gender="many", counted=counted, kinds="")
    assert said in "".join(words.text for words in told)


def test_french_names_of_events_stand_beside_their_noun():
    told = sentence("fr", "thread_silence", event="« 4e édition »", when="le 13 octobre 2023")
    assert "lors de l’événement «\u00a04e édition\u00a0», le 13" in "".join(words.text for words in told)


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("fr", "« Un an après »", "«\u00a0Un an après\u00a0»"),
        ("ar", "« Un an après »", "«Un an après»"),
        ("en", "“A year later”", "“A year later”"),
        ("en", '"A year later"', "“A year later”"),
        ("fr", "« Ici » et « là »", "«\u00a0« Ici » et « là »\u00a0»"),
        ("ar", "عام بعد «جسور»", "«عام بعد «جسور»»"),
    ],
)
def test_a_title_that_is_a_quotation_gets_no_second_marks(language, title, expected):
    assert text(quoted(language, Words(text=title))) == expected
