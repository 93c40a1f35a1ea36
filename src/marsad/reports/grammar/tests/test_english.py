"""English: articles, counted nouns, ordinals, dates, lists, on a table of cases."""

import pytest

from marsad.reports.grammar import dates, english, nouns, numbers, places
from marsad.reports.grammar.lists import joined


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [
        (0, "recommendation", "no recommendations"),
        (0, "country", "no countries"),
        (1, "recommendation", "one recommendation"),
        (1, "country", "one country"),
        (2, "commitment", "two commitments"),
        (3, "call", "three calls"),
        (5, "person", "five persons"),
        (7, "addressee", "seven addressees"),
        (10, "document", "ten documents"),
        (11, "document", "11 documents"),
        (12, "summit", "12 summits"),
        (21, "congress", "21 congresses"),
        (99, "page", "99 pages"),
        (100, "participant", "100 participants"),
        (101, "day", "101 days"),
        (1250, "fact", "1,250 facts"),
        (1_000_000, "fact", "1,000,000 facts"),
    ],
)
def test_counted(count, noun, expected):
    assert numbers.counted("en", count, noun) == expected


@pytest.mark.parametrize("name", ["Anbar Declaration", "Anbar communiqué", "Ministry of Wells"])
def test_texts_and_bodies_that_speak_have_their_article(name):
    assert english.the(name) == f"the {name}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "first"),
        (2, "second"),
        (3, "third"),
        (10, "tenth"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (20, "20th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (24, "24th"),
        (72, "72nd"),
        (100, "100th"),
        (101, "101st"),
        (111, "111th"),
        (112, "112th"),
        (123, "123rd"),
    ],
)
def test_ordinals(value, expected):
    assert numbers.ordinal("en", value) == expected


@pytest.mark.parametrize(
    ("edition", "noun", "expected"),
    [
        (1, "conference", "the first conference"),
        (3, "round_table", "the third round table"),
        (42, "meeting", "the 42nd meeting"),
    ],
)
def test_editions(edition, noun, expected):
    assert numbers.edition("en", edition, noun) == expected


@pytest.mark.parametrize(
    ("code", "within", "of"),
    [
        ("MA", "in Morocco", "of Morocco"),
        ("TN", "in Tunisia", "of Tunisia"),
        ("AE", "in the United Arab Emirates", "of the United Arab Emirates"),
        ("US", "in the United States", "of the United States"),
        ("GB", "in the United Kingdom", "of the United Kingdom"),
        ("NL", "in the Netherlands", "of the Netherlands"),
        ("PH", "in the Philippines", "of the Philippines"),
        ("EG", "in Egypt", "of Egypt"),
        ("SD", "in Sudan", "of Sudan"),
        ("OM", "in Oman", "of Oman"),
    ],
)
def test_countries(code, within, of):
    assert (places.in_country("en", code), places.of_country("en", code)) == (within, of)


@pytest.mark.parametrize(
    ("city", "country", "expected"),
    [
        ("Rabat", "MA", "in Rabat, Morocco"),
        ("Abu Dhabi", "AE", "in Abu Dhabi, United Arab Emirates"),
        ("Tunis", "", "in Tunis"),
        ("", "AE", "in the United Arab Emirates"),
        ("", "", ""),
    ],
)
def test_places(city, country, expected):
    assert places.in_place("en", city, country) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-11-14", "2023-11-14", "on 14 November 2023"),
        ("2022-06-01", "", "on 1 June 2022"),
        ("2023-11-14", "2023-11-15", "on 14 and 15 November 2023"),
        ("2023-11-14", "2023-11-17", "from 14 to 17 November 2023"),
        ("2023-11-30", "2023-12-02", "from 30 November to 2 December 2023"),
        ("2023-12-30", "2024-01-02", "from 30 December 2023 to 2 January 2024"),
        ("2022-06", "", "in June 2022"),
        ("2022-06", "2022-08", "from June to August 2022"),
        ("2014", "", "in 2014"),
        ("2021", "2023", "from 2021 to 2023"),
        ("2023-02-30", "", ""),
        ("", "", ""),
    ],
)
def test_dates(start, end, expected):
    assert dates.when("en", start, end) == expected


@pytest.mark.parametrize(
    ("things", "expected"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists(things, expected):
    assert joined("en", things) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Third International Conference on Dialogue",), "conference"),
        (("Forum of mayors: the conference papers",), "forum"),
        (("Ministerial meeting on children",), "meeting"),
        (("Table ronde sur l’école",), "round_table"),
        (("الندوة الدولية حول المدرسة",), "seminar"),
        (("Open Days",), "event"),
        ((), "event"),
    ],
)
def test_what_kind_of_event_a_name_speaks_of(names, expected):
    assert nouns.event_noun(names) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Observatory for Open Schools", "the Observatory for Open Schools"),
        ("United Nations", "the United Nations"),
        ("The Lantern Foundation", "the Lantern Foundation"),
        ("Mohammed V University", "Mohammed V University"),
        ("University of Tunis", "the University of Tunis"),
        ("UNESCO", "UNESCO"),
        ("Hedayah", "Hedayah"),
        ("Council", "Council"),
    ],
)
def test_names_of_bodies_take_the_article_that_their_noun_asks_for(name, expected):
    assert english.the(name) == expected


def test_every_noun_has_all_its_forms():
    for key in nouns.known():
        assert all((nouns.noun(language, key).one, nouns.noun(language, key).many) for language in ("en", "fr", "ar"))
        arabic = nouns.noun("ar", key)
        assert all((arabic.dual, arabic.dual_oblique, arabic.accusative, arabic.definite))
        assert arabic.gender in "mf"


@pytest.mark.parametrize(
    ("stored", "currency", "expected"),
    [
        ("454545", "USD", "USD\u00a0454,545"),
        ("3000000", "", "3,000,000"),
    ],
)
def test_sums(stored, currency, expected):
    assert numbers.money("en", stored, currency) == expected.strip()
