"""Who organised an event and who was a partner: lists such as "par X, en partenariat avec Y, Z et W".

Names that the organisations step has found are never cut and give an item its edges; elsewhere a comma or "and"
begins a new item only before a capital letter or a word that heads names of bodies ("ministry", "مركز").
"""

from collections.abc import Iterator, Sequence

from marsad.extraction.events_grammar import Cue, EventGrammar
from marsad.extraction.noun_phrases import after_determiners, is_opening, trimmed
from marsad.extraction.persons_offices import lexicon
from marsad.extraction.phrase_lines import Line

_NO_EDGE = frozenset({"sessions", "session_topic", "organiser_lead", "organising", "received"})
_LONGEST = 60  # tokens of a list
_LONGEST_ITEM = 16
_INDEFINITE = frozenset({"a", "an", "un", "une"})
_ALSO = frozenset({"ainsi", "que", "également", "also"})
_SHORT_NAME = 5  # tokens from a bracket to its end that hold a short name: "(Delta Council)"
_NEAR_START = 2  # tokens before a known name in its item


def items_after(line: Line, at: int, grammar: EventGrammar, cues: Sequence[Cue], limit: int) -> list[str]:
    """The bodies listed from token `at`, up to another cue or the end of the list."""
    at = _past_each(line, at, grammar)
    at += at < len(line.tokens) and is_opening(line.tokens[at])  # "implemented by “The Delta Society”"
    last = _list_end(line, at, grammar, cues, limit)
    return [item for item in (_item(line, a, b, grammar) for a, b in _pieces(line, at, last, grammar)) if item]


def _past_each(line: Line, at: int, grammar: EventGrammar) -> int:
    """The token behind "both", "كل من", where it opens a list."""
    if at >= len(line.tokens):
        return at
    listed = grammar.each.starting(line.tokens[at].key)
    return next((at + len(words) for words, _ in listed if line.matches(at, words)), at)


def items_before(line: Line, at: int, grammar: EventGrammar, floor: int) -> list[str]:
    """The bodies that stand right before a verb of organising at token `at`: its subject."""
    beside = right_before(line, at)
    if beside and grammar.language == "ar":
        return [beside]
    pieces = list(_pieces(line, _past_title(line, floor, at), at, grammar))
    subject: list[str] = []
    for begin, last in reversed(pieces):
        first = next((i for i in range(begin, last) if line.tokens[i].is_word), begin)
        item = _item(line, first, last, grammar)
        if not item or not _is_body(line, first, grammar) or _has_verb(line, first, last):
            break
        if _has_agent(line, first, last, grammar):
            break
        subject.append(item)
    return subject[::-1]


def _past_title(line: Line, first: int, last: int) -> int:
    """The token behind a quoted title that a comma parts from the subject: 'Under "Open Doors", the Fund'."""
    tokens = line.tokens
    closed = (i for i in range(last - 2, first, -1) if tokens[i].text in '"”»' and tokens[i + 1].text == ",")
    return next((i + 2 for i in closed), first)


def right_before(line: Line, at: int) -> str:
    """The known body or country whose name ends right before a verb."""
    base = line.sentence.start
    if at > 0 and at - 1 in line.countries:
        return line.tokens[at - 1].text
    edge = line.tokens[at - 1].end if at > 0 else -1
    return next((line.sentence.text[a - base : b - base] for a, b in line.organisations if b == edge), "")


def _has_verb(line: Line, first: int, last: int) -> bool:
    """Say whether a piece runs over a verb: then it is no name."""
    return any(line.grammar.is_stop(line.tokens[i].key) and not _in_organisation(line, i) for i in range(first, last))


def _has_agent(line: Line, first: int, last: int, grammar: EventGrammar) -> bool:
    """Say whether a piece tells by whom something is done: "Sponsored by the Fund" is no subject."""
    outside = (i for i in range(first, last) if not _in_organisation(line, i))
    return any(line.tokens[i].key in grammar.passive_agent for i in outside)


def _list_end(line: Line, at: int, grammar: EventGrammar, cues: Sequence[Cue], limit: int) -> int:
    """The token at which a list has ended."""
    edges = [cue.first for cue in cues if cue.first > at and cue.kind not in _NO_EDGE]
    end = min([limit, at + _LONGEST, len(line.tokens), *edges])
    for i in range(at, end):
        if _in_organisation(line, i):
            continue
        if _ends(line, i, grammar):
            return i
    return end


def _ends(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether a token ends a list."""
    token = line.tokens[at]
    if at in line.dates or line.grammar.is_stop(token.key) or token.text in '.;؛:!?«»“”"':
        return True
    if token.text in ",،":
        return _breaks(line, at, grammar)
    if token.text == "(":
        short = [token.text for token in line.tokens[at + 2 : at + _SHORT_NAME]]
        named = short[:1] == [")"] or (")" in short and line.tokens[at + 1].is_capital)
        return at + 2 < len(line.tokens) and not named
    if any(line.matches(at, words) for words, _ in grammar.list_ends.starting(token.key)):
        return True
    if at in line.places_within and not token.key.startswith("و"):
        return True
    is_place = token.key in line.grammar.places and at + 1 in line.places
    return is_place and token.key not in ("au", "aux")


def _breaks(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether a comma ends the list: what stands after it is neither a body nor goes on with the name."""
    after = at + 1
    while after < len(line.tokens) and line.tokens[after].key in line.grammar.conjunctions | _ALSO:
        after += 1
    if after >= len(line.tokens) or _is_body(line, after, grammar):
        return False
    if grammar.language == "ar":
        return not line.tokens[after].key.startswith("و")
    if line.tokens[after].key in line.grammar.pointing:
        return True  # "financed by Canada, this project …"
    return line.grammar.is_stop(line.tokens[after].key) or line.tokens[after].key not in line.grammar.determiners


def _in_organisation(line: Line, at: int) -> bool:
    """Say whether a token stands in a name that is already known (not at its very start)."""
    token = line.tokens[at]
    return any(start <= token.start and token.end <= end for start, end in line.organisations)


def _pieces(line: Line, first: int, last: int, grammar: EventGrammar) -> Iterator[tuple[int, int]]:
    """Cut a list at its commas and conjunctions."""
    begin = first
    for i in range(first, last):
        cut = _cut(line, i, last, grammar)
        if cut is None:
            continue
        if i > begin:
            yield begin, i
        begin = cut
    if begin < last:
        yield begin, last


def _cut(line: Line, at: int, last: int, grammar: EventGrammar) -> int | None:
    """The first token of the next item when the list is cut here."""
    token = line.tokens[at]
    if token.text in ",،":
        after = at + 1
        while after < last and line.tokens[after].key in line.grammar.conjunctions | _ALSO:
            after += 1
    elif grammar.language == "ar":
        return at if at > 0 and token.key[0] == "و" and _is_arabic_item(line, at, grammar) else None
    elif token.key in line.grammar.conjunctions or token.key in ("que", "with"):
        after = _past_genitive(line, at + 1, last)
    else:
        return None
    while at < after < last and line.tokens[after].key in grammar.passive_agent:
        after += 1  # "par X et par Y"
    if _in_organisation(line, at) or after >= last or not _is_body(line, after, grammar):
        return None
    return after


def _past_genitive(line: Line, at: int, last: int) -> int:
    """The token of a known body that "of the" takes up again: "with the support of A and of B"; else the same token."""
    after = at
    while after < last and line.tokens[after].key in line.grammar.genitives:
        after += 1
    noun = after_determiners(line, after)
    starts = {start for start, _ in line.organisations}
    return after if noun < last and line.tokens[noun].start in starts else at


def _is_arabic_item(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether an Arabic word with "و" begins another body."""
    token = line.tokens[at]
    if any(start < token.start and token.end <= end for start, end in line.organisations):
        return False
    if any(start in (token.start, token.start + 1) for start, _ in line.organisations):
        return True
    if at in line.places_within or at in line.countries:
        return True
    rest = line.forms[at][1] if len(line.forms[at]) > 1 else token.key
    return any(form in grammar.organisation_heads for form in line.forms[at][1:]) or rest in grammar.organisation_heads


def _is_body(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether words look like the beginning of a body's name."""
    noun = after_determiners(line, at)
    if noun >= len(line.tokens):
        return False
    token = line.tokens[noun]
    if token.key in line.grammar.connectors or line.grammar.is_stop(token.key):
        return False
    if any(start in (token.start, token.start + 1, line.tokens[at].start) for start, _ in line.organisations):
        return True
    if noun in line.countries or any(form in grammar.organisation_heads for form in line.forms[noun]):
        return True
    return grammar.language != "ar" and token.is_capital


def _item(line: Line, first: int, last: int, grammar: EventGrammar) -> str:
    """The words of an item: a known name where one begins it, else its phrase without articles."""
    if first > 0 and line.tokens[first - 1].text == "," and line.tokens[first].key in _INDEFINITE:
        return ""  # "the ABC, a Sfax-based observatory": tells what the one before is
    noun = after_determiners(line, first)
    while noun < last and line.tokens[noun].key in line.grammar.connectors | line.grammar.determiners:
        noun += 1
    if noun >= last:
        return ""
    known = _known(line, noun, last)
    if known:
        return known
    end = trimmed(line, noun, min(last, noun + _LONGEST_ITEM))
    words = [token for token in line.tokens[noun:end] if token.is_word]
    if len(words) == 1 and grammar.language == "en" and words[0].key in lexicon("en", "titles"):
        return ""  # "with an address by Dr. …"
    has_capital = any(token.is_capital for token in words)
    is_name = grammar.language == "ar" or has_capital or (grammar.language == "fr" and _is_body(line, noun, grammar))
    if not words or not is_name:
        return ""
    text = line.text(noun, end)
    return text[1:] if grammar.language == "ar" and _begins_with_and(line, noun, grammar) else text


def _begins_with_and(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether an Arabic item still carries its "و"."""
    key = line.tokens[at].key
    if key[0] != "و" or any(start == line.tokens[at].start for start, _ in line.organisations):
        return False
    return len(line.forms[at]) > 1 and key not in grammar.organisation_heads


def _without_stops(line: Line, name: tuple[int, int]) -> int:
    """Where a known name ends when words of time that were taken with it are left out ("… صباح")."""
    inside = [token for token in line.tokens if name[0] <= token.start and token.end <= name[1]]
    whole = len(inside)
    while len(inside) > 1 and line.grammar.is_stop(inside[-1].key) and not inside[-1].is_capital:
        inside.pop()
    return inside[-1].end if len(inside) < whole else name[1]


def _known(line: Line, first: int, last: int) -> str:
    """The organisation found near the start of an item, with the acronym in brackets after it."""
    lowest = line.tokens[first].start
    near = line.tokens[min(first + _NEAR_START, last - 1)].start
    highest = line.tokens[last - 1].end
    best = max(
        ((start, end) for start, end in line.organisations if lowest <= start <= near and end <= highest),
        key=lambda span: span[1] - span[0],
        default=None,
    )
    if best is None:
        return ""
    start, end = best[0], _without_stops(line, best)
    for i in range(first, last - 2):
        if line.tokens[i].start >= end and line.tokens[i].text == "(" and line.tokens[i + 2].text == ")":
            between = line.sentence.text[end - line.sentence.start : line.tokens[i].start - line.sentence.start]
            if not between.strip():
                end = line.tokens[i + 2].end
    return line.sentence.text[start - line.sentence.start : end - line.sentence.start]
