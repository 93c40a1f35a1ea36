"""What typography asks of written lines: where notes stand at a full stop, and which spaces may not end a row.

English puts notes behind the stop, French and Arabic before it. The mark of unchecked facts and the citations from
which a figure was counted stand with the notes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from babel.dates import get_month_names

from marsad.reports.grammar import dates
from marsad.reports.logic.report import Block, Line, Reference, Table, Words

BEHIND = ".,;:"  # before notes in English
# "71 %", "Qui ?" and « so » keep together: French words stand in reports of all languages.
_KEPT = re.compile(r"(?<=\S) (?=[»:;?!%](?:[\s»:;?!%.,)]|$))|(?<=«) (?=\S)")
_MONTHS = "|".join(
    name
    for locale in ("fr", "en_GB", *dates.MONTHS.values())
    for name in get_month_names("wide", locale=locale).values()
)
# A day stays with its month, and a month with its year: "1er juin 2022".
_DATE = re.compile(rf"(?:(?:[0-9]|1er) )?\b(?:{_MONTHS})\b(?: [12][0-9]{{3}}\b)?")


def finished(blocks: Iterable[Block], language: str) -> tuple[Block, ...]:
    """The blocks of a section as pages show them, in a report of that language."""
    return tuple(
        replace(
            block,
            lines=tuple(finished_line(line, language) for line in block.lines),
            table=_table(block.table, language) if block.table else None,
        )
        for block in blocks
    )


def finished_line(line: Line, language: str) -> Line:
    """A line with its notes where they belong."""
    line = replace(line, words=tuple(_kept(words) for words in line.words))
    has_stop = bool(line.words) and _last(line).text.endswith(".") and _is_own(_last(line))
    if has_stop and (language != "en" or line.counted):
        return _before_stop(line)
    return replace(line, words=tuple(_behind(line.words))) if language == "en" else line


def unbroken(text: str) -> str:
    """The text with spaces that do not break where a sign or quotation mark would begin or end a row."""
    return _DATE.sub(lambda date: date[0].replace(" ", "\u00a0"), _KEPT.sub("\u00a0", text))


def _table(table: Table, language: str) -> Table:
    return replace(table, rows=tuple(tuple(finished_line(cell, language) for cell in row) for row in table.rows))


def _kept(words: Words) -> Words:
    references = tuple(_kept_note(reference) for reference in words.references)
    return words if words.is_break else replace(words, text=unbroken(words.text), references=references)


def _kept_note(note: Reference) -> Reference:
    name, shown, published = (unbroken(text) for text in (note.document_name, note.shown, note.published))
    return replace(note, document_name=name, shown=shown, published=published)


def _is_own(words: Words) -> bool:
    return not (words.language or words.is_break)


def _last(line: Line) -> Words:
    """The last words that are more than notes."""
    return next((words for words in reversed(line.words) if words.text), line.words[-1])


def _before_stop(line: Line) -> Line:
    """The full stop taken from the words, to be written behind notes and marks."""
    place = max(number for number, words in enumerate(line.words) if words.text)
    bare = replace(line.words[place], text=line.words[place].text[:-1])
    kept = (*line.words[:place], bare, *line.words[place + 1 :])
    return replace(line, words=tuple(words for words in kept if words.text or words.references), end=".")


def _behind(pieces: Iterable[Words]) -> Iterator[Words]:
    """Notes moved behind the comma or stop that follows them."""
    before: Words | None = None
    for piece in pieces:
        if before and before.references and _is_own(piece) and piece.text[:1] and piece.text[0] in BEHIND:
            yield replace(before, references=())
            yield Words(text=piece.text[0], references=before.references)
            before = replace(piece, text=piece.text[1:]) if piece.text[1:] or piece.references else None
            continue
        if before:
            yield before
        before = piece
    if before:
        yield before
