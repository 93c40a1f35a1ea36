"""The programme that a document is about without naming it in a sentence: "Ce projet est financé par …".

A page of a project bears the project's name as its title, or in a line "Titre : …", and its sentences only point to it.
Looked for when no sentence names it, and only where one, or a line of a sheet, tells who carries or pays for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extraction.named_things import thing_grammar
from marsad.extraction.phrase_lines import Line
from marsad.extraction.programmes_bodies import Setting, amounts_in, carried_by, paid_by
from marsad.extraction.programmes_pointing import points_back
from marsad.extraction.programmes_sheets import sheet_lines
from marsad.records import Analysis

LONGEST = 40  # words of a title that may be a name
SHORTEST = 2
OPENING = 6  # tokens of a sentence in which "this project" stands
TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """The programme that a document is about: where its name stands, and the sentence that tells of it."""

    start: int
    end: int
    setting: Setting
    of_sheet: bool  # a line « Titre du projet : … » gives the name


def titled(analysis: Analysis, cut: Sequence[Line]) -> Titled | None:
    """The programme that a document is about; None where its name stands nowhere, or nobody carries or pays for it."""
    text, title = analysis.document.text, analysis.document.title
    sheet = next(((line.start, line.end) for line in sheet_lines(text) if TITLE in line.fields), None)
    start, end = sheet or (text.find(title), text.find(title) + len(title))
    if start < 0 or not SHORTEST <= len(text[start:end].split()) <= LONGEST:
        return None
    if sheet and _is_sheet(text):
        line = next((line for line in cut if line.sentence.start <= start < line.sentence.end), None)
        told = _plain_setting(line) if line else None
    else:
        settings = (_setting(analysis, line) for line in cut if sheet or _says_this(line))
        told = next((one for one in settings if one and (carried_by([one]) or paid_by([one]))), None)
    return Titled(start=start, end=end, setting=told, of_sheet=sheet is not None) if told else None


def _is_sheet(text: str) -> bool:
    """Whether lines of a sheet tell who carries or pays for what its title names."""
    return any({"funder", "implementer", "amount"} & set(line.fields) for line in sheet_lines(text))


def _plain_setting(line: Line) -> Setting:
    """The line of a sheet that names a programme; what other lines tell of it is filled in later."""
    grammar = thing_grammar(line.sentence.language, "programmes")
    return Setting(grammar=grammar, lines=(line,), amounts=())


def _says_this(line: Line) -> bool:
    """Whether a sentence points: "this project". A title may name an event whose programme is "the programme"."""
    heads = thing_grammar(line.sentence.language, "programmes")
    pointed = (at + 1 for at, token in enumerate(line.tokens[:OPENING]) if token.key in line.grammar.pointing)
    return any(at < len(line.tokens) and heads.head_at(line, at) for at in pointed)


def _setting(analysis: Analysis, line: Line) -> Setting | None:
    """A sentence that begins with "this project", with the sums in it."""
    grammar = thing_grammar(line.sentence.language, "programmes")
    if not points_back(line, grammar):
        return None
    return Setting(grammar=grammar, lines=(line,), amounts=amounts_in(analysis, [line]))
