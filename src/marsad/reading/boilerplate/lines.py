"""Says of each line of a text whether it is boilerplate and of which sort, looking at its words and its neighbours.

First each line by itself (`own_words`), then beside its neighbours (`neighbours`, `other_articles`), and where these
say nothing, the trained model. Titles, dates and long prose are never dropped for their place.
"""

from collections.abc import Callable, Sequence

from marsad.language.words import word_texts
from marsad.reading.boilerplate import neighbours, other_articles
from marsad.reading.boilerplate.lexicon import byline_starts
from marsad.reading.boilerplate.model import outside_main_text
from marsad.reading.boilerplate.own_words import LABEL, TERMINAL, Line, guess, line_of

_CONTEXT: tuple[Callable[[Sequence[Line], list[str]], list[str]], ...] = (
    neighbours.titles,
    neighbours.heads,
    other_articles.above,
    neighbours.repeated,
    neighbours.page_numbers,
    neighbours.menus,
    neighbours.between,
    other_articles.related,
    other_articles.tickers,
    other_articles.pull_quotes,
    neighbours.imprint,
)


def classify(texts: Sequence[str]) -> list[str]:
    """The reason for which each line is left out, or "" where it is the page's own text (empty lines too)."""
    places = [i for i, text in enumerate(texts) if text.strip()]
    lines = [line_of(texts[i], is_after_gap=i == 0 or not texts[i - 1].strip()) for i in places]
    reasons = outside_main_text([line.text for line in lines], _by_rule(lines))
    found = [""] * len(texts)
    for place, line, reason in zip(places, lines, reasons, strict=True):
        found[place] = "" if reason == "outside" and _names_writer(line) else reason
    return found


def _names_writer(line: Line) -> bool:
    """Who led an interview stands at its end too; only such long labels are no names of menus."""
    said = tuple(start for start in byline_starts() if len(start.split()) > 1)
    return line.words <= LABEL and line.folded.startswith(said)


def by_rule(texts: Sequence[str]) -> list[str]:
    """What the rules alone say of lines with words, for training the model on what they leave."""
    return _by_rule([line_of(text, is_after_gap=False) for text in texts])


def _by_rule(lines: Sequence[Line]) -> list[str]:
    reasons = neighbours.confirmed(lines, [guess(line) for line in lines])
    for rule in _CONTEXT:
        reasons = rule(lines, reasons)
    return reasons


def is_heading_like(text: str) -> bool:
    """Short, and without the end of a sentence."""
    return 0 < len(word_texts(text)) <= LABEL and not TERMINAL.search(text.strip())


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(TERMINAL.search(text.strip()))
