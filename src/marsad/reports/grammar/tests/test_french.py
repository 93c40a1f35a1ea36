"""French: elision, contraction, countries, counted nouns, ordinals, dates, on a table of cases."""

import pytest

from marsad.reports.grammar import dates, french, numbers, places
from marsad.reports.grammar.lists import joined


@pytest.mark.parametrize(
    ("name", "of", "at"),
    [
        ("Rabat", "de Rabat", "à Rabat"),
        ("Amman", "d’Amman", "à Amman"),
        ("Oujda", "d’Oujda", "à Oujda"),
        ("Irbid", "d’Irbid", "à Irbid"),
        ("Istanbul", "d’Istanbul", "à Istanbul"),
        ("Le Caire", "du Caire", "au Caire"),
        ("La Haye", "de La Haye", "à La Haye"),
        ("Les Berges du Lac", "des Berges du Lac", "aux Berges du Lac"),
        ("Hambourg", "de Hambourg", "à Hambourg"),
        ("Harare", "de Harare", "à Harare"),
        ("Homs", "d’Homs", "à Homs"),
        ("Yaoundé", "de Yaoundé", "à Yaoundé"),
        ("New York", "de New York", "à New York"),
    ],
)
def test_cities(name, of, at):
    assert french.de(name) == of
    assert french.a(name) == at


@pytest.mark.parametrize(
    ("name", "the", "of", "to"),
    [
        ("Fondation Al Ofoq", "la Fondation Al Ofoq", "de la Fondation Al Ofoq", "à la Fondation Al Ofoq"),
        ("Organisation du monde", "l’Organisation du monde", "de l’Organisation du monde", "à l’Organisation du monde"),
        ("Observatoire du Sahel", "l’Observatoire du Sahel", "de l’Observatoire du Sahel", "à l’Observatoire du Sahel"),
        (
            "Ministère de la Justice",
            "le Ministère de la Justice",
            "du Ministère de la Justice",
            "au Ministère de la Justice",
        ),
        ("Nations unies", "les Nations unies", "des Nations unies", "aux Nations unies"),
        ("Haut-Commissariat", "le Haut-Commissariat", "du Haut-Commissariat", "au Haut-Commissariat"),
        ("États membres", "les États membres", "des États membres", "aux États membres"),
        ("Université de Sfax", "l’Université de Sfax", "de l’Université de Sfax", "à l’Université de Sfax"),
        ("ICESCO", "ICESCO", "d’ICESCO", "à ICESCO"),
        ("Search for Peace", "Search for Peace", "de Search for Peace", "à Search for Peace"),
    ],
)
def test_bodies(name, the, of, to):
    assert (french.the(name), french.of_the(name), french.to_the(name)) == (the, of, to)


@pytest.mark.parametrize(
    ("code", "the", "within", "of"),
    [
        ("MA", "le Maroc", "au Maroc", "du Maroc"),
        ("TN", "la Tunisie", "en Tunisie", "de Tunisie"),
        ("DZ", "l’Algérie", "en Algérie", "d’Algérie"),
        ("IQ", "l’Irak", "en Irak", "d’Irak"),
        ("AE", "les Émirats arabes unis", "aux Émirats arabes unis", "des Émirats arabes unis"),
        ("US", "les États-Unis", "aux États-Unis", "des États-Unis"),
        ("NL", "les Pays-Bas", "aux Pays-Bas", "des Pays-Bas"),
        ("OM", "Oman", "à Oman", "d’Oman"),
        ("DJ", "Djibouti", "à Djibouti", "de Djibouti"),
        ("BH", "Bahreïn", "à Bahreïn", "de Bahreïn"),
        ("MX", "le Mexique", "au Mexique", "du Mexique"),
        ("MZ", "le Mozambique", "au Mozambique", "du Mozambique"),
        ("EG", "l’Égypte", "en Égypte", "d’Égypte"),
        ("YE", "le Yémen", "au Yémen", "du Yémen"),
        ("JO", "la Jordanie", "en Jordanie", "de Jordanie"),
        ("ML", "le Mali", "au Mali", "du Mali"),
        ("NE", "le Niger", "au Niger", "du Niger"),
        ("SN", "le Sénégal", "au Sénégal", "du Sénégal"),
        ("HU", "la Hongrie", "en Hongrie", "de Hongrie"),
        ("HT", "Haïti", "en Haïti", "d’Haïti"),
        ("BB", "la Barbade", "à la Barbade", "de la Barbade"),
        ("KM", "les Comores", "aux Comores", "des Comores"),
    ],
)
def test_countries(code, the, within, of):
    assert (places.the_country("fr", code), places.in_country("fr", code), places.of_country("fr", code)) == (
        the,
        within,
        of,
    )


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [
        (0, "recommendation", "aucune recommandation"),
        (0, "document", "aucun document"),
        (1, "recommendation", "une recommandation"),
        (1, "commitment", "un engagement"),
        (2, "call", "deux appels"),
        (3, "country", "trois pays"),
        (10, "organisation", "dix organisations"),
        (11, "document", "11 documents"),
        (99, "page", "99 pages"),
        (100, "participant", "100 participants"),
        (1250, "fact", "1\u202f250 faits"),
        (1_000_000, "fact", "1\u202f000\u202f000 de faits"),
        (2_000_000, "update", "2\u202f000\u202f000 de mises à jour"),
        (2, "round_table", "deux tables rondes"),
    ],
)
def test_counted(count, noun, expected):
    assert numbers.counted("fr", count, noun) == expected


@pytest.mark.parametrize(
    ("edition", "noun", "expected"),
    [
        (1, "conference", "la première conférence"),
        (1, "forum", "le premier forum"),
        (2, "edition", "la deuxième édition"),
        (3, "workshop", "le troisième atelier"),
        (10, "summit", "le dixième sommet"),
        (21, "meeting", "la 21e réunion"),
        (101, "event", "le 101e événement"),
    ],
)
def test_editions(edition, noun, expected):
    assert numbers.edition("fr", edition, noun) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-11-14", "2023-11-14", "le 14 novembre 2023"),
        ("2022-06-01", "", "le 1er juin 2022"),
        ("2023-11-14", "2023-11-15", "les 14 et 15 novembre 2023"),
        ("2022-09-01", "2022-09-02", "les 1er et 2 septembre 2022"),
        ("2023-11-14", "2023-11-17", "du 14 au 17 novembre 2023"),
        ("2023-11-30", "2023-12-02", "du 30 novembre au 2 décembre 2023"),
        ("2023-12-30", "2024-01-02", "du 30 décembre 2023 au 2 janvier 2024"),
        ("2022-06", "", "en juin 2022"),
        ("2014", "", "en 2014"),
        ("2022-04", "2022-08", "d’avril à août 2022"),
        ("2022-06", "2022-08", "de juin à août 2022"),
        ("2021", "2023", "de 2021 à 2023"),
        ("2024-09", "2024-11-06", "de septembre 2024 au 6 novembre 2024"),
        ("2024-09-02", "2024-11", "du 2 septembre 2024 à novembre 2024"),
        ("2023-11-15", "2023-11-14", "le 15 novembre 2023"),
        ("demain", "", ""),
    ],
)
def test_dates(start, end, expected):
    assert dates.when("fr", start, end) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quoi ?", "Quoi\u202f?"),
        ("Sources : deux", "Sources\u00a0: deux"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("un ; deux", "un\u202f; deux"),
        ("12:30", "12:30"),
    ],
)
def test_spaces(text, expected):
    assert french.spaced(text) == expected


def test_places_and_lists():
    assert places.in_place("fr", "Le Caire", "EG") == "au Caire, en Égypte"
    assert places.in_place("fr", "Rabat", "MA") == "à Rabat, au Maroc"
    assert places.in_place("fr", "", "AE") == "aux Émirats arabes unis"
    assert places.in_place("fr", "Tunis", "") == "à Tunis"
    assert places.in_place("fr", "", "") == ""
    assert joined("fr", ["a", "b", "c"]) == "a, b et c"


@pytest.mark.parametrize(
    ("stored", "currency", "expected"),
    [
        ("454545", "USD", "454\u202f545\u00a0USD"),
        ("12.5", "EUR", "12,5\u00a0EUR"),
        ("deux millions", "EUR", "deux millions EUR"),
    ],
)
def test_sums(stored, currency, expected):
    assert numbers.money("fr", stored, currency) == expected.strip()


def test_dates_known_less_and_more_precisely_are_both_written_whole():
    assert dates.span("fr", "2024-09", "2024-11-06") == "septembre 2024 – 6 novembre 2024"
