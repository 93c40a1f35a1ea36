"""Quoted and told words under a speaker's name, in three languages."""

import pytest

from marsad.reports.grammar import saying


@pytest.mark.parametrize(
    ("text", "language", "verb", "rule", "expected"),
    [
        ("most wells are dry", "en", "recalled", "said_that", "recalled that most wells are dry"),
        ("the wells would dry up", "en", "said", "said_plain", "said that the wells would dry up"),
        ("la source tarit", "fr", "a rappelé", "said_that", "a rappelé que la source tarit"),
        ("il manque des puits", "fr", "a rappelé", "said_that", "a rappelé qu’il manque des puits"),
        ("les puits aient tari", "fr", "a-t-il assuré", "said_that", "… les puits aient tari"),
        ("les puits tarissent", "fr", "d’après", "according_to", "Les puits tarissent"),
        ("welcomes the new wells", "en", "welcomes", "stressed", "welcomes the new wells"),
        ("“a dry year” is near, she adds", "en", "warned", "said_that", "warned that “a dry year” is near, she adds"),
        ("Sfax has wells", "en", "recalled", "said_that", "recalled that Sfax has wells"),
        ("Wells are dry", "en", "", "interview_answer", "Wells are dry"),
        ("الآبار جفت", "ar", "ذكر", "said_that", "الآبار جفت"),
        (
            "ثلث الآبار جف، وأن بئرا واحدة بقيت",
            "ar",
            "وأوضح",
            "said_that",
            "أوضح أن ثلث الآبار جف، وأن بئرا واحدة بقيت",
        ),
        ("الآبار جفت، وأن المطر قليل", "ar", "قالت", "said_that", "قالت إن الآبار جفت، وأن المطر قليل"),
        ("الآبار جفت، وأن المطر قليل", "ar", "فلفتت", "said_that", "لفتت إلى أن الآبار جفت، وأن المطر قليل"),
        ("واحدا من كل عشرة يشرب منها", "ar", "أضاف", "said_that", "أضاف أن واحدا من كل عشرة يشرب منها"),
        ("واحدًا فقط يشرب منها", "ar", "", "added_that", "أن واحدًا فقط يشرب منها"),
        ("ورحبوا بحفر بئر", "ar", "ورحبوا", "stressed", "رحبوا بحفر بئر"),
    ],
)
def test_told_words_follow_their_verb_or_show_that_they_were_begun_before(text, language, verb, rule, expected):
    assert saying.told(text, language, verb, rule) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("We shall dig", "en", "“We shall dig”"),
        ("“We shall dig”", "en", "“We shall dig”"),
        ("We call it “the well”", "en", "“We call it ‘the well’”"),
        ("Nous creusons", "fr", "«\u00a0Nous creusons\u00a0»"),
        ("Nous disons « puits » ici", "fr", "«\u00a0Nous disons “puits” ici\u00a0»"),
        ("سنحفر", "ar", "«سنحفر»"),
    ],
)
def test_quoted_words_stand_between_the_marks_of_the_language(text, language, expected):
    assert saying.quotation(text, language) == expected


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [("We shall dig", True), ("“We shall dig”", True), ("“We dig”, and proposes more", False)],
)
def test_a_quotation_that_goes_on_behind_its_mark_is_told(text, is_whole):
    assert saying.is_quotation(text) is is_whole
