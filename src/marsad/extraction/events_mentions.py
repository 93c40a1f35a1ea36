"""Where a document names events, and where it only points at one ("cette conférence", "المؤتمر", "the summit").

A name runs from its edition or first modifier to its right edge; whether it names an event is judged apart
(`events_candidates`). Missing: events that are only called by a proper name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from marsad.extraction.events_candidate import Candidate
from marsad.extraction.events_candidates import manner_of
from marsad.extraction.events_grammar import Cue, event_grammar
from marsad.extraction.heads import Head, is_arabic_definite
from marsad.extraction.name_edges import left_edge, right_end
from marsad.extraction.noun_phrases import after_determiners, closing, is_opening
from marsad.extraction.phrase_lines import Line, content_words
from marsad.language.ordinals import find_ordinals

_LONGEST_QUOTED = 12  # tokens
_COMPOUND = 7  # tokens of small nouns before an English head
_BEHIND = 1  # tokens between an event and "organised by": a comma
_INNER = frozenset("-–'’")  # marks within such words
_HIGHEST_EDITION = 400  # a larger figure after "session" is a room or a year


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One place where an event is named or pointed at."""

    line: int
    first: int  # token
    last: int  # token, exclusive
    start: int
    end: int
    text: str
    head: str
    manner: str  # edition, topic, named, bare, anaphor
    edition: int | None = None
    words: frozenset[str] = frozenset()
    is_told: bool = False  # words of holding or organising stand right behind


def find_mentions(line: Line, cues: tuple[Cue, ...]) -> Iterator[EventMention]:
    """The events named or pointed at in a line, in order."""
    grammar = event_grammar(line.sentence.language)
    editions: Mapping[int, int] | None = None
    at = 0
    while at < len(line.tokens):
        head = grammar.head_at(line, at)
        if head is None or _is_in_an_address(line, at) or _names_a_house(line, at) or _is_in_a_title(line, at):
            at += 1
            continue
        editions = _editions(line) if editions is None else editions
        mention = _mention(line, at, head, editions=editions, cues=cues)
        if mention:
            yield mention
        at = max(at + 1, mention.last if mention else at + head.length)


def _is_in_an_address(line: Line, at: int) -> bool:
    """Say whether a word stands in a web address or a hashtag: "/ملتقى-الشباب"."""
    token, after = line.tokens[at], line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    return bool(after and after.text in "-_/" and after.start == token.end)


def _names_a_house(line: Line, at: int) -> bool:
    """Say whether a word only tells what a house is for: "Palais des congrès", « centre de conférences »."""
    houses = event_grammar(line.sentence.language).venues
    of = at > 1 and line.tokens[at - 1].key in line.grammar.genitives
    return of and line.tokens[at - 2].key in houses and line.tokens[at].key.endswith("s")


def _is_in_a_title(line: Line, at: int) -> bool:
    """Whether a word stands in the title of what is no event: 'the project “Dialogue of the Coasts”'."""
    titled = event_grammar(line.sentence.language).titled
    for opening in range(at - 1, max(0, at - _LONGEST_QUOTED), -1):
        if is_opening(line.tokens[opening]) and at < closing(line, opening):
            return line.tokens[opening - 1].key in titled
    return False


def _editions(line: Line) -> Mapping[int, int]:
    """The tokens of ordinals with their values."""
    base = line.sentence.start
    spans = [(o.start + base, o.end + base, o.value) for o in find_ordinals(line.sentence.text, line.sentence.language)]
    found: dict[int, int] = {}
    for i, token in enumerate(line.tokens if spans else ()):
        for start, end, value in spans:
            if start < token.end and token.start < end:
                found[i] = value
    return found


def _mention(
    line: Line, at: int, head: Head, *, editions: Mapping[int, int], cues: tuple[Cue, ...]
) -> EventMention | None:
    """The mention around a head, or None when it is not an event's."""
    grammar = event_grammar(line.sentence.language)
    definite = grammar.language == "ar" and is_arabic_definite(line.tokens[at].key, head)
    titles = {cue.first: cue.last for cue in cues if cue.kind == "theme"}
    first = left_edge(line, at, grammar, editions)
    counted = grammar.language == "ar" and all(token.text.isdecimal() for token in line.tokens[first:at])
    first = at if counted else first  # "في دورته الـ33 ندوة": figures count what stands before them
    last = right_end(line, at + head.length, grammar, editions, definite=definite, titles=titles)
    last = _before_house(line, at + head.length, last)
    last = _before_next_event(line, at + head.length, last, editions) if head.tier == "edition" else last
    last = max(last, _quoted_end(line, first))
    found = Candidate(
        line=line,
        grammar=grammar,
        head=head,
        at=at,
        first=first,
        last=last,
        edition=_edition(line, at, (first, last), editions, head),
        cues=cues,
    )
    manner = manner_of(found)
    return _made(found, manner) if manner else None


def _before_house(line: Line, first: int, last: int) -> int:
    """Where a French name ends before the house it is held in: "une journée de réflexion au palais du Port"."""
    grammar = event_grammar(line.sentence.language)
    if grammar.language != "fr":
        return last
    for i in range(first, last - 1):
        if line.tokens[i].key in line.grammar.topics:
            return last
        if (
            line.tokens[i].key in line.grammar.places
            and line.tokens[after_determiners(line, i + 1)].key in grammar.houses
        ):
            return i
    return last


def _before_next_event(line: Line, first: int, last: int, editions: Mapping[int, int]) -> int:
    """Where an Arabic edition ends before what is held at it: "في المعرض في دورته الثالثة ندوة حول …"."""
    grammar = event_grammar(line.sentence.language)
    for i in range(first + 1, last if grammar.language == "ar" else first):
        following = grammar.head_at(line, i) if i - 1 in editions else None
        if following and line.tokens[i].key == following.words[0]:
            return i
    return last


def _quoted_end(line: Line, first: int) -> int:
    """The token before the mark that closes an Arabic name in quotation marks: '"الملتقى السنوي فتيان القرى"'; or 0."""
    if line.grammar.language != "ar" or not first or not is_opening(line.tokens[first - 1]):
        return 0
    last = closing(line, first - 1) - 1
    plain = not any(line.grammar.is_verb(token.key) for token in line.tokens[first:last])
    return last if plain and 0 < last - first <= _LONGEST_QUOTED else 0


def _made(found: Candidate, manner: str) -> EventMention:
    """The mention of a candidate, without what is written onto its first word."""
    line = found.line
    first, last = (found.at, found.at + found.head.length) if manner == "anaphor" else (found.first, found.last)
    first = first if manner == "anaphor" else _compound_first(line, first)
    start = line.tokens[first].start + (_written_on(line, first, found.head) if first == found.at else 0)
    end = line.tokens[last - 1].end
    text = line.sentence.text[start - line.sentence.start : end - line.sentence.start]
    return EventMention(
        line=line.number,
        first=first,
        last=last,
        start=start,
        end=end,
        text=" ".join(text.split()),
        head=found.head.words[0],
        manner=manner,
        edition=found.edition if manner != "anaphor" else None,
        words=_naming_words(found, first, last),
        is_told=_is_told(found, last),
    )


def _is_told(found: Candidate, last: int) -> bool:
    """Whether words of holding stand right behind a whole event, which no ceremony or session is."""
    part = found.head.words[0] in found.grammar.parts | found.grammar.ceremonies
    told = (c.first - last for c in found.cues if c.kind in ("held", "organiser_after"))
    return not part and any(0 <= behind <= _BEHIND for behind in told)


def _naming_words(found: Candidate, first: int, last: int) -> frozenset[str]:
    """The words by which a name is told from others: its length and rhythm are none, but when nothing else stands."""
    words = content_words(found.line, first, last)
    return (words - found.grammar.light) or words


def _compound_first(line: Line, first: int) -> int:
    """Where an English name begins that small nouns stand before, behind an article: "a river safety | workshop"."""
    grammar, at = line.grammar, first
    articles = grammar.determiners | grammar.possessives
    while grammar.language == "en" and at > 0 and first - at < _COMPOUND and line.tokens[at - 1].key not in articles:
        token = line.tokens[at - 1]
        small = (
            token.is_word and token.text[0].islower() and not grammar.is_stop(token.key) and at - 1 not in line.dates
        )
        joins = grammar.connectors | grammar.only_in_topics | grammar.places | grammar.conjunctions | grammar.infinitive
        if not (small and token.key not in joins) and token.text not in _INNER and not token.text.isdecimal():
            return first
        at -= 1
    led = 0 < at < first and line.tokens[at - 1].key in articles and line.tokens[at].text not in _INNER
    return at if led else first


def _written_on(line: Line, at: int, head: Head) -> int:
    """How many letters of an Arabic token belong to the word before it: "ب" of "بالمؤتمر", "و", "ل"."""
    token, noun = line.tokens[at], head.words[0]
    if line.grammar.language != "ar" or len(token.text) != len(token.key) or not token.key.endswith(noun):
        return 0
    before = token.key[: len(token.key) - len(noun)]
    return len(before) - 2 if before.endswith(("ال", "لل")) else len(before)


def _edition(line: Line, at: int, span: tuple[int, int], editions: Mapping[int, int], head: Head) -> int | None:
    """The number of the edition: an ordinal in the name before its topic, or a figure after "session"."""
    first, last = span
    for i in range(first, min(last, at + 6)):
        if line.grammar.language == "fr" and i > at and line.tokens[i].key in line.grammar.connectors:
            break  # "la formation des acteurs de première ligne"
        if i in editions:  # "the 1120th meeting"
            return editions[i]
        if i > at and line.tokens[i].key in line.grammar.topics:
            return None
    figure = line.tokens[at + 1].text if at + 1 < last and at + 1 not in line.dates else ""
    return int(figure) if head.tier == "edition" and figure.isdecimal() and int(figure) <= _HIGHEST_EDITION else None
