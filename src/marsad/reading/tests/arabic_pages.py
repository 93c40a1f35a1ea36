# ruff: noqa: E501 - the pages are written as they come
"""Makes PDFs of one invented Arabic text in many fonts, with every producer that is at hand: for tests and measures."""

import html
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import typst
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fpdf import FPDF
from playwright.sync_api import sync_playwright
from rapidfuzz.distance import LCSseq

from marsad.reading.tests.making import document

TEXTS = (
    (
        "نظم المركز الوطني للبحوث (CNR) لقاء حول «الإصلاح» يومي 3 و4 مايو 2021 بمشاركة 45.5 في المائة من الخبراء "
        "(المغرب والجزائر وليبيا) ولا بد من العمل مع United Nations Development Programme لأجل الأجيال القادمة."
    ),
    "الآن لأجل الأمل والإسلام، ملايين الأطفال خلال الاحتلال، سلامٌ لآلاف اللاجئين، لإنجاز الأعمال بلا إهمال ولأنها الأولى.",
    "عقد في عمّان لقاء المشغّلين والمعلّمين، وأكّد الممثّلون أنّ السلّم لا يتحقّق إلّا بالتعلّم، ولاسيّما لدى الشبّان والأمّهات.",
    "بـســم المركــز الوطنـي للدراســات والأبحـاث: الســلام والأمــن للجميــع، لا للإرهاب ولا للتطرف.",
    "أولا) تعزيز الشراكة بين المؤسسات؛ ثانيا) إنشاء صندوق بقيمة 1,250,000 دولار؛ ثالثا) متابعة القرار 2250 (2015).",
    "في ١٢ رمضان ١٤٤٥ هـ الموافق ٢٢ آذار ٢٠٢٤ اجتمع ٣٥ باحثا، وفي 12/03/2019 صدر العدد ١٥ من النشرة.",
    "شارك معهد Institut des études du Plateau في الندوة، ونشر تقريره في الموقع https://www.example.org/ar/news وراسلنا على البريد info@example.org قبل 15 يونيو.",
    "قال المدير: «إنّ الوقاية خيرٌ من العلاج»، ثم أضاف [في كلمته] أن “الحوار” هو السبيل؛ فهل من مجيب؟ نعم!",
    "محمد نجح لمح تحت الحجج المجمع بحر يجري في المحيط كبير بين حين سيري ثمن نبي الله واللهم.",
    "وأوصى المشاركون بدعم برنامج Prévenir ensemble الذي تموله الوكالة (AFD) بمبلغ 3.5 مليون يورو خلال الفترة 2020-2023.",
    "ثم عرضت الباحثة نتائج المسح الذي أجري في ثلاث جهات، وبينت أن أغلب المستجوبين يثقون في المعلم والأسرة قبل غيرهما.",
    "ودعا البيان الختامي إلى إشراك النساء والشباب في صياغة الخطط المحلية، وإلى تقييمها كل سنتين وفق مؤشرات معلنة.",
    "وبعد جائحة COVID-19 صدر القرار A/HRC/RES/41/7 والوثيقة CEDAW/C/MAR/CO/5-6 عن المجلس، واعتمدت UNESCO (2005) معيار ISO 9001 وخدمة 3G.",
)
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font by the name it has inside, and its file."""

    family: str
    file: Path


def fonts(folder: Path) -> list[Font]:
    """Eight fonts, variable ones as the static instance of regular weight; the last where the system has it."""
    found = []
    for package in (
        "amiri",
        "ibm_plex_sans_arabic",
        "almarai",
        "cairo",
        "tajawal",
        "noto_kufi_arabic",
        "noto_sans_arabic",
    ):
        module = import_module(f"fontpkg_{package}")
        files = sorted(Path(module.ROOT, "files").iterdir())
        regular = next((file for file in files if file.name.endswith("-Regular.ttf")), files[0])
        found.append(Font(family=module.FAMILY, file=_static(regular, folder)))
    return [*found, *([Font(family="DejaVu Sans", file=_static(_DEJAVU, folder))] if _DEJAVU.exists() else [])]


def _static(file: Path, folder: Path) -> Path:
    target = folder / f"{file.name.split('[')[0]}.ttf".replace(".ttf.ttf", ".ttf")
    if "[" not in file.name:
        shutil.copy(file, target)
        return target
    font = TTFont(file)
    axes = {
        axis.axisTag: {"wght": 400.0, "wdth": 100.0}.get(axis.axisTag, axis.defaultValue) for axis in font["fvar"].axes
    }
    instantiateVariableFont(font, axes).save(target)
    return target


def by_typst(font: Font, folder: Path, width: str = "16cm") -> bytes:
    page = folder / "page.typ"
    texts = "\n\n".join(text.replace("@", "\\@").replace("//", "\\/\\/") for text in TEXTS)
    page.write_text(
        f'#set page(width: {width}, height: 26cm)\n#set text(font: "{font.family}", lang: "ar", dir: rtl, size: 12pt)\n'
        f"#set smartquote(enabled: false)\n#set par(justify: true)\n{texts}",
        encoding="utf-8",
    )
    return bytes(typst.compile(str(page), font_paths=[str(font.file.parent)], ignore_system_fonts=True))


def by_fpdf(font: Font, _folder: Path) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font(font.family, fname=str(font.file))
    pdf.set_font(font.family, size=13)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="ara")
    for text in TEXTS:
        pdf.multi_cell(0, 9, text, align="R", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return bytes(pdf.output())


@contextmanager
def chromium(executable: str) -> Iterator[Callable[[Font, Path], bytes]]:
    """A producer: print-to-PDF of a browser that is started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page()

        def by_chromium(font: Font, folder: Path) -> bytes:
            target = folder / "page.html"
            target.write_text(_page(font), encoding="utf-8")
            page.goto(target.as_uri())
            page.evaluate("document.fonts.ready")
            return page.pdf(format="A4")

        yield by_chromium
        browser.close()


def _page(font: Font) -> str:
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in TEXTS)
    style = f"@font-face{{font-family:X;src:url('{font.file.as_uri()}')}}body{{font:16px X;text-align:justify}}"
    return f"<html lang=ar dir=rtl><meta charset=utf-8><style>{style}</style>{paragraphs}</html>"


def by_libreoffice(font: Font, folder: Path) -> bytes:
    home = folder / "office"
    (home / ".fonts").mkdir(parents=True, exist_ok=True)
    shutil.copy(font.file, home / ".fonts")
    source = home / "page.fodt"
    source.write_text(_flat_text(font), encoding="utf-8")
    program = shutil.which("soffice") or "soffice"
    subprocess.run(
        [program, "--headless", "--convert-to", "pdf", "--outdir", str(home), str(source)],
        check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(home)},
    )  # fmt: skip
    return (home / "page.pdf").read_bytes()


def _flat_text(font: Font) -> str:
    names = 'style:font-name="F" style:font-name-complex="F" fo:font-size="12pt" style:font-size-complex="12pt"'
    paragraphs = "".join(f'<text:p text:style-name="P">{html.escape(text)}</text:p>' for text in TEXTS)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
        for name, address in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:font-face-decls><style:font-face style:name="F" svg:font-family="\'{font.family}\'"/></office:font-face-decls>'
        '<office:automatic-styles><style:style style:name="P" style:family="paragraph"><style:paragraph-properties '
        f'style:writing-mode="rl-tb" fo:text-align="justify" fo:margin-bottom="0.3cm"/><style:text-properties {names}/></style:style>'
        f"</office:automatic-styles><office:body><office:text>{paragraphs}</office:text></office:body></office:document>"
    )


def words_of(text: str) -> list[str]:
    """Words with the signs that touch them, so that brackets and quotes count too."""
    return unicodedata.normalize("NFC", text).split()


def recall(content: bytes) -> float:
    """The share of the text's words that come out in the order in which they were written."""
    return ordered_share(document(content, "a.pdf").text)


def ordered_share(text: str) -> float:
    """The share of the words of TEXTS that a text holds in their order."""
    wanted = words_of(" ".join(TEXTS))
    return LCSseq.similarity(wanted, words_of(text)) / len(wanted)
