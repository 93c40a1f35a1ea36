"""Number the footnotes of a report in reading order, once its sections stand in their final order.

The same place cited again keeps its first number. Counted figures then say from which numbers they are counted.
"""

from collections.abc import Iterable
from dataclasses import replace

from marsad.reports.logic.report import Block, Line, Place, Reference, Report, Section, Table, Words


def numbered(report: Report) -> Report:
    """The report with numbers at all citations."""
    given: dict[Place, int] = {}
    sections = tuple(_section(section, given) for section in report.sections)
    comma = "، " if report.is_right_to_left else ", "
    sections = tuple(_with_bases(section, given, comma) for section in sections)
    return replace(report, sections=sections)


def ranges(numbers: Iterable[int], comma: str = ", ") -> str:
    """Numbers as people write many of them: "4–9, 12"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return comma.join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _section(section: Section, given: dict[Place, int]) -> Section:
    return replace(section, blocks=tuple(_block(block, given) for block in section.blocks))


def _block(block: Block, given: dict[Place, int]) -> Block:
    lines = tuple(_line(line, given) for line in block.lines)
    return replace(block, lines=lines, table=_table(block.table, given) if block.table else None)


def _table(table: Table, given: dict[Place, int]) -> Table:
    return replace(table, rows=tuple(tuple(_line(cell, given) for cell in row) for row in table.rows))


def _line(line: Line, given: dict[Place, int]) -> Line:
    return replace(line, words=tuple(_words(words, given) for words in line.words))


def _words(words: Words, given: dict[Place, int]) -> Words:
    """The words with their notes in the order of numbers: one that stands above already comes first."""
    numbered = [_reference(reference, given) for reference in words.references]
    return replace(words, references=tuple(sorted(numbered, key=lambda reference: reference.number)))


def _reference(reference: Reference, given: dict[Place, int]) -> Reference:
    is_again = reference.place in given
    return replace(reference, number=given.setdefault(reference.place, len(given) + 1), is_again=is_again)


def _with_bases(section: Section, given: dict[Place, int], comma: str) -> Section:
    blocks = (
        replace(block, lines=tuple(_based(line, given, comma) for line in block.lines)) for block in section.blocks
    )
    return replace(section, blocks=tuple(blocks))


def _based(line: Line, given: dict[Place, int], comma: str) -> Line:
    return replace(line, basis=ranges((given[place] for place in line.counted if place in given), comma))
