"""Reads rich text (RTF): headings, numbered items, tables, notes and text boxes; deleted and hidden words are out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.language.identify import identify
from marsad.reading.dates import publication_date
from marsad.reading.decoding import repair
from marsad.reading.draft import Draft, Piece
from marsad.reading.properties import author_of, title_of
from marsad.reading.rtf.body import Body, Look, Paragraph
from marsad.reading.rtf.tokens import tokens
from marsad.records import BlockKind, Skipped

_SIGNATURE = b"{\\rtf"
_HEADING = re.compile(r"^(?:heading|titre|عنوان)\s*(\d)", re.IGNORECASE)
_TITLES = frozenset({"title", "titre", "العنوان"})
_CAPTIONS = frozenset({"caption", "légende", "تسمية توضيحية"})
_NUMBERED = re.compile(r"[0-9٠-٩A-Za-zأ-ي]")
_BODY_LEVEL = 9  # the outline level of running text


def recognises(content: bytes, _name: str) -> bool:
    """By its first characters."""
    return content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_SIGNATURE)


def read(content: bytes, _file: str) -> Draft:
    """The draft of a rich-text file.

    Raises:
        BrokenFile: nested so deep that no word processor wrote it.
    """
    body = Body()
    for token in tokens(content.lstrip(b"\xef\xbb\xbf \r\n\t")):
        body.take(token)
    found = [piece for part in body.finish() for piece in _pieces(part, body.styles)]
    language = identify("\n".join(piece.text for piece in found)).language
    own_title = next((piece.text for piece in found if piece.kind is BlockKind.TITLE), "")
    return Draft(
        pieces=tuple(found),
        skipped=tuple(_left_out(body)),
        title=own_title or title_of(repair(body.said.get("title", ""))),
        published=publication_date([p.text for p in found if p.kind is not BlockKind.TITLE], language),
        author=author_of(repair(body.said.get("author", ""))),
    )


def _left_out(body: Body) -> Iterator[Skipped]:
    """Headers and footers, each line once, and what people noted in the margin."""
    yield from (Skipped(text=line, reason="running_head") for line in dict.fromkeys(body.margins) if line)
    yield from (Skipped(text=repair(text), reason="remark") for text in body.remarks if text)


def _pieces(part: Paragraph | Piece, styles: dict[int, tuple[str, Look]]) -> Sequence[Piece]:
    """The pieces of a paragraph by its style and list; words in a wrong code page are mended."""
    if isinstance(part, Piece):
        return [replace(part, text=repair(part.text))]
    kind, level = _kind(part, styles)
    sign = part.sign if _NUMBERED.search(part.sign) and len(part.sign) < 20 else ""
    text = part.text if kind is BlockKind.PARAGRAPH else part.text.replace("\n", " ")
    lines = [" ".join(line.split(" ")).strip() for line in repair(f"{sign} {text}").split("\n")]
    return [Piece(kind=kind, text=line, level=level) for line in lines if line]


def _kind(part: Paragraph, styles: dict[int, tuple[str, Look]]) -> tuple[BlockKind, int | None]:
    name, look = styles.get(part.look.style, ("", Look()))
    name = name.lower()
    outline = look.outline if part.look.outline is None else part.look.outline
    if name in _TITLES:
        return BlockKind.TITLE, None
    if match := _HEADING.match(name):
        return BlockKind.HEADING, max(1, int(match[1]))
    if outline is not None and outline < _BODY_LEVEL:
        return BlockKind.HEADING, outline + 1
    if name in _CAPTIONS:
        return BlockKind.CAPTION, None
    if part.sign or part.look.is_listed:
        return BlockKind.LIST_ITEM, part.look.depth + 1
    return BlockKind.PARAGRAPH, None
