"""Arabic comes out of PDFs in reading order, word for word: with marks and without, in two fonts, however it is set."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import fontpkg_amiri
import fontpkg_ibm_plex_sans_arabic
import pytest
import typst

from marsad.reading.tests.making import document

MARKED = (
    "عقد في عمّان لقاء المشغّلين والمعلّمين، وأكّد الممثّلون أنّ السلّم لا يتحقّق إلّا بالتعلّم، ولاسيّما لدى الشبّان والأمّهات.",
    "الآن لأجل الأمل والإسلام، ملايين الأطفال خلال الاحتلال، سلامٌ لآلاف اللاجئين، لإنجاز الأعمال بلا إهمال.",
    "مُحَمَّدٌ لأنّ الحلّ كلّه للكلّ.",
)
PLAIN = (
    (
        "نظم المركز الوطني للبحوث (CNR) لقاء حول «الإصلاح» يومي 3 و4 مايو 2021 بمشاركة 45.5 من الخبراء "
        "(المغرب والجزائر وليبيا) ولا بد من العمل مع United Nations Development Programme "
        "لأجل الأجيال القادمة في 14:30 مساء."
    ),
    "بـســم المركــز الوطنـي للدراســات والأبحـاث: الســلام والأمــن للجميــع، لا للإرهاب ولا للتطرف.",
    "أولا) تعزيز الشراكة بين المؤسسات؛ ثانيا) إنشاء صندوق بقيمة 1,250,000 دولار؛ ثالثا) متابعة القرار 2250 (2015).",
    "محمد نجح لمح تحت الحجج المجمع بحر يجري في المحيط كبير بين حين سيري ثمن نبي.",
)
VOWELLED = ("إِنَّ السَّلامَ حَقٌّ لِكُلِّ إِنْسانٍ، وَقَدْ قالَ الْمُعَلِّمُ: «الْعِلْمُ نُورٌ» ثُمَّ خَرَجَ مُحَمَّدٌ إِلى الْمَدْرَسَةِ. لِلَّهِ الأَمْرُ، وَاللهُ أَعْلَمُ.",)
SETTINGS = [("16cm", "12pt", "false"), ("9cm", "11pt", "true"), ("21cm", "9pt", "true")]


def printed(texts: tuple[str, ...], font: str, setting: tuple[str, str, str], tmp_path: Path) -> bytes:
    width, size, justify = setting
    page = tmp_path / "page.typ"
    head = (
        f"#set page(width: {width}, height: 24cm)\n#set par(justify: {justify})\n"
        f'#set text(font: "{font}", lang: "ar", dir: rtl, size: {size})\n'
    )
    page.write_text(head + "\n\n".join(texts), encoding="utf-8")
    fonts = [str(fontpkg_amiri.ROOT), str(fontpkg_ibm_plex_sans_arabic.ROOT)]
    return bytes(typst.compile(str(page), font_paths=fonts, ignore_system_fonts=True))


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\s.،؛:!?()«»,]+", unicodedata.normalize("NFC", text)))


def recall(texts: tuple[str, ...], font: str, setting: tuple[str, str, str], tmp_path: Path) -> float:
    wanted = words_of(" ".join(texts))
    missing = wanted - words_of(document(printed(texts, font, setting, tmp_path), "a.pdf").text)
    return 1 - missing.total() / wanted.total()


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("font", ["Amiri", "IBM Plex Sans Arabic"])
def test_every_word_comes_out_with_its_marks(font: str, setting: tuple[str, str, str], tmp_path: Path) -> None:
    assert recall(MARKED + PLAIN, font, setting, tmp_path) >= 0.995


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize(("font", "least"), [("Amiri", 0.99), ("IBM Plex Sans Arabic", 0.95)])
def test_fully_vowelled_text(font: str, least: float, setting: tuple[str, str, str], tmp_path: Path) -> None:
    """Of Plex's vowelled text PDFium loses some letters and spaces for good."""
    assert recall(VOWELLED + MARKED + PLAIN, font, setting, tmp_path) >= least


def test_words_keep_their_order(tmp_path: Path) -> None:
    found = document(printed(MARKED, "Amiri", SETTINGS[2], tmp_path), "a.pdf").text
    assert "لقاء المشغّلين والمعلّمين، وأكّد الممثّلون أنّ السلّم" in found


MIXED = (
    "وفق معيار ISO 9001 وخدمة 3G وقمة G20 في سنة 2020 بعد جائحة COVID-19 التي أثرت.",
    "صدر القرار A/HRC/RES/41/7 عن المجلس، والوثيقة CEDAW/C/MAR/CO/5-6 بتاريخ 12-04-2021 (الفقرة 14).",
    "انظر الموقع https://www.example.org/ar/2020/05 أو البريد a1.b2@example.org، والقانون رقم 103.13 والمادة 19-2.",
    "قال المتحدث باسم UNICEF في 2019 إن 50% من الأطفال، وUNESCO (2005) كذلك، وبرنامج Erasmus+ (2021-2027) أيضا.",
    "خلال الفترة 2021-2027 من برنامج Horizon 2020 ثم Agenda 2030 في H2O و15,3 TWh.",
    "الهاتف: 0522-12-34-56 والمبلغ 1.500.000 درهم والساعة 14:30.",
)
LONE = ("2021-04-12", "(2018-2020).")


def test_figures_and_signs_beside_latin_words(tmp_path: Path) -> None:
    """Symbols of documents, standards, years and addresses inside an Arabic line are what their author wrote."""
    escaped = tuple(text.replace("@", "\\@").replace("//", "\\/\\/") for text in MIXED + LONE)
    found = document(printed(escaped, "IBM Plex Sans Arabic", ("26cm", "10pt", "false"), tmp_path), "a.pdf").text
    assert [line for line in MIXED + LONE if line not in found] == []
