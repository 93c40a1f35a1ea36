"""Reads plain text and Markdown, as saved, pasted from a page or taken from a collection.

wrapper off → markup out → boilerplate lines out → title, date, writer → pieces. Every word of the file ends up in a
piece, in the metadata or in `skipped`.
"""

from collections.abc import Sequence
from dataclasses import replace

from marsad.language.identify import identify
from marsad.reading.boilerplate.doubled import REASON as TWICE
from marsad.reading.boilerplate.doubled import doubled
from marsad.reading.boilerplate.inside import cut_inside
from marsad.reading.boilerplate.lines import classify, is_heading_like
from marsad.reading.dates import publication_date, starts_with_dateline, stated_date
from marsad.reading.decoding import decode
from marsad.reading.draft import Draft, Piece
from marsad.reading.encodings import wide_encoding
from marsad.reading.errors import UnknownFormat
from marsad.reading.head import Head, find_head
from marsad.reading.markup import is_markdown, strip_markdown, strip_markup
from marsad.reading.publishers import agency_of_dateline, publisher_in_lines
from marsad.reading.sniff import known_as
from marsad.reading.structure import pieces, with_bullets
from marsad.reading.wrappers import Unwrapped, unwrap
from marsad.records import BlockKind, Skipped

_FOOT = 3  # lines
ENDINGS = (".txt", ".text", ".rst", ".asc")


def recognises(content: bytes, name: str) -> bool:
    """Anything that says it is text, and anything that nobody else wanted and holds no zero byte at its start."""
    return not known_as(content) and (
        name.endswith(ENDINGS) or b"\x00" not in content[:4000] or bool(wide_encoding(content))
    )


def read(content: bytes, file: str) -> Draft:
    """The draft of a text file.

    Raises:
        UnknownFormat: it is XML of a kind that has no reader, of which every word would stand among tags.
    """
    text = decode(content, file)
    if text.lstrip("\ufeff \t\n").startswith("<?xml"):
        raise UnknownFormat(
            "This file is XML of a kind that is not read: save it as HTML, DOCX, ODT or PDF, or as text."
        )
    return draft_of(text, file.lower())


def draft_of(text: str, name: str = "") -> Draft:
    """The draft of a text: also of a web page that was rendered to lines."""
    wrapped = unwrap(text)
    body, markup = strip_markup(wrapped.text)
    targets: list[str] = []
    has_markdown = is_markdown(body, name)
    if has_markdown:
        body, targets = strip_markdown(body)
    skipped = [Skipped(text=line, reason="wrapper") for line in wrapped.lines]
    skipped += [Skipped(text=item, reason="markup") for item in markup]
    skipped += [Skipped(text=item, reason="link_address") for item in targets]
    return _draft(with_bullets(body).split("\n"), wrapped, skipped, has_markdown=has_markdown)


def _draft(lines: Sequence[str], wrapped: Unwrapped, skipped: list[Skipped], *, has_markdown: bool) -> Draft:
    language = identify("\n".join(lines)).language
    title = " ".join(wrapped.said.get("title", "").split())
    twice = doubled(lines, language)
    skipped += [Skipped(text=lines[i].strip(), reason=TWICE) for i in sorted(twice.copies)]
    lines = ["" if i in twice.copies else line for i, line in enumerate(lines)]
    reasons = classify(lines)
    head = find_head(lines, reasons, language, title=title, title_line=None if title else twice.title_line)
    reasons = [head.reasons.get(i, "" if i in head.protected else reason) for i, reason in enumerate(reasons)]
    kept = ["" if reason else line for line, reason in zip(lines, reasons, strict=True)]
    skipped += [Skipped(text=line.strip(), reason=why) for line, why in zip(lines, reasons, strict=True) if why]
    found, cuts = cut_inside(_body(kept, head, has_markdown), title=head.title, bylines=head.bylines)
    return Draft(
        pieces=tuple(found),
        skipped=(*skipped, *cuts),
        title=head.title,
        published=stated_date(wrapped.said.get("published", ""), language)
        or head.published
        or _published(found, language),
        author=wrapped.said.get("author", "") or head.author,
        publisher=wrapped.said.get("publisher", "")
        or head.publisher
        or twice.site
        or _named_around(lines, skipped)
        or _agency(found, language),
        address=wrapped.said.get("address", ""),
    )


def _named_around(lines: Sequence[str], skipped: Sequence[Skipped]) -> str:
    """Who the lines that are left out, or the last of the text, say has published it."""
    foot = [line.strip() for line in lines if line.strip()][-_FOOT:]
    return publisher_in_lines([*(part.text for part in skipped), *foot])


def _agency(found: Sequence[Piece], language: str) -> str:
    """The agency with whose dateline the text begins."""
    first = [piece.text for piece in found if piece.kind is BlockKind.PARAGRAPH][:_FOOT]
    return next((agency_of_dateline(line) for line in first if starts_with_dateline(line, language)), "")


def _published(found: Sequence[Piece], language: str) -> str:
    """What the text's own lines state, its title aside: a title's date may be that of an event."""
    return publication_date([piece.text for piece in found if piece.kind is not BlockKind.TITLE], language)


def _body(lines: list[str], head: Head, has_markdown: bool) -> list[Piece]:
    """The title as a piece of its own where it stands (or first, when only the wrapper has it), then the rest."""
    if not head.title:
        return _with_headings(pieces(lines, is_markdown=has_markdown), head.dates)
    title = Piece(kind=BlockKind.TITLE, text=head.title)
    if head.title_line is None:
        return [title, *_with_headings(pieces(lines, is_markdown=has_markdown), head.dates)]
    before, after = lines[: head.title_line], lines[head.title_line + 1 :]
    title = replace(title, text=lines[head.title_line].strip().lstrip("# "))
    return [
        *_with_headings(pieces(before), head.dates),
        title,
        *_with_headings(pieces(after, is_markdown=has_markdown), head.dates),
    ]


def _with_headings(found: list[Piece], dates: frozenset[str]) -> list[Piece]:
    """Short lines without an end, before something longer, are headings."""
    marked = []
    for i, piece in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        is_alone = piece.kind is BlockKind.PARAGRAPH and is_heading_like(piece.text) and piece.text not in dates
        if (
            after is not None
            and is_alone
            and not is_heading_like(after.text)
            and not piece.text.endswith((",", "،", ":", ";", "؛", "-"))
        ):
            marked.append(replace(piece, kind=BlockKind.HEADING, level=2))
        else:
            marked.append(piece)
    return marked
