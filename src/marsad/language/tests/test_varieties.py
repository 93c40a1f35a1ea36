import pytest

from marsad.language.identify import identify
from marsad.language.varieties import RIGHT_TO_LEFT, is_latin_arabic, read_as, variety_of

MOROCCAN = (
    "الأساتذة ديال المدرسة بغاو يهضرو مع الوالدين باش يعرفو شنو كاين فالبرنامج",
    "حنا كنخدمو بزاف ولكن الوقت ماشي كافي",
    "دابا غادي نمشيو للدار",
    "كيفاش داير؟ كلشي مزيان",
    "هادشي اللي قالت ليا ختي البارح",
)
TUNISIAN = (
    "برشا ناس توا ينجمو يخدمو من ديارهم",
    "شنوة عملتو في الاجتماع متاع البارح؟",
    "المدرسة متاعنا باهية برشا",
    "فما حاجات ما نجموش نحكيو عليها توا",
)
ALGERIAN = (
    "واش راكم تديرو في العطلة؟ علابالي باللي تعبتو",
    "الكتب تاعنا راهم في القسم",
    "وينتا تروح للخدمة؟ ضرك ولا غدوة",
)
LATIN = (
    "wach nta labas? ana bikhir hamdoulah",
    "3lach ma jitich lbareh? kolchi kan kayn",
    "hadchi zwin bzaf, choukran khouya",
    "chnowa el jaw? barcha khedma w ta3b",
    "ma3rftch kifach ndir m3a had lmochkil",
    "rani f dar, win rak nta?",
    "bghina nhadro 3la lmadrasa dyalna",
)
STANDARD = (
    "أكدت الوزارة أن المدرسة ستفتح أبوابها أمام جميع التلاميذ في بداية الأسبوع القادم",
    "ذهب المدير إلى العاصمة بحاجة إلى دعم الشركاء",
    "كتب الأستاذ رسالة إلى الكنيسة في كينيا عن قيادة كيان جديد",
    "كانت المدرسة هادئة والبرنامج واضحا",
    "انتقد المفتش تهميش الأحياء المهمشة",
)
OTHERS = (
    "La réunion du 3e comité aura lieu à 9h30 dans la salle 2B.",
    "The 2nd meeting on CO2 and COVID19 takes place at 5pm in room B2B.",
    "Merci beaucoup, à bientôt inchallah !",
    "Le film de Bach est dans la 5ème salle, à 3km.",
    "Salam and peace to all of you, my friends from the second school.",
)


@pytest.mark.parametrize(("variety", "lines"), [("ary", MOROCCAN), ("aeb", TUNISIAN), ("arq", ALGERIAN)])
def test_darija_is_told_and_its_country(variety, lines) -> None:
    found = [variety_of(line) for line in lines]
    assert all(found), list(zip(lines, found, strict=True))
    assert found.count(variety) >= len(lines) - 1
    assert identify(lines[0]).language == "ar"


@pytest.mark.parametrize("line", LATIN)
def test_arabic_in_latin_letters_is_not_taken_for_another_language(line) -> None:
    found = identify(line)
    assert (found.language, found.variety) == ("ar", "ar-Latn")


@pytest.mark.parametrize("line", STANDARD)
def test_the_standard_is_no_darija(line) -> None:
    assert (variety_of(line), identify(line).language) == ("", "ar")


@pytest.mark.parametrize("line", OTHERS)
def test_figures_and_loans_make_no_arabic(line) -> None:
    assert not is_latin_arabic(line)
    assert identify(line).language in {"fr", "en"}


def test_a_word_that_is_quoted_does_not_make_the_text_spoken() -> None:
    text = " ".join([*STANDARD, "قال أحد السكان: «علاش؟» ثم انصرف", *STANDARD])
    assert variety_of(text) == ""


def test_codes() -> None:
    assert [read_as(code) for code in ("ary", "ar-015", "ar-Latn", "fr", "de")] == ["ar", "ar", "ar", "fr", "de"]
    assert "ary" in RIGHT_TO_LEFT
    assert "ar-Latn" not in RIGHT_TO_LEFT
