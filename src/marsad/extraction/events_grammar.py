"""The grammar of events as the finder uses it: heads, anaphors, cues, read from `grammar/<language>/events.toml`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.extraction.heads import Head, PhraseIndex, Words, head_at, with_plain
from marsad.extraction.phrase_grammar import phrases, quality_set, word_set
from marsad.extraction.phrase_lines import Line
from marsad.extraction.phrases import grammar as grammar_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words of the grammar found in a line: what they announce, and their tokens."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGrammar:
    """Heads, anaphors and cues of one language."""

    language: str
    heads: PhraseIndex
    bodies: frozenset[str]  # heads that bodies carry too: "forum"
    anaphors: frozenset[Words]
    openings: frozenset[str]  # "opening", "clôture": a ceremony of these belongs to the event that it opens
    ceremonies: frozenset[str]
    parts: frozenset[str]  # of an event: "deuxième journée de la conférence"
    premodifiers: frozenset[str]
    qualities: frozenset[str]
    light: frozenset[str]  # words that add no name: "the four-day summit"
    demonstratives: frozenset[str]
    definites: frozenset[str]
    cues: PhraseIndex
    organisation_heads: frozenset[str]
    participants: PhraseIndex
    more_than: PhraseIndex
    venues: frozenset[str]
    written_venues: frozenset[str]  # Arabic ones that are such only with "at" written on: "بفضاء"
    houses: frozenset[str]  # venues that are no bodies: they receive an event and do not organise it
    venue_prepositions: frozenset[str]
    papers: frozenset[str]  # "a training manual" is no training
    titled: frozenset[str]  # nouns whose quoted title names no event: "the project “Dialogue …”"
    loose_topics: frozenset[str]  # topic words that show no event behind a weak head: "pour", "contre"
    invariable: frozenset[str]  # heads that end like plurals
    projects: frozenset[str]  # words for what is no event though an event's word stands in its name
    founders: frozenset[str]  # "membre fondateur de": who they are of is a body
    asked: frozenset[str]  # Arabic verbs of asking: what is to be held behind them is no event yet
    many_held: frozenset[str]  # Arabic nouns of holding; definite plurals behind them are no one event
    auxiliaries: frozenset[str]  # how verbs of holding begin behind their subject: "s'est", "a été"
    told_of_nouns: frozenset[str]  # participles that tell a theme of the noun before them: "axée" of "axée sur"
    read_there: frozenset[str]  # what has a title of its own at an event: "ورقة", "كتاب"
    given_to: frozenset[str]  # those that also tell for whom: "dédiée aux acteurs"
    copulas: frozenset[str]
    adverbs: frozenset[str]  # words that may stand within a verb: "a également organisé"
    scholars: frozenset[str]  # "a researcher at": a house soon after it is where somebody works
    stands_for: frozenset[str]  # "represented by": a house after it is a body
    passive_agent: frozenset[str]
    guests: frozenset[str]  # verbs whose agent does not hold the event: "attended by"
    lead_time: frozenset[str]
    city_words: frozenset[str]  # "city", "مدينة"
    twins: frozenset[str]  # towns named like countries
    seats: frozenset[str]  # "based", "siège": a place after them is a body's
    list_ends: PhraseIndex
    lasting: re.Pattern[str] | None  # how many days: "a three-day meeting"
    none: frozenset[str]  # "no": before an event that was not held
    counts: frozenset[str]  # "dozens": of many events none is one
    days: frozenset[str]  # words that begin a line of days
    town_links: frozenset[str]
    at_town: frozenset[str]
    after_town: frozenset[str]
    place_offices: frozenset[str]
    closing: frozenset[str]  # words of its end: "closed", "achevé"
    each: PhraseIndex  # "both", "كل من": before a list
    house_parts: frozenset[str]  # "department": the house behind it is its own
    named_venues: frozenset[str]  # such only when written as names: "au centre des discussions" is none
    venue_adjectives: frozenset[str]  # venues that are adjectives behind a noun: "acteurs locaux"
    works: frozenset[str]  # Arabic "the work of": behind a house it begins the event
    lone_venues: frozenset[str]  # houses that need no name: "à la préfecture"
    house_modifiers: frozenset[str]  # "town" of "the town hall"
    hosts: frozenset[str]  # venues that organise what they receive
    days_from_publication: PhraseIndex  # "yesterday", each with how many days
    labels: Mapping[Words, str]  # "Lieu", before a colon: which field follows

    def head_at(self, line: Line, at: int) -> Head | None:
        """The event head that begins at a token, if one does."""
        return head_at(self.heads, line, at)

    def cues_in(self, line: Line) -> tuple[Cue, ...]:
        """All cues of a line; of two with the same kind and place, the longer."""
        return tuple(self._cues(line))

    def _cues(self, line: Line) -> Iterator[Cue]:
        for at, token in enumerate(line.tokens):
            seen: set[str] = set()
            behind = line.tokens[at + 1].key if at + 1 < len(line.tokens) else ""
            for words, kind in self.cues.starting_here(token.key):
                if len(words) > 1 and behind != words[1] and behind not in self.adverbs:
                    continue  # the usual case
                last = self._end_of(line, at, words)
                if kind not in seen and last and not _is_noun(token.text, kind):
                    seen.add(kind)
                    yield Cue(kind=kind, first=at, last=last)

    def _end_of(self, line: Line, at: int, words: Sequence[str]) -> int:
        """The token after a cue that begins at `at`; 0 when it does not; adverbs may part a verb: "s'est donc tenu"."""
        here = at + 1
        if not line.matches(at, words[:1]):
            return 0
        for word in words[1:]:
            while here < len(line.tokens) and line.tokens[here].key in self.adverbs and line.tokens[here].key != word:
                here += 1
            if here >= len(line.tokens) or line.tokens[here].key != word:
                return 0
            here += 1
        return here


def _is_noun(text: str, kind: str) -> bool:
    """Folding makes "إقامته" (his stay) and "أقامته" (held it) one; only the second is a verb."""
    return text.startswith("إ") and kind == "organiser_after"


CUES = (
    "held",
    "future",
    "organiser_after",
    "organiser_before",
    "agent_after",
    "contains",
    "partner_after",
    "partner_beside",
    "theme",
    "sessions",
    "session_topic",
    "founded",
    "until",
    "organiser_known",
    "organiser_lead",
    "organising",
    "received",
)
LABELS = ("date", "place", "theme", "organisers", "partners")


@cache
def event_grammar(language: str) -> EventGrammar:
    """The event grammar of a language; empty for a language without data."""
    data = grammar_file(language, "events")
    heads, cues = data.get("heads", {}), data.get("cues", {})
    tiers = {tier: with_plain(phrases(heads.get(tier, ""))) for tier in ("edition", "strong", "weak")}
    return EventGrammar(
        language=language,
        heads=PhraseIndex(tiers),
        bodies=frozenset(words[0] for words in phrases(heads.get("body", ""))),
        anaphors=frozenset(phrases(heads.get("anaphors", ""))),
        ceremonies=word_set(heads.get("ceremonies", "")),
        openings=word_set(heads.get("openings", "")),
        parts=frozenset(words[0] for words in phrases(heads.get("parts", ""))),
        premodifiers=word_set(heads.get("premodifiers", "")),
        qualities=quality_set(heads.get("qualities", "")),
        light=word_set(heads.get("light", "")),
        demonstratives=word_set(heads.get("demonstratives", "")),
        definites=word_set(heads.get("definites", "")),
        cues=PhraseIndex({kind: phrases(cues.get(kind, "")) for kind in CUES}),
        organisation_heads=word_set(cues.get("organisation_heads", "")),
        participants=PhraseIndex({"who": phrases(cues.get("participants", ""))}),
        more_than=PhraseIndex({"more": phrases(cues.get("more_than", ""))}),
        houses=word_set(cues.get("houses", "")),
        works=word_set(cues.get("works", "")),
        days=word_set(cues.get("days", "")),
        papers=word_set(heads.get("papers", "")),
        titled=word_set(heads.get("titled", "")),
        venues=word_set(cues.get("venue", "")) | word_set(cues.get("written_venues", "")),
        written_venues=word_set(cues.get("written_venues", "")),
        venue_prepositions=word_set(cues.get("venue_prepositions", "")),
        loose_topics=word_set(heads.get("loose_topics", "")),
        invariable=word_set(heads.get("invariable", "")),
        projects=word_set(heads.get("projects", "")),
        founders=word_set(heads.get("founders", "")),
        asked=word_set(heads.get("asked", "")),
        many_held=word_set(heads.get("many_held", "")),
        auxiliaries=word_set(cues.get("auxiliaries", "")),
        told_of_nouns=word_set(cues.get("told_of_nouns", "")),
        read_there=word_set(cues.get("read_there", "")),
        given_to=word_set(cues.get("given_to", "")),
        copulas=word_set(cues.get("copulas", "")),
        adverbs=word_set(cues.get("adverbs", "")),
        scholars=word_set(cues.get("scholars", "")),
        stands_for=word_set(cues.get("stands_for", "")),
        passive_agent=word_set(cues.get("passive_agent", "")),
        guests=word_set(cues.get("guests", "")),
        city_words=word_set(cues.get("city_words", "")),
        lead_time=word_set(cues.get("lead_time", "")),
        twins=word_set(cues.get("twins", "")),
        seats=word_set(cues.get("seats", "")),
        list_ends=PhraseIndex({"end": phrases(cues.get("list_ends", ""))}),
        lasting=re.compile(cues["lasting"]) if "lasting" in cues else None,
        closing=word_set(cues.get("closing", "")),
        each=PhraseIndex({"each": phrases(cues.get("each", ""))}),
        house_parts=word_set(cues.get("house_parts", "")),
        named_venues=word_set(cues.get("named_venues", "")),
        venue_adjectives=word_set(cues.get("venue_adjectives", "")),
        lone_venues=word_set(cues.get("lone_venues", "")),
        house_modifiers=word_set(cues.get("house_modifiers", "")),
        hosts=word_set(cues.get("hosts", "")),
        days_from_publication=PhraseIndex(
            {days: phrases(words) for days, words in data.get("days_from_publication", {}).items()}
        ),
        labels={words: kind for kind in LABELS for words in phrases(data.get("labels", {}).get(kind, ""))},
        none=word_set(heads.get("none", "")),
        counts=word_set(heads.get("counts", "")),
        town_links=word_set(cues.get("town_links", "")),
        at_town=word_set(cues.get("at_town", "")),
        after_town=word_set(cues.get("after_town", "")),
        place_offices=word_set(cues.get("place_offices", "")),
    )
