"""Build the example documents from their sources, for whoever changes an example: `python examples/build.py`.

Each file of `sources/` is called `<name>.<format>.txt`: a head of TOML between two `+++` lines, then blocks parted
by empty lines (`# heading`, `- item`, `1. item`, `| cell | cell`, anything else is a paragraph). It becomes
`documents/<name>.<format>`: web pages through a page of `sites/`, PDF through typst, DOCX through python-docx.
Plain text files have no source: they are written in `documents/` as they are. Two runs give the same bytes.
"""

import html
import io
import re
import string
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import fontpkg_amiri
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
SOURCES, SITES, DOCUMENTS = HERE / "sources", HERE / "sites", HERE / "documents"
BUILT = datetime(2024, 1, 1, tzinfo=UTC)  # a fixed time, so that the same source gives the same bytes
ZIP_TIME = (2024, 1, 1, 0, 0, 0)
ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
NUMBERED = re.compile(r"^(\(?[0-9٠-٩]{1,2}[.)\-])\s+")
NOTICE = {
    "ar": "وثيقة نموذجية: المنظمات والأشخاص من نسج الخيال، عدا المؤسسات العمومية",
    "fr": "Document d’exemple : organisations et personnes inventées, hors institutions publiques",
    "en": "Sample document: organisations and people are invented, public institutions apart",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One block of a source: its kind (heading, bullet, number, table, paragraph), its text, its marker or cells."""

    kind: str
    text: str
    level: int = 1
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def is_arabic(self) -> bool:
        """Say whether most letters are Arabic, so that the block runs from right to left."""
        text = self.text + "".join(cell for row in self.rows for cell in row)
        return len(ARABIC.findall(text)) > len(LATIN.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source file, read: its head and its blocks."""

    head: dict[str, Any]
    parts: tuple[Part, ...]


def read_source(path: Path) -> Source:
    """Read a source file; raises ValueError when its head is not closed by `+++`."""
    try:
        _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    except ValueError:
        raise ValueError(f"{path}: the head must stand between two lines `+++`") from None
    return Source(head=tomllib.loads(head), parts=tuple(_parts(body)))


def _parts(body: str) -> Iterator[Part]:
    for chunk in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in chunk.splitlines()]
        if lines[0].startswith("|"):
            yield Part(kind="table", text="", rows=tuple(_cells(line) for line in lines))
        elif lines[0].startswith("- ") or NUMBERED.match(lines[0]):
            yield from (_item(line) for line in lines)
        elif lines[0].startswith("#"):
            marks, _, text = lines[0].partition(" ")
            yield Part(kind="heading", text=text, level=len(marks))
        else:
            yield Part(kind="paragraph", text=" ".join(lines))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def _item(line: str) -> Part:
    numbered = NUMBERED.match(line)
    if numbered:
        return Part(kind="number", text=line[numbered.end() :], marker=numbered[1])
    return Part(kind="bullet", text=line.removeprefix("- "))


# --- web pages ---


def to_html(source: Source) -> bytes:
    """Set a source into the page of its site, with all that stands around an article there."""
    head = source.head
    page = string.Template((SITES / f"{head['site']}.html").read_text(encoding="utf-8"))
    plain = {name: html.escape(str(value)) for name, value in head.items()}
    defaults = {"author": "", "byline": "", "image": "", "published": "", "notice": NOTICE[head["language"]]}
    return page.substitute(defaults | plain | {"body": _html_body(source)}).encode()


def _html_body(source: Source) -> str:
    lines, open_list = [], ""
    for part in source.parts:
        wanted = {"bullet": "ul", "number": "ol"}.get(part.kind, "")
        if open_list and wanted != open_list:
            lines.append(f"</{open_list}>")
        if wanted and wanted != open_list:
            lines.append(f"<{wanted}>")
        open_list = wanted
        lines.append(_html_part(part, language=source.head["language"]))
    return "\n".join([*lines, f"</{open_list}>" if open_list else ""])


def _html_part(part: Part, *, language: str) -> str:
    foreign = ' lang="ar" dir="rtl"' if part.is_arabic and language != "ar" else ""
    if part.kind == "table":
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in part.rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    tag = {"heading": f"h{part.level + 1}", "bullet": "li", "number": "li"}.get(part.kind, "p")
    return f"<{tag}{foreign}>{html.escape(part.text, quote=False)}</{tag}>"


# --- PDF ---

PREAMBLE = string.Template("""
#set document(title: "$title", author: "$author", date: datetime(year: 2024, month: 1, day: 1))
#set page(paper: "a4", margin: 2.4cm, header: align(end, text(9pt)[$running_head]),
  footer: context align(center, text(8pt)[$notice --- #counter(page).display("1 / 1", both: true)]))
#set text(font: "Amiri", size: 12pt, lang: "$language", fallback: false)
#set par(justify: true)
""")


def to_pdf(source: Source) -> bytes:
    """Typeset a source as A4 pages with a running head and page numbers."""
    head = {name: _typst(str(value)) for name, value in source.head.items()}
    notice = NOTICE[source.head["language"]]
    blocks = [PREAMBLE.substitute({"author": "", "notice": notice} | head), f"= {head['title']}"]
    blocks += [_typst_part(part) for part in source.parts]
    fonts = [str(Path(fontpkg_amiri.__file__).parent)]
    compiled = typst.compile("\n\n".join(blocks).encode(), font_paths=fonts, ignore_system_fonts=True)
    return bytes(compiled)


def _typst(text: str) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]~=\"'/+-])", r"\\\1", text)


def _typst_part(part: Part) -> str:
    if part.kind == "heading":
        return "=" * (part.level + 1) + " " + _typst(part.text)
    if part.kind == "bullet":
        return "- " + _typst(part.text)
    if part.kind == "number":
        # the brackets keep typst from making a list of its own, which a paragraph may not hold
        return f"#par(hanging-indent: 1.5em)[#[{_typst(part.marker)}] {_typst(part.text)}]"
    if part.kind == "table":
        cells = ", ".join(f"[{_typst(cell)}]" for row in part.rows for cell in row)
        return f"#table(columns: {len(part.rows[0])}, {cells})"
    return _typst(part.text)


# --- DOCX ---


def to_docx(source: Source) -> bytes:
    """Write a source as a word processor's document, right-to-left where its letters are Arabic."""
    written = docx.Document()
    section = written.sections[0]
    properties = written.core_properties
    properties.title, properties.author = source.head["title"], source.head.get("author", "")
    properties.created = properties.modified = BUILT.replace(tzinfo=None)
    properties.language = source.head["language"]
    _fill(section.header.paragraphs[0], source.head["running_head"])
    _fill(section.footer.paragraphs[0], NOTICE[source.head["language"]])
    _fill(written.add_heading(level=0), source.head["title"])
    for part in source.parts:
        _docx_part(written, part)
    stream = io.BytesIO()
    written.save(stream)
    return _with_fixed_times(stream.getvalue())


def _docx_part(written: Any, part: Part) -> None:
    if part.kind == "table":
        table = written.add_table(rows=len(part.rows), cols=len(part.rows[0]))
        for row, cells in zip(table.rows, part.rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                _fill(cell.paragraphs[0], text)
    elif part.kind == "heading":
        _fill(written.add_heading(level=part.level), part.text)
    else:
        style = {"bullet": "List Bullet", "number": "List Number"}.get(part.kind, "Normal")
        _fill(written.add_paragraph(style=style), part.text)


def _fill(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    if len(ARABIC.findall(text)) > len(LATIN.findall(text)):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 - python-docx has no word for it
        right_to_left = OxmlElement("w:rtl")
        run._r.get_or_add_rPr().append(right_to_left)  # noqa: SLF001 - the same
        right_to_left.set(qn("w:val"), "1")


def _with_fixed_times(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


WRITERS: dict[str, Callable[[Source], bytes]] = {"html": to_html, "pdf": to_pdf, "docx": to_docx}


def main() -> None:
    """Build every source and say what was written."""
    DOCUMENTS.mkdir(exist_ok=True)
    for path in sorted(SOURCES.glob("*.txt")):
        name = path.name.removesuffix(".txt")
        content = WRITERS[name.rpartition(".")[2]](read_source(path))
        (DOCUMENTS / name).write_bytes(content)
        sys.stdout.write(f"{name}  {len(content):,} bytes\n")


if __name__ == "__main__":
    main()
