"""Lines to pieces: paragraphs, headings and list items out of plain text and Markdown, for the text reader.

Lines that were broken at a fixed width are joined again; so is a sentence that a page break or an empty line cut.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from marsad.language.characters import ITEM_CODE, LETTERS
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.draft import Piece
from marsad.records import BlockKind

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t#]*$")
_GLUED = "•▪■◦‣\u2043\uf0b7\uf0a7\uf0d8"  # signs that may stand at a word without a space
_BULLET = re.compile(
    rf"^([ \t]*)([{_GLUED}](?=[^\s{_GLUED}])|[-*+·●○➢➤✓❖–—{_GLUED}](?=[ \t\u00a0])|o(?=\t))[ \t\u00a0]*(?=\S)"
)
_NUMBER = re.compile(rf"^[ \t]*(?:\(?(?:[0-9٠-٩]{{1,2}}|[a-hA-H]|[ivx]{{1,4}})[.)\-]|{ITEM_CODE})[ \t\u00a0]+(?=\S)")
_LONE_BULLET = re.compile(rf"(?m)^[ \t]*([●○➢➤{_GLUED}])[ \t]*\n+(?=[^\n{_GLUED}●○]*\S)")
_LOWER = re.compile(r"^[«“\"'(]*[a-zà-öø-ÿœæ]")
_WIDEST = 110  # characters; a file whose lines are longer was not broken at a width
_NARROWEST = 45


def with_bullets(text: str) -> str:
    """The text with bullets that stand alone on a line, as in pasted PDFs, set before the line they belong to."""
    return _LONE_BULLET.sub(r"\1 ", text)


def pieces(lines: Sequence[str], *, is_markdown: bool = False) -> list[Piece]:
    """The pieces of a text in order; lines are as written, empty ones included."""
    width = _width(lines)
    if is_markdown and width:
        width = 1  # Markdown ends a paragraph with an empty line only
    found: list[Piece] = []
    previous = ""  # the last line taken, as written; "" after an empty line
    for line in lines:
        if not line.strip():
            previous = ""
            continue
        start = _started(line)
        if start is None and found and _continues(found[-1], previous, line, width):
            found[-1] = Piece(kind=found[-1].kind, text=f"{found[-1].text} {line.strip()}", level=found[-1].level)
        else:
            found.append(start or Piece(kind=BlockKind.PARAGRAPH, text=line.strip()))
        previous = line
    return _lists(found)


def _started(line: str) -> Piece | None:
    """A heading or list item that this line begins."""
    if heading := _HEADING.match(line):
        return Piece(kind=BlockKind.HEADING, text=heading[2], level=len(heading[1]))
    if (bullet := _BULLET.match(line)) or _NUMBER.match(line):
        indent = len(bullet[1].expandtabs(4)) // 2 if bullet else 0
        return Piece(kind=BlockKind.LIST_ITEM, text=line.strip(), level=1 + indent // 2)
    return None


def _continues(piece: Piece, previous: str, line: str, width: int) -> bool:
    """Whether a line goes on with the piece before it."""
    if piece.kind is BlockKind.HEADING or (ends_sentence(piece.text) and not (previous and width)):
        return False
    if _LOWER.match(line.strip()) and len(word_texts(piece.text)) > 3 and not piece.text.endswith((":", ";", "؛")):
        return True
    if not previous or not width:
        return False
    first = line.split(maxsplit=1)[0]
    return len(previous.rstrip()) + 1 + len(first) > width


def _width(lines: Sequence[str]) -> int:
    """The width at which the file's lines were broken; 0 when they were not."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    lengths = sorted(len(a.rstrip()) for a, b in pairs if "://" not in a and not _started(b))
    if len(lengths) < 3:
        return 0
    widest, middle = lengths[-1], lengths[len(lengths) // 2]
    is_broken = middle >= _NARROWEST and widest <= _WIDEST and middle >= 0.8 * widest
    return widest if is_broken else 0


def _lists(found: list[Piece]) -> list[Piece]:
    """Take the signs off bulleted items; a lone bullet is no list, and its line stays as written."""
    kept = []
    for i, piece in enumerate(found):
        beside = [p.kind for p in found[max(0, i - 1) : i] + found[i + 1 : i + 2]]
        if piece.kind is not BlockKind.LIST_ITEM:
            kept.append(piece)
        elif BlockKind.LIST_ITEM not in beside:
            kept.append(
                Piece(kind=BlockKind.PARAGRAPH, text=_BULLET.sub("", piece.text) if _is_dash(piece) else piece.text)
            )
        else:
            kept.append(Piece(kind=piece.kind, text=_BULLET.sub("", piece.text), level=piece.level))
    return kept


def _is_dash(piece: Piece) -> bool:
    """A hyphen or star before a line is a list of one; a round bullet may mark a question of an interview."""
    return piece.text[0] in "-*+" and bool(re.search(f"[{LETTERS}]", piece.text))
