"""Numbers and years that belong to the name of a text: "loi n° 2015-26 du 7 août 2015", «القانون عدد 58 لسنة 2017».

The marks of numbers ("n°", «رقم»), of years and of the matter are data of `grammar/<language>/instruments.toml`.
"""

from typing import Protocol

from marsad.extraction.noun_phrases import right_edge
from marsad.extraction.phrase_lines import Line

_PARTED = 3  # words at most between a head and the mark of its number: "القانون الأساسي عدد"
_MARKS = 4  # tokens at most of a mark: "n", "°"
_YEAR = 4  # digits
_LETTERS = 3  # at most, of a series in a number: "45/MJ", "م/16"
_DATED = 4  # tokens of a date at most: "7 août 2015"


class NumberGrammar(Protocol):
    """What numbers of names need to know of a grammar."""

    @property
    def number_marks(self) -> frozenset[str]:
        """Marks before a number: "رقم"."""

    @property
    def year_marks(self) -> frozenset[str]:
        """Marks before the year: "لسنة"."""

    @property
    def relating(self) -> frozenset[str]:
        """Words that lead to what a text is on, behind its number: "المتعلق"."""


def with_number(line: Line, at: int, last: int, grammar: NumberGrammar) -> int:
    """Where a name ends with number, year and matter; its head ends before `at`, the phrase around it before `last`."""
    begin = _mark(line, at, grammar)
    end = (_number(line, begin) if begin else 0) or at
    end = _year(line, end, grammar) or _dated(line, end) or (end if end > at else 0)
    if not end:
        return last
    if end < len(line.tokens) and line.tokens[end].key in grammar.relating:
        end = right_edge(line, end)
    elif begin and line.grammar.language != "ar":
        end = max(end, right_edge(line, end))
    return max(last, end)


def is_numbered(line: Line, at: int, grammar: NumberGrammar) -> bool:
    """Whether a number stands right behind a head that ends before `at`."""
    begin = _mark(line, at, grammar)
    return bool(begin and _number(line, begin))


def _mark(line: Line, at: int, grammar: NumberGrammar) -> int:
    """The token behind the mark of a number, which adjectives may part from the head, or a bare number; 0 without."""
    tokens = line.tokens
    for here in range(at, min(at + _PARTED + 1, len(tokens))):
        end = here
        while end < len(tokens) and end - here < _MARKS and tokens[end].key in grammar.number_marks:
            end += 1
        if end > here:
            return end
        if tokens[here].text[0].isdecimal() and (here == at or tokens[here - 1].text == ")"):
            return here  # "القرار 1325", "Regulation (EU) 2021/784"
        adjective = tokens[here].key.startswith("ال") or tokens[here].key.endswith(("ي", "يه"))
        describes = adjective or tokens[here].text in "()" or (line.grammar.language != "ar" and tokens[here].is_word)
        if not describes or tokens[here].key in line.grammar.connectors:
            break
    return 0


def _number(line: Line, at: int) -> int:
    """The token behind a number with its parts: "2015-26", "45/MJ", "م/16"; 0 where none stands."""
    tokens, end, figures = line.tokens, at, False
    while end < len(tokens):
        word = tokens[end].text
        if word[0].isdecimal():
            figures = True
        elif not (word in "-/–" and end > at) and not (len(word) <= _LETTERS and _is_series(line, end, at)):
            break
        end += 1
    while end > at and tokens[end - 1].text in "-/–":
        end -= 1
    return end if figures else 0


def _is_series(line: Line, at: int, first: int) -> bool:
    """Whether letters are a part of a number: behind or before a stroke."""
    tokens = line.tokens
    after = at + 1 < len(tokens) and tokens[at + 1].text == "/"
    return tokens[at].is_word and ((at > first and tokens[at - 1].text in "-/") or after)


def _year(line: Line, at: int, grammar: NumberGrammar) -> int:
    """The token behind "of 2015", «لسنة 2015»; 0 where none stands."""
    tokens = line.tokens
    if at + 1 >= len(tokens) or tokens[at].key not in grammar.year_marks:
        return 0
    year = tokens[at + 1].text
    return at + 2 if year.isdecimal() and len(year) == _YEAR else 0


def _dated(line: Line, at: int) -> int:
    """The token behind a date that "du" leads to: "du 7 août 2015"; 0 where none stands."""
    tokens = line.tokens
    if line.grammar.language != "fr" or at + 1 >= len(tokens) or tokens[at].key != "du" or at + 1 not in line.dates:
        return 0
    years = (i for i in range(at + 1, min(at + 1 + _DATED, len(tokens))) if len(tokens[i].text) == _YEAR)
    return next((i + 1 for i in years if tokens[i].text.isdecimal()), 0)
