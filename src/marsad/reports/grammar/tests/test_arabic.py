"""Arabic: counted nouns, agreement of numbers, ordinals, clinging words, dates, on a table of cases."""

import pytest

from marsad.reports.grammar import arabic, dates, numbers, places
from marsad.reports.grammar.lists import joined


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [
        (0, "recommendation", "لا توصيات"),
        (0, "document", "لا وثائق"),
        (1, "recommendation", "توصية واحدة"),
        (1, "programme", "برنامج واحد"),
        (2, "recommendation", "توصيتان"),
        (2, "programme", "برنامجان"),
        (2, "forum", "منتديان"),
        (2, "workshop", "ورشتا عمل"),
        (3, "recommendation", "ثلاث توصيات"),
        (3, "programme", "ثلاثة برامج"),
        (4, "language", "أربع لغات"),
        (4, "country", "أربعة بلدان"),
        (5, "organisation", "خمس منظمات"),
        (5, "person", "خمسة أشخاص"),
        (6, "document", "ست وثائق"),
        (6, "source", "ستة مصادر"),
        (7, "page", "سبع صفحات"),
        (7, "day", "سبعة أيام"),
        (8, "call", "ثماني دعوات"),
        (8, "commitment", "ثمانية التزامات"),
        (9, "practice", "تسع ممارسات"),
        (9, "statement", "تسعة تصريحات"),
        (10, "year", "عشر سنوات"),
        (10, "month", "عشرة أشهر"),
        (11, "recommendation", "11 توصية"),
        (11, "programme", "11 برنامجا"),
        (12, "day", "12 يوما"),
        (20, "country", "20 بلدا"),
        (45, "participant", "45 مشاركا"),
        (15, "forum", "15 منتدى"),
        (99, "document", "99 وثيقة"),
        (99, "person", "99 شخصا"),
        (100, "recommendation", "100 توصية"),
        (100, "participant", "100 مشارك"),
        (101, "programme", "101 برنامج"),
        (102, "document", "102 وثيقة"),
        (103, "programme", "103 برامج"),
        (110, "person", "110 أشخاص"),
        (111, "person", "111 شخصا"),
        (200, "day", "200 يوم"),
        (350, "participant", "350 مشاركا"),
        (300, "participant", "300 مشارك"),
        (1250, "fact", "1.250 معلومة"),
    ],
)
def test_counted(count, noun, expected):
    assert numbers.counted("ar", count, noun) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("recommendation", "توصيتين"),
        ("programme", "برنامجين"),
        ("workshop", "ورشتي عمل"),
        ("round_table", "مائدتين مستديرتين"),
        ("formal", "توصيتين رسميتين"),
        ("soft", "توصيتين غير رسميتين"),
    ],
)
def test_the_dual_after_a_verb_or_preposition(noun, expected):
    assert numbers.counted("ar", 2, noun, oblique=True) == expected


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [
        (1, "commitment", "التزاما واحدا"),
        (1, "soft", "توصية غير رسمية واحدة"),
        (1, "call", "دعوة واحدة"),
        (1, "forum", "منتدى واحدا"),
        (2, "commitment", "التزامين"),
        (4, "commitment", "أربعة التزامات"),
    ],
)
def test_what_a_verb_has_for_its_object(count, noun, expected):
    assert numbers.counted("ar", count, noun, accusative=True) == expected


@pytest.mark.parametrize(
    ("value", "noun", "expected"),
    [
        (1, "edition", "الدورة الأولى"),
        (1, "conference", "المؤتمر الأول"),
        (2, "edition", "الدورة الثانية"),
        (2, "forum", "المنتدى الثاني"),
        (3, "edition", "الدورة الثالثة"),
        (3, "conference", "المؤتمر الثالث"),
        (5, "workshop", "ورشة العمل الخامسة"),
        (6, "meeting", "الاجتماع السادس"),
        (8, "edition", "الدورة الثامنة"),
        (10, "seminar", "الندوة العاشرة"),
        (11, "edition", "الدورة الحادية عشرة"),
        (11, "conference", "المؤتمر الحادي عشر"),
        (12, "edition", "الدورة الثانية عشرة"),
        (13, "forum", "المنتدى الثالث عشر"),
        (20, "edition", "الدورة العشرون"),
        (21, "edition", "الدورة الحادية والعشرون"),
        (32, "conference", "المؤتمر الثاني والثلاثون"),
        (45, "edition", "الدورة الخامسة والأربعون"),
        (100, "edition", "الدورة المائة"),
        (101, "edition", "الدورة 101"),
        (4, "round_table", "المائدة المستديرة الرابعة"),
    ],
)
def test_ordinals_agree(value, noun, expected):
    assert numbers.edition("ar", value, noun) == expected


def test_tens_after_a_preposition():
    assert numbers.edition("ar", 20, "edition", oblique=True) == "الدورة العشرين"
    assert numbers.edition("ar", 21, "conference", oblique=True) == "المؤتمر الحادي والعشرين"


@pytest.mark.parametrize(
    ("name", "to", "by"),
    [
        ("المغرب", "للمغرب", "بالمغرب"),
        ("تونس", "لتونس", "بتونس"),
        ("الأردن", "للأردن", "بالأردن"),
        ("اللجنة الوطنية", "للجنة الوطنية", "باللجنة الوطنية"),
        ("الإيسيسكو", "للإيسيسكو", "بالإيسيسكو"),
        ("مؤسسة الأفق", "لمؤسسة الأفق", "بمؤسسة الأفق"),
        ("ICESCO", "لـ ICESCO", "بـ ICESCO"),
    ],
)
def test_clinging_words(name, to, by):
    assert (arabic.li(name), arabic.bi(name)) == (to, by)


@pytest.mark.parametrize(
    ("start", "end", "months", "expected"),
    [
        ("2023-11-14", "2023-11-14", "international", "يوم 14 نوفمبر 2023"),
        ("2023-11-14", "2023-11-14", "morocco", "يوم 14 نونبر 2023"),
        ("2023-11-14", "2023-11-14", "levant", "يوم 14 تشرين الثاني 2023"),
        ("2023-01-14", "", "algeria", "يوم 14 جانفي 2023"),
        ("2023-08-02", "2023-08-03", "morocco", "يومي 2 و3 غشت 2023"),
        ("2023-11-14", "2023-11-16", "morocco", "من 14 إلى 16 نونبر 2023"),
        ("2023-09-30", "2023-10-02", "morocco", "من 30 شتنبر إلى 2 أكتوبر 2023"),
        ("2023-12-30", "2024-01-02", "morocco", "من 30 دجنبر 2023 إلى 2 يناير 2024"),
        ("2022-07", "", "morocco", "في يوليوز 2022"),
        ("2022-07", "", "algeria", "في جويلية 2022"),
        ("2014", "", "international", "سنة 2014"),
        ("2022-05", "2022-09", "morocco", "من ماي إلى شتنبر 2022"),
        ("2021", "2023", "international", "من 2021 إلى 2023"),
        ("غدا", "", "international", ""),
    ],
)
def test_dates(start, end, months, expected):
    assert dates.when("ar", start, end, months) == expected


def test_places_and_lists():
    assert places.in_place("ar", "الرباط", "MA") == "في الرباط بالمغرب"
    assert places.in_place("ar", "تونس", "TN") == "في تونس"
    assert places.in_place("ar", "", "AE") == "في الإمارات العربية المتحدة"
    assert places.city_name("ar", "Rabat") == "الرباط"
    assert places.city_name("fr", "القاهرة") == "Le Caire"
    assert joined("ar", ["المغرب", "تونس", "الأردن"]) == "المغرب وتونس والأردن"


@pytest.mark.parametrize(
    ("stored", "currency", "expected"),
    [
        ("450000", "EUR", "450.000\u00a0يورو"),
        ("1200000", "MAD", "1.200.000\u00a0درهم مغربي"),
        ("12", "TND", "12\u00a0دينارًا تونسيًا"),
        ("3", "MAD", "3\u00a0دراهم مغربية"),
        ("7850", "JOD", "7.850\u00a0دينارًا أردنيًا"),
        ("25", "EUR", "25\u00a0يورو"),
        ("7850", "XOF", "7.850\u00a0فرنك غرب أفريقي"),
        ("2 ملايين", "", "2 ملايين"),
    ],
)
def test_sums(stored, currency, expected):
    assert numbers.money("ar", stored, currency) == expected.strip()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("جامعة الواحات", True), ("الأمم المتحدة", True), ("مرصد الآبار", False), ("Oasis University", False)],
)
def test_a_verb_agrees_with_the_head_of_a_body(name, expected):
    assert arabic.is_feminine(name) is expected


def test_a_capital_that_bears_its_country_tells_both():
    assert places.in_place("ar", "تونس العاصمة", "TN") == "في تونس العاصمة"
    assert places.in_place("ar", "الرباط", "MA") == "في الرباط بالمغرب"


def test_heavy_things_are_parted_by_a_comma_too():
    assert joined("ar", ["السجون (6)", "التشريع والعدالة (4)"], heavy=True) == "السجون (6)، والتشريع والعدالة (4)"
    assert joined("fr", ["prisons (6)", "justice (4)"], heavy=True) == "prisons (6) et justice (4)"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("المانحون", "المانحين"),
        ("الشركاء التقنيون والماليون", "الشركاء التقنيين والماليين"),
        ("ممثلو التلاميذ", "ممثلي التلاميذ"),
        ("قضاة السجون", "قضاة السجون"),
        ("وزارة التعاون وشؤون الأسرة", "وزارة التعاون وشؤون الأسرة"),
    ],
)
def test_who_is_named_behind_a_preposition(name, expected):
    assert arabic.oblique(name) == expected


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("fr", "تونس", "Tunis"),
        ("ar", "تونس", "تونس العاصمة"),
        ("en", "الجزائر", "Algiers"),
        ("fr", "Tunisie", "Tunisie"),  # no city bears it
        ("en", "Qatar", "Qatar"),
    ],
)
def test_a_city_that_bears_its_countrys_name_is_the_city(language, written, shown):
    assert places.city_name(language, written) == shown
