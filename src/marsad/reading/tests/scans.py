# ruff: noqa: E501 - the texts are written as they come
"""Makes pictures of pages of invented Arabic and French texts, as a scanner gives them: for tests and measures."""

import io
from collections import Counter
from pathlib import Path

import pypdfium2
import typst
from PIL import Image

from marsad.language.normalise import fold
from marsad.language.words import words

TEXTS = {
    "ar": (
        "نظم المركز الوطني للبحوث لقاء حول الوقاية من التطرف بمشاركة خبراء من ثلاث دول، وتناول المتدخلون دور المدرسة.",
        "وأكد مدير المركز أن الحوار هو السبيل الأفضل لمعالجة أسباب العنف، ودعا إلى إشراك الجمعيات في إعداد البرامج كل سنة.",
        "وعرضت الباحثة نتائج مسح أجري في 12 مدينة خلال سنة 2021، وبينت أن أغلب المستجوبين لم يشاركوا قط في نشاط جمعوي، وأن ثقتهم في المعلم أكبر من ثقتهم في وسائل الإعلام، وخلصت إلى أن القرب من الناس شرط لكل عمل ناجح.",
        "ونبه أحد المشاركين إلى أن المشاريع القصيرة لا تترك أثرا، واقترح أن تمتد على خمس سنوات على الأقل، وأن تخضع لتقييم مستقل ينشر على العموم. واختتم اللقاء بتوصيات تهم التكوين والبحث والتواصل مع الأسر في القرى البعيدة.",
    ),
    "fr": (
        "Le centre régional de formation a réuni hier une trentaine d’enseignants pour parler de la prévention à l’école.",
        "La directrice a rappelé que le dialogue reste le meilleur moyen de répondre aux causes de la violence.",
        (
            "Une chercheuse a présenté les résultats d’une enquête menée dans 12 villes en 2021 : la plupart des personnes "
            "interrogées n’ont jamais pris part à la vie d’une association, et font davantage confiance à leur instituteur qu’aux journaux. Elle en a conclu que rien ne se fait durablement sans la proximité."
        ),
        "Plusieurs participants ont souligné que les projets trop brefs ne laissent aucune trace ; ils souhaitent qu’ils durent cinq années au moins et qu’un bilan indépendant soit rendu public.",
    ),
}


def printed(language: str, family: str, folder: Path, fonts: list[Path], height: str = "12cm") -> bytes:
    """A PDF of the texts of a language in a font that lies in one of the folders."""
    page = folder / "page.typ"
    page.write_text(
        f'#set page(width: 21cm, height: {height})\n#set text(font: "{family}", lang: "{language}", size: 12pt)\n'
        + "\n\n".join(TEXTS[language]),
        encoding="utf-8",
    )
    return bytes(typst.compile(str(page), font_paths=[str(font) for font in fonts], ignore_system_fonts=True))


def picture(pdf: bytes, dpi: int = 200) -> Image.Image:
    """The first page as a scanner with so many dots per inch sees it."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=dpi / 72, grayscale=True).to_pil()


def scanned(pictures: list[Image.Image], form: str, dpi: int = 200) -> bytes:
    """Pages as one file of pictures: a PDF, PNG, JPEG or TIFF."""
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if pictures[1:] else {}
    pictures[0].save(buffer, form, resolution=dpi, **more)
    return buffer.getvalue()


def recall(language: str, found: str) -> float:
    """The share of the words of a language's texts that were found, letters folded as for searching."""
    wanted, got = (Counter(fold(word.text) for word in words(text)) for text in (" ".join(TEXTS[language]), found))
    return 1 - (wanted - got).total() / wanted.total()
