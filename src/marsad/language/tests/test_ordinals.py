import pytest

from marsad.language.ordinals import find_ordinals, roman_value

CASES = [
    ("la 3ème édition", [("3ème", 3)]),
    ("la 72è session et la 1re", [("72è", 72), ("1re", 1)]),
    ("le IIIe forum, la Ve édition", [("IIIe", 3), ("Ve", 5)]),
    ("le XXIe siècle et le Premier ministre", []),
    ("la vingt et unième, la soixante-douzième", [("vingt et unième", 21), ("soixante-douzième", 72)]),
    ("quatre-vingt-onzième session", [("quatre-vingt-onzième", 91)]),
    ("the twenty-first meeting, the 2nd, the third", [("twenty-first", 21), ("2nd", 2), ("third", 3)]),
    ("seventy-seventh session in the 21st century", [("seventy-seventh", 77)]),
    ("الدورة الثالثة عشرة والدورة الثانية", [("الثالثة عشرة", 13), ("الثانية", 2)]),
    ("المؤتمر الحادي والعشرون", [("الحادي والعشرون", 21)]),
    ("الدورة السابعة والسبعين", [("السابعة والسبعين", 77)]),
    ("الدورة الـ 72 للجمعية", [("الـ 72", 72)]),
    ("الملك محمد السادس في تشرين الثاني", []),
    ("il dit à la vie: e 5, mixed civil level", []),
    ("LE FORUM DE LA VIE, Vie associative et DE", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_ordinals(text, expected):
    assert [(text[o.start : o.end], o.value) for o in find_ordinals(text, "")] == expected


@pytest.mark.parametrize(("figures", "value"), [("iv", 4), ("xix", 19), ("iiii", 0), ("vx", 0)])
def test_roman_figures(figures, value):
    assert roman_value(figures) == value
