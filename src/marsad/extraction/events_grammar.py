"""The grammar of events as the finder uses it: heads, anaphors, cues, read from `grammar/<language>/events.toml`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.extraction.noun_phrases import Line
from marsad.extraction.phrase_grammar import phrases, word_set
from marsad.extraction.phrases import grammar as grammar_file
from marsad.language.normalise import fold

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words of the grammar found in a line: what they announce, and their tokens."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A word that an event's name begins with, found in a line."""

    words: Words
    tier: str  # strong, weak, edition
    length: int


class PhraseIndex:
    """Phrases by their first word, longest first, each with what it stands for."""

    def __init__(self, kinds: Mapping[str, Iterable[Words]]) -> None:
        table: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        for kind, listed in kinds.items():
            for words in listed:
                table[words[0]].append((words, kind))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._table = dict(table)

    def starting(self, word: str) -> Sequence[tuple[Words, str]]:
        """The phrases that begin with a word, longest first."""
        return self._table.get(word, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGrammar:
    """Heads, anaphors and cues of one language."""

    language: str
    heads: PhraseIndex
    bodies: frozenset[str]  # heads that bodies carry too: "forum"
    anaphors: frozenset[Words]
    parts: frozenset[str]  # of an event: "deuxième journée de la conférence"
    premodifiers: frozenset[str]
    qualities: frozenset[str]
    demonstratives: frozenset[str]
    definites: frozenset[str]
    cues: PhraseIndex
    organisation_heads: frozenset[str]
    participants: frozenset[str]
    more_than: PhraseIndex
    venues: frozenset[str]
    venue_prepositions: frozenset[str]
    passive_agent: frozenset[str]
    lead_time: frozenset[str]
    list_ends: PhraseIndex

    def head_at(self, line: Line, at: int) -> Head | None:
        """The event head that begins at a token, if one does."""
        for form in line.forms[at]:
            for words, tier in self.heads.starting(form):
                if _follows(line, at, words):
                    return Head(words=words, tier=tier, length=len(words))
        return None

    def cues_in(self, line: Line) -> tuple[Cue, ...]:
        """All cues of a line; of two with the same kind and place, the longer."""
        return tuple(self._cues(line))

    def _cues(self, line: Line) -> Iterator[Cue]:
        for at, token in enumerate(line.tokens):
            seen: set[str] = set()
            starts = (token.key, token.key[1:]) if token.key[:1] == "و" else (token.key,)
            for word in starts:
                for words, kind in self.cues.starting(word):
                    if kind not in seen and line.matches(at, words):
                        seen.add(kind)
                        yield Cue(kind=kind, first=at, last=at + len(words))


def _follows(line: Line, at: int, words: Words) -> bool:
    """Say whether the rest of a head stands after its first word, with or without the Arabic article."""
    if at + len(words) > len(line.tokens):
        return False
    return all(word in line.forms[at + i] for i, word in enumerate(words[1:], 1))


def _with_plain(listed: Iterable[Words]) -> set[Words]:
    """Phrases, and the same without accents, as capitals are often set."""
    return {form for words in listed for form in (words, tuple(fold(word) for word in words))}


CUES = (
    "held",
    "future",
    "organiser_after",
    "organiser_before",
    "partner_after",
    "theme",
    "sessions",
    "session_topic",
)


@cache
def event_grammar(language: str) -> EventGrammar:
    """The event grammar of a language; empty for a language without data."""
    data = grammar_file(language, "events")
    heads, cues = data.get("heads", {}), data.get("cues", {})
    tiers = {tier: _with_plain(phrases(heads.get(tier, ""))) for tier in ("edition", "strong", "weak")}
    return EventGrammar(
        language=language,
        heads=PhraseIndex(tiers),
        bodies=frozenset(words[0] for words in phrases(heads.get("body", ""))),
        anaphors=frozenset(phrases(heads.get("anaphors", ""))),
        parts=frozenset(words[0] for words in phrases(heads.get("parts", ""))),
        premodifiers=word_set(heads.get("premodifiers", "")),
        qualities=word_set(heads.get("qualities", "")),
        demonstratives=word_set(heads.get("demonstratives", "")),
        definites=word_set(heads.get("definites", "")),
        cues=PhraseIndex({kind: phrases(cues.get(kind, "")) for kind in CUES}),
        organisation_heads=word_set(cues.get("organisation_heads", "")),
        participants=frozenset(words[0] for words in phrases(cues.get("participants", ""))),
        more_than=PhraseIndex({"more": phrases(cues.get("more_than", ""))}),
        venues=word_set(cues.get("venue", "")),
        venue_prepositions=word_set(cues.get("venue_prepositions", "")),
        passive_agent=word_set(cues.get("passive_agent", "")),
        lead_time=word_set(cues.get("lead_time", "")),
        list_ends=PhraseIndex({"end": phrases(cues.get("list_ends", ""))}),
    )
