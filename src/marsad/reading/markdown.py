"""Reads Markdown files: what the marks mean becomes structure, front matter becomes metadata.

Pages that were turned into Markdown carry their menus along, so lines are weighed as those of plain text are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt

from marsad.language.identify import identify
from marsad.reading.boilerplate.lines import classify
from marsad.reading.dates import publication_date, stated_date
from marsad.reading.decoding import decode
from marsad.reading.draft import Draft, Piece
from marsad.reading.head import Head, find_head
from marsad.reading.html_blocks import pieces_of_markup
from marsad.reading.publishers import publisher_in_lines
from marsad.reading.sniff import known_as
from marsad.reading.wrappers import unwrap
from marsad.records import BlockKind, Skipped

ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
_NOTE = re.compile(
    r"^\[\^([^\]\s]{1,40})\]:[ \t]*([^\n]*(?:\n(?:[ \t]+\S[^\n]*|(?=[ \t]*\S)(?!\[\^|#|[-*+] )[^\n]+))*)", re.MULTILINE
)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_FENCED = re.compile(r"^(```|~~~)", re.MULTILINE)
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_FOOT = 3  # lines
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def recognises(content: bytes, name: str) -> bool:
    """By the ending: any text may hold a mark of Markdown."""
    return name.endswith(ENDINGS) and not known_as(content)


def read(content: bytes, file: str) -> Draft:
    """The draft of a Markdown file.

    Raises:
        UnreadableText: its bytes are not text.
    """
    wrapped = unwrap(decode(content, file))
    text, notes = _without_notes(wrapped.text)
    found = pieces_of_markup(_PARSER.render(text), "Markdown file")
    lines = [piece.text for piece in found]
    language = identify("\n".join(lines)).language
    reasons = [reason if piece.kind in _LINES else "" for piece, reason in zip(found, classify(lines), strict=True)]
    head = find_head(
        [f"# {p.text}" if p.kind is BlockKind.HEADING and p.level == 1 else p.text for p in found],
        reasons,
        language,
        title=" ".join(wrapped.said.get("title", "").split()),
    )
    kept, left_out = _weighed(found, reasons, head)
    dated = [piece.text for piece in kept if piece.kind is not BlockKind.TITLE]
    return Draft(
        pieces=(*kept, *(Piece(kind=BlockKind.FOOTNOTE, text=note) for note in notes)),
        skipped=(*(Skipped(text=line, reason="wrapper") for line in wrapped.lines), *left_out),
        title=head.title,
        published=stated_date(wrapped.said.get("published", ""), language)
        or head.published
        or publication_date(dated, language),
        author=wrapped.said.get("author", "") or head.author,
        publisher=wrapped.said.get("publisher", "")
        or head.publisher
        or publisher_in_lines([*(part.text for part in left_out), *lines[-_FOOT:]]),
        address=wrapped.said.get("address", ""),
    )


def _without_notes(text: str) -> tuple[str, list[str]]:
    """The text without notes and their marks, and the notes; a text with code is left alone, where [^1] may be code."""
    if _FENCED.search(text):
        return text, []
    notes = [" ".join(_NOTE_MARK.sub("", match[2]).split()) for match in _NOTE.finditer(text)]
    return (_NOTE_MARK.sub("", _NOTE.sub("", text)) if notes else text), notes


def _weighed(found: Sequence[Piece], reasons: Sequence[str], head: Head) -> tuple[list[Piece], list[Skipped]]:
    """The pieces that stay, the title marked, and those that are boilerplate."""
    kept: list[Piece] = []
    left_out: list[Skipped] = []
    for place, piece in enumerate(found):
        reason = head.reasons.get(place, "" if place in head.protected else reasons[place])
        if reason:
            left_out.append(Skipped(text=piece.text, reason=reason))
        else:
            is_title = place == head.title_line
            kept.append(replace(piece, kind=BlockKind.TITLE, level=None) if is_title else piece)
    if head.title and head.title_line is None:
        kept.insert(0, Piece(kind=BlockKind.TITLE, text=head.title))
    return kept, left_out
