"""Programmes that are named first and called one after: "PREVI, un nouveau projet", "«قراءة للجميع»، وهو مشروع"."""

from marsad.extraction.named_things import Thing, thing_grammar
from marsad.extraction.noun_phrases import closing, is_opening
from marsad.extraction.organisations_latin_words import heads
from marsad.extraction.persons_offices import lexicon
from marsad.extraction.phrase_lines import Line

_CLOSING = '»”"'
_LONGEST_TITLE = 30  # tokens
_SHORTEST_ACRONYM = 3  # letters
_SHORTEST_LONG_FORM = 5  # tokens: two words, and the acronym in brackets
_FULL = 2  # words of a name that only its capitals show
_LONGEST_RUN = 9  # tokens of one
_ADJECTIVES = 7  # tokens between an article and its head: "a new two-year $2 million programme"
_LEADING = 3  # tokens between a phrase and "called": a comma, "which"
_FAR = 40  # tokens behind a phrase in which its name may stand
_BEFORE = 2  # tokens at least: the name and what leads on


def named_before(thing: Thing) -> tuple[int, int] | None:
    """The tokens of the name that stands right before a phrase with "a project" in it; None when none does."""
    line, lead = thing.line, thing.first - 1
    if (titled := _named_in_front(thing)) is not None:
        return titled
    leads = thing_grammar(line.sentence.language, "programmes").places_of("apposed", line) if lead >= _BEFORE else ()
    if not any(first == lead for first, _ in leads):
        return None
    end = lead - (line.tokens[lead - 1].text in ",،")
    if line.tokens[end - 1].text in _CLOSING:
        return _title(line, end - 1)
    word = line.tokens[end - 1]
    is_acronym = word.is_word and word.text.isupper() and len(word.text) >= _SHORTEST_ACRONYM and end < lead
    return (end - 1, end) if is_acronym else None


def _named_in_front(thing: Thing) -> tuple[int, int] | None:
    """The title that opens an English sentence before "the project": 'Named “Open Doors” (OD), the project'."""
    line, tokens = thing.line, thing.line.tokens
    if line.grammar.language != "en" or thing.first < _BEFORE + 1:
        return None
    begin = next((last for first, last in thing_grammar("en", "programmes").places_of("called", line) if not first), 0)
    begin += begin > 0 and tokens[begin].key in line.grammar.determiners
    if not begin or not is_opening(tokens[begin]):
        return None
    end = closing(line, begin)
    comma = next((at for at in range(end, thing.first) if tokens[at].text == ","), 0)
    near = end > begin and comma > 0 and comma - end <= _LEADING and thing.first - comma <= _BEFORE
    return (begin + 1, end - 1) if near else None


def long_form_before(thing: Thing) -> tuple[int, int] | None:
    """The tokens of a name in capitals with its acronym before an English head: "the Sharing Tools (SHTO) project"."""
    line, end = thing.line, thing.at
    tokens = line.tokens
    if line.grammar.language != "en" or end < _SHORTEST_LONG_FORM or tokens[end - 1].text != ")":
        return None
    acronym = tokens[end - 2].text
    if not acronym.isupper() or len(acronym) < _SHORTEST_ACRONYM or tokens[end - 3].text != "(":
        return None
    first = end - 3
    within = _small_words(line) | {",", "&"}
    while first > 0 and (tokens[first - 1].is_capital or tokens[first - 1].key in within):
        first -= 1
    while first < end - 3 and not tokens[first].is_capital:
        first += 1
    spelt = sum(tokens[i].is_capital for i in range(first, end - 3))
    return (first, end) if spelt > 1 else None


def _small_words(line: Line) -> frozenset[str]:
    """The words without capitals that may stand within a name."""
    phrase = line.grammar
    return phrase.connectors | phrase.conjunctions | phrase.determiners | phrase.infinitive


def called_behind(thing: Thing) -> tuple[int, int] | None:
    """The tokens of the name that a phrase is said to bear: "the scheme, called Rashid", «مشروعا يحمل اسم "جسور"».

    In quotation marks or, in French and English, in capitals; None when none stands there.
    """
    line, tokens = thing.line, thing.line.tokens
    reach = range(thing.at + thing.head.length, thing.last + _LEADING)
    called = thing_grammar(line.sentence.language, "programmes").places_of("called", line)
    for first, begin in called:
        if begin >= len(tokens) or not (first in reach or _is_far_name(thing, first, begin)):
            continue
        if is_opening(tokens[begin]):
            end = closing(line, begin)
            return (begin + 1, end - 1) if end and end - begin > _BEFORE else None
        if line.grammar.language != "ar":
            articled = line.grammar.language == "en" and tokens[begin].key in line.grammar.determiners
            named = begin + articled, _run_from(line, begin + articled)
            return named if named[1] > named[0] and not _names_body(line, *named) else None
    return None


def _is_far_name(thing: Thing, first: int, begin: int) -> bool:
    """Whether a French participle with a title in marks closes the sentence of a phrase that went on long.

    « un projet visant à relier les communes, les jeunes et les femmes, dénommé « Ensemble » »: no noun in the singular
    stands right before it, which could bear the title instead.
    """
    line, tokens = thing.line, thing.line.tokens
    if line.grammar.language != "fr" or not is_opening(tokens[begin]) or not thing.last <= first <= thing.last + _FAR:
        return False
    grammar = thing_grammar("fr", "programmes")
    if any(grammar.head_at(line, at) for at in range(thing.last, first)):
        return False
    before = tokens[first - 1]
    return before.text == "," or before.key.endswith(("s", "x"))


def name_beside(thing: Thing) -> tuple[int, int] | None:
    """The tokens of an English name in capitals beside a plain head; None when none stands there.

    Behind it ("the programme Home Again", "a new programme, Safe Streets,", "a project called Letters Home") or before
    it ("Open Doors, a pilot project", "Open Doors is a two-year project").
    """
    line = thing.line
    if line.grammar.language != "en" or line.tokens[thing.at].is_capital:
        return None
    return _name_behind(thing) or _name_in_front(thing)


def _name_behind(thing: Thing) -> tuple[int, int] | None:
    """The capitals that a head leads to at once, behind a comma, or behind "called"."""
    line, after = thing.line, thing.at + thing.head.length
    tokens = line.tokens
    articled = any(token.key in line.grammar.determiners for token in tokens[max(0, thing.at - _ADJECTIVES) : thing.at])
    if not articled or after >= len(tokens):
        return None
    called = any(first == after for first, _ in thing_grammar("en", "programmes").places_of("called", line))
    begin = after + 1 if called or tokens[after].text == "," else after
    begin += called and begin < len(tokens) and tokens[begin].key in ("as", "the")
    end = _run_from(line, begin)
    if end - begin < (1 if called else _FULL) or _names_body(line, begin, end):
        return None
    closed = end >= len(tokens) or tokens[end].text in ",.;)(–" or called or begin == after
    return (begin, end) if closed else None


def _run_from(line: Line, begin: int) -> int:
    """Where the capitals end that begin at a token, with small words between them."""
    end = at = begin
    within = _small_words(line)
    while at < len(line.tokens) and at - begin < _LONGEST_RUN:
        token = line.tokens[at]
        if token.is_capital and token.is_word:
            end = at + 1
        elif token.key not in within or end == begin:
            break
        at += 1
    return end


def _name_in_front(thing: Thing) -> tuple[int, int] | None:
    """The capitals before ", a pilot project" or "is a two-year project"."""
    line, tokens = thing.line, thing.line.tokens
    lowest = max(_BEFORE, thing.at - _ADJECTIVES)
    article = next((at for at in range(thing.at - 1, lowest - 1, -1) if tokens[at].key in ("a", "an")), 0)
    end = article - 1
    if not article or (tokens[end].text != "," and tokens[end].key not in ("is", "was")):
        return None
    begin = end
    within = _small_words(line)
    while begin > 0 and end - begin < _LONGEST_RUN:
        if not tokens[begin - 1].is_word or not (tokens[begin - 1].is_capital or tokens[begin - 1].key in within):
            break
        begin -= 1
    while begin < end and not tokens[begin].is_capital:
        begin += 1
    begin += begin < end and tokens[begin].key in line.grammar.determiners
    if end - begin < _FULL or _names_body(line, begin, end) or _is_person(line, begin):
        return None
    return begin, end


def _names_body(line: Line, begin: int, end: int) -> bool:
    """Whether a run of capitals is a body by its noun, or one with an acronym in brackets, rather than a programme."""
    return line.tokens[end - 1].text in heads("en") or line.tokens[begin].text.isupper()


def _is_person(line: Line, at: int) -> bool:
    """Whether a title stands before a run of capitals, or is its first word: "Dr Ada Holm, a project …"."""
    return any(line.tokens[place].key in lexicon("en", "titles") for place in (at - 1, at) if place >= 0)


def _title(line: Line, closing: int) -> tuple[int, int] | None:
    """The words between the quotation marks that close at a token."""
    for at in range(closing - 1, max(-1, closing - _LONGEST_TITLE), -1):
        if is_opening(line.tokens[at]):
            return (at + 1, closing) if closing - at > 1 else None
    return None
