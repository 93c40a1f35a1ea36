"""Reads PDF files: their text where they carry it, else the pictures of their pages, else a reason why not."""

import ctypes
import re

import pypdfium2

from marsad.language.characters import LETTERS
from marsad.language.identify import identify
from marsad.language.scripts import letters_of
from marsad.language.words import word_texts
from marsad.reading import ocr
from marsad.reading.dates import publication_date
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile, NoText, TooLarge, UnreadableText
from marsad.reading.pdf.columns import Rule, with_labels
from marsad.reading.pdf.glyphs import Line, lines_of
from marsad.reading.pdf.layout import pieces
from marsad.reading.pdf.legible import is_legible
from marsad.reading.pdf.margins import without_margins
from marsad.reading.pdf.pictures import read_pages, unreadable
from marsad.reading.pdf.tables import rules_of
from marsad.reading.pdf.xmp import xmp_of
from marsad.reading.properties import author_of, title_of
from marsad.reading.publishers import publisher_in_lines
from marsad.records import BlockKind

MOST_PAGES = 3000
_RIGHT_TO_LEFT = re.compile(rb"(/Direction\s*)/R2L\b")
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_NAMES_SOMETHING = re.compile(f"[{LETTERS}]{{2}}[^{LETTERS}]++[{LETTERS}]{{2}}")  # two words: no code, no barcode
_HIGH = 3  # pieces at the very top: a smaller heading there may be the title too
_TELLING = 3  # words; "General Assembly" names who writes, not what
_LARGE = 2  # levels that size tells; a bold line is no title
_LOOK = 10  # pieces at the top among which the title stands


def recognises(content: bytes, name: str) -> bool:
    """By the signature, which may stand a little after the first byte."""
    return b"%PDF-" in content[:1024] or (name.endswith(".pdf") and not content.lstrip().startswith((b"<", b"PK")))


def read(content: bytes, _file: str) -> Draft:
    """The draft of a PDF.

    Raises:
        BrokenFile: damaged, or locked with a password.
        NoText: only pictures of pages.
        UnreadableText: a text layer of meaningless characters.
    """
    pages, rules, about = _pages(content)
    pages, warnings = _with_pictures(content, pages)
    text = "\n".join(line.text for lines in pages for line in lines)
    is_rtl = letters_of("Arab", text) > letters_of("Latn", text)
    kept, skipped = without_margins([with_labels(lines, is_rtl=is_rtl) for lines in pages])
    xmp = xmp_of(content)
    stated = title_of(xmp.title) or title_of(about.get("Title"))
    found = _with_title(pieces(kept, rules, is_rtl=is_rtl), stated)
    title = next((piece.text for piece in found if piece.kind is BlockKind.TITLE), "")
    # the date of the file's making is not when it was published
    return Draft(
        pieces=tuple(found),
        skipped=tuple(skipped),
        title=title or stated,
        published=publication_date([p.text for p in found if p.kind is not BlockKind.TITLE], identify(text).language),
        author=author_of(xmp.author) or author_of(about.get("Author")),
        publisher=xmp.publisher or publisher_in_lines([line.text for lines in pages[:2] for line in lines]),
        warnings=warnings,
    )


def _with_pictures(content: bytes, pages: list[list[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The pages, those without usable text read from their pictures, and a warning that says which."""
    bad = unreadable(pages)
    text = "\n".join(line.text for lines in pages for line in lines)
    is_garbled = not is_legible(text)
    has_text = len(word_texts(text)) >= min(3, len(pages)) and not is_garbled
    if not bad or (has_text and not ocr.is_available()):
        return pages, ()
    if not ocr.is_available():
        if is_garbled:
            raise UnreadableText(
                f"The text inside this PDF is garbled (its fonts do not say which letters they show): {ocr.MISSING}."
            )
        raise NoText(f"This PDF holds pictures of pages and no text: {ocr.MISSING}.")
    seen = read_pages(content, bad)
    together = [seen.lines.get(i, [] if i in bad else lines) for i, lines in enumerate(pages)]
    if not any(together):
        raise NoText("This PDF holds no text, and none could be read from its pictures (OCR): add a sharper scan.")
    read_ones = ", ".join(str(i + 1) for i in sorted(seen.lines) if seen.lines[i])
    if not read_ones:
        return pages, ()
    return together, (f"Read from pictures (OCR), {seen.confidence:.0%} sure: pages {read_ones}.",)


def _with_title(found: list[Piece], stated: str) -> list[Piece]:
    """Mark the title: what the file states where it stands on the page, else the first page's most telling heading."""
    top = [i for i, piece in enumerate(found[:_LOOK]) if piece.page == found[0].page]
    same = [i for i in top if stated and _key(found[i].text) == _key(stated)]
    headings = [i for i in top if found[i].kind is BlockKind.HEADING and _NAMES_SOMETHING.search(found[i].text)]
    telling = [i for i in headings if len(word_texts(found[i].text)) >= _TELLING and (found[i].level or 9) <= _LARGE]
    best = min(telling, key=lambda i: (found[i].level or 9, -len(word_texts(found[i].text))), default=None)
    place = next(iter([*same, *([] if best is None else [best]), *(i for i in headings if i < _HIGH)]), None)
    if place is None:
        return found
    title = Piece(kind=BlockKind.TITLE, text=found[place].text, page=found[place].page)
    return [*found[:place], title, *found[place + 1 :]]


def _key(text: str) -> str:
    return " ".join(word.casefold() for word in word_texts(text))


def _pages(content: bytes) -> tuple[list[list[Line]], list[list[Rule]], dict[str, str]]:
    try:
        document = pypdfium2.PdfDocument(_RIGHT_TO_LEFT.sub(rb"\1/L2R", content))
    except pypdfium2.PdfiumError as error:
        raise _broken(error) from error
    try:
        if len(document) > MOST_PAGES:
            raise TooLarge(f"This PDF has more than {MOST_PAGES} pages: split it and add the parts.")
        pages, rules = [], []
        for i in range(len(document)):
            page = document[i]
            pages.append(lines_of(page, i + 1))
            rules.append(rules_of(page))
            page.close()
        return pages, rules, document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, ctypes.ArgumentError) as error:
        raise _broken(error) from error
    finally:
        document.close()


def _broken(error: Exception) -> BrokenFile:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
        return BrokenFile(
            "This PDF is locked with a password: open it, save it without the password and add that copy."
        )
    return BrokenFile(
        "This PDF is broken (its structure cannot be read): open it and save it again, or download it again."
    )
