"""Plain text in the encodings that people of the region save it in: a table of generated cases, and the share right."""

from collections.abc import Iterator

import pytest

from marsad.reading.decoding import decode, repair

ARABIC = (
    "اجتمع المعلمون في المركز الجهوي لمناقشة برنامج الوقاية من العنف.",
    "قالت المديرة: «نريد مدرسة آمنة لكل الأطفال»، ثم شكرت الحاضرين.",
    "في سنة 2021 بلغ عدد المستفيدين ٣٥٠ شخصا، أي بزيادة 12% عن السنة الماضية؛ وهذا رقم مشجع.",
    "بلاغ صحفي حول ورشة التكوين\nنظمت الجمعية يوم الخميس ورشة لفائدة الشباب والنساء.\nوحضرها ممثلون عن البلديات.",
    "التوصيات",
    "مؤتمر السلام العالمي",
    "وزارة الشباب والرياضة - الرباط",
    "إنّ التعليمَ حقٌّ لكلّ طفلٍ وطفلةٍ في القرى والمدن على حدّ سواء.",
)
FRENCH = (
    "Les élèves ont été reçus à l'école où l'on prépare la fête de la Libération.",
    "Le préfet a déclaré : « Nous voulons une société plus sûre », avant de se rendre à Béni.",
    "Près de 350 bénéficiaires ont été formés en février, soit une hausse de 12 % ; c'est un succès.",
    "Café",
    "Été à Orléans",
    "Communiqué de presse\nL'association a organisé un atelier dédié aux femmes et à la jeunesse.\nÀ suivre.",
)
EURO = ("Le coût s’élève à 3 000 € : « c’est beaucoup », dit le maire de Cœur-Joie.",)
ENGLISH = ("The teachers met at the centre to discuss how violence can be prevented.", "Don’t wait – act “now”.")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
LATIN_CODES = ("cp1252", "iso8859-15", "iso8859-1", "mac_roman", "cp850")
ARABIC_CODES = ("cp1256", "iso8859-6", "mac_arabic")
LEAST = 0.98  # of all cases
MOST_WRONG = ("mac_roman", "cp850", "mac_arabic")  # of old machines: a few words may not be enough to tell them


def cases() -> Iterator[tuple[str, str, bytes]]:
    """Each text in each encoding that can hold it."""
    for text in (*ARABIC, *FRENCH, *EURO, *ENGLISH):
        for encoding in (*UNICODE, *LATIN_CODES, *ARABIC_CODES):
            is_latin = text not in ARABIC
            if (encoding in LATIN_CODES and not is_latin) or (encoding in ARABIC_CODES and is_latin):
                continue
            try:
                yield encoding, text, text.encode(encoding)
            except UnicodeEncodeError:
                continue  # the encoding has no such character


WRONG = (("utf-8", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1256"), ("cp1256", "cp1252"), ("cp1256", "latin-1"))


def mistaken() -> Iterator[tuple[str, str, str]]:
    """Each text as it looks when it was decoded in a wrong encoding: what was done, what was meant, what came of it."""
    for text in (*ARABIC, *FRENCH, *EURO, *ENGLISH):
        for right, wrong in WRONG:
            try:
                yield f"{right} as {wrong}", text, text.encode(right).decode(wrong)
            except UnicodeError:
                continue


def test_the_share_of_encodings_told_right(record_property) -> None:
    wrong = [(encoding, text) for encoding, text, data in cases() if decode(data, "a.txt").lstrip("\ufeff") != text]
    total = len(list(cases()))
    record_property("encodings_right", 1 - len(wrong) / total)
    assert total > 150
    assert len(wrong) <= (1 - LEAST) * total, wrong
    assert not [case for case in wrong if case[0] not in MOST_WRONG], wrong


def test_wrong_decodings_are_undone() -> None:
    table = list(mistaken())
    wrong = [(how, text) for how, text, came in table if repair(came) != text]
    assert len(table) > 40
    assert not wrong


@pytest.mark.parametrize("text", [*ARABIC, *FRENCH, *EURO, *ENGLISH])
def test_right_text_is_never_changed(text) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "La créée, l’Île-d’Aix, ÉTÉ, À ÉVIAN : « ÇA ET LÀ »",
        "FÊTE DE L'ÉLÈVE DÉVOUÉ À BÉTHÉNY",
        "ÄÖÜ, ñandú, São João, Łódź, İstanbul",
        "ط ظ أ ب: أطلق «نداء» وأكد أ. علي — أنّ الأمر واضح",
        "كلمة UNESCO وكلمة Été في سطر واحد",
        "3 €, 5 %, n° 4, 2ᵉ, ½, ±2 °C, § 12, ©, ®, ™",
    ],
)
def test_right_text_that_looks_odd_is_never_changed(line) -> None:
    assert repair(line) == line


def test_a_cut_file_and_one_damaged_byte() -> None:
    whole = ARABIC[0].encode()
    assert decode(whole[:-2], "a.txt").startswith(ARABIC[0][:-2])
    assert decode(whole[:20] + b"\xff" + whole[20:], "a.txt").startswith(ARABIC[0][:8])
