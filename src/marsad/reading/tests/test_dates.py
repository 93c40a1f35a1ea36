import pytest

from marsad.reading.dates import date_of_line, publication_date, stated_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-05-03T23:00:00Z", "2021-05-03"),
        ("2021-05-03 10:00:00 +06:00", "2021-05-03"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("03/05/2021", "2021-05-03"),
        ("20210503", "2021-05-03"),
        ("Mon, 03 May 2021 10:00:00 +0100", "2021-05-03"),
        ("3 mai 2021", "2021-05-03"),
        ("2021-02-31", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_stated_dates(value: str, iso: str) -> None:
    assert stated_date(value) == iso


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("3 mai 2021", "fr", "2021-05-03"),
        ("Publié le 3 mai 2021 à 10:30", "fr", "2021-05-03"),
        ("الإثنين 3 ماي 2021", "ar", "2021-05-03"),
        ("Posted on May 3, 2021", "en", "2021-05-03"),
        ("Un atelier pour trente enseignants aura lieu à la maison des jeunes le 3 mai 2021 à midi", "fr", ""),
        ("No date here", "en", ""),
    ],
)
def test_lines_that_are_dates(line: str, language: str, iso: str) -> None:
    assert date_of_line(line, language) == iso


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("Rabat, le 3 mai 2021", "fr", "2021-05-03"),
        ("TUNIS 3 MAY 2021", "en", "2021-05-03"),
        ("نواكشوط في 3 مايو 2021", "ar", "2021-05-03"),
        ("Atelier du 3 mai 2021 à Rabat", "fr", ""),
        ("The workshop of 3 May 2021", "en", ""),
    ],
)
def test_a_place_may_stand_before_the_date_but_no_event(line: str, language: str, iso: str) -> None:
    assert date_of_line(line, language) == iso


@pytest.mark.parametrize(
    ("lines", "language", "iso"),
    [
        (["Salma Benhadi et Karim Zerrouki, mars 2023"], "fr", "2023-03"),
        (["Institute for Mountain Schools, Geneva, June 2023"], "en", "2023-06"),
        (["Guidance note 4, 15 April 2024"], "en", "2024-04-15"),
        (["ورقة سياسات رقم 7، مارس 2023"], "ar", "2023-03"),
        (["Un texte.", "Fait à Nouadhibou, le 24 mai 2022."], "fr", "2022-05-24"),
        (["نص.", "حرر بالرباط في 3 ماي 2021"], "ar", "2021-05-03"),
        (["A text.", "Done at Aleppo, 3 May 2021"], "en", "2021-05-03"),
    ],
)
def test_dates_behind_writers_and_under_a_text(lines: list[str], language: str, iso: str) -> None:
    assert publication_date(lines, language) == iso


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Regional workshop of teachers, June 2023", "en"),
        ("Atelier régional, Rabat, mars 2023", "fr"),
        ("Maison des jeunes, Rabat, 3 mai 2021", "fr"),
        ("الورشة الجهوية للمدرسين، مارس 2023", "ar"),
        ("The teachers met in the town hall, 3 May 2021, and spoke of books.", "en"),
        ("Fait à Tunis depuis le 3 mai 2021 par des artisans", "fr"),
    ],
)
def test_dates_of_events_are_not_taken(line: str, language: str) -> None:
    assert publication_date([line], language) == ""


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("SFAX, 14 mai 2024 (ABP) – Les travaux du colloque se sont ouverts mardi.", "fr", "2024-05-14"),
        ("Sfax, 17 novembre 2021. Le ministre a lancé le programme.", "fr", "2021-11-17"),
        ("صفاقس 26 نوفمبر 2025 (وكالة الساحل) - اختتمت اليوم الورشة.", "ar", "2025-11-26"),
        ("الرباط/ 3 ماي 2023 / وس/ - انطلقت الأشغال.", "ar", "2023-05-03"),
        ("مسقط - الثلاثاء 3 جمادى الأولى 1446 هـ الموافق 5 نوفمبر 2024 م", "ar", "2024-11-05"),
        ("NAIROBI, 3 May 2024 (Wire) - The minister said the plan works.", "en", "2024-05-03"),
        ("The workshop, held on 3 May 2024 - as planned - ended.", "en", ""),
        ("Forum de Sfax, 3 mai 2021 : le programme", "fr", ""),
        ("منذ 3 ماي 2021 - شهدت المدينة", "ar", ""),
        ("وفي 3 ماي 2021: أعلنت الوزارة", "ar", ""),
        ("Sfax, du 5 au 7 octobre 2023 – La rencontre", "fr", ""),
    ],
)
def test_datelines_of_news(line: str, language: str, iso: str) -> None:
    assert publication_date(["Un titre", line], language) == iso


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("GENEVA (21 January 2016) – The expert will visit four towns.", "en", "2016-01-21"),
        ("Fada N’Zarga, 30 déc.2023 (ABP) - Les maîtres ouvrent un club.", "fr", "2023-12-30"),
        (
            "La ville accueille depuis ce matin (20/01/2018) trente médiateurs venus de huit communes.",
            "fr",
            "2018-01-20",
        ),
        (
            "نظمت الجمعية اليوم الأربعاء الموافق 15 سبتمبر 2021 حفل تسليم الجائزة للمتطوعين في الساحل.",
            "ar",
            "2021-09-15",
        ),
        ("The forum opens today, Monday 3 May 2021, in Port Selim.", "en", "2021-05-03"),
        ("Lantern30-04-2025", "en", "2025-04-30"),
        ("www.lantern.example.org / 2019-01-19", "en", "2019-01-19"),
        ("The forum of 3 May 2021 is today a memory.", "en", ""),
        ("يحتفل العالم باليوم الدولي للشباب الموافق 12 غشت 2021 في مدن عديدة من العالم العربي.", "ar", ""),
    ],
)
def test_days_that_news_call_theirs(line: str, language: str, iso: str) -> None:
    assert publication_date([line], language) == iso


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("Publié le 4 avril 2020 Lecture : 4 min.", "fr", "2020-04-04"),
        ("Rédigé le Jeudi 16 Août 2018 à 06:00 | Lu 412 fois", "fr", "2018-08-16"),
        ("Date de publication : 3 mai 2023", "fr", "2023-05-03"),
        ("Published on 17 September 2020 in the monthly letter", "en", "2020-09-17"),
        ("نشر في 3 مايو 2021 - قراءة 4 دقائق", "ar", "2021-05-03"),
        ("08.06.2023", "en", "2023-06-08"),
        ("The report published on 3 May 2021 says", "en", ""),
        ("Le rapport publié le 3 mai 2021 par le centre", "fr", ""),
    ],
)
def test_what_stands_behind_the_day_of_publication_says_nothing(line: str, language: str, iso: str) -> None:
    assert date_of_line(line, language) == iso
