"""When a finding is the one that a label describes, kind by kind: the definitions of the measure.

- recommendation, statement: at least 0.8 of the label's words stand in the quote or text, which is at most four times
  as long as the label, or 60 words; one finding matches one label. A statement also needs its speaker: half of the
  words of the label's speaker, or of another that the label accepts.
- person, organisation: the name, acronym or alias of the label equals the finding's, or shares 0.75 of its words.
- event: 0.6 of the words of its name or of its series.
- programme: half of the words of its name, or the same amount.
- instrument: 0.6 of the words of its name.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from marsad.evaluation.gold import Labels
from marsad.evaluation.words import cover, is_one_of, length
from marsad.records import Fact, FactKind

Hits: TypeAlias = list[list[int]]  # for each label, the findings that match it, best first

COVERED = 0.8
LONGEST, LONGEST_SHARE = 60, 4  # words; a quote of a whole page covers every label and says nothing
NAMED, TITLED = 0.6, 0.5
WHOLE = 0.99


def said(fact: Fact, name: str) -> str:
    """A field of a finding as text; "" when it is not there."""
    return str(fact.fields.get(name) or "")


def match(kind: FactKind, labels: Sequence[Labels], facts: Sequence[Fact]) -> Hits:
    """For each label, the places of the findings that match it; for the score."""
    return MATCHERS[kind](labels, facts)


def _match_spans(labels: Sequence[Labels], facts: Sequence[Fact], agrees: Callable[[Labels, Fact], bool]) -> Hits:
    fits = [
        (_fit(snippet_of(label), fact), i, j)
        for i, label in enumerate(labels)
        for j, fact in enumerate(facts)
        if agrees(label, fact)
    ]
    hits: Hits = [[] for _ in labels]
    taken: set[int] = set()
    for fit, i, j in sorted(fits, key=lambda found: (-found[0], found[1], found[2])):
        if fit > 0 and not hits[i] and j not in taken:
            hits[i].append(j)
            taken.add(j)
    return hits


def snippet_of(label: Labels) -> str:
    """The words of the document that a label of a recommendation or statement points to."""
    return str(label.get("snippet") or label.get("quote_snippet") or "")


def _fit(snippet: str, fact: Fact) -> float:
    """How well a finding covers a snippet, shorter ones first; 0 when it is no match."""
    quote = fact.citation.quote
    text = said(fact, "text") or quote
    covered, size = max(cover(snippet, text), cover(snippet, quote)), length(text)
    if covered < COVERED or size > max(LONGEST, LONGEST_SHARE * length(snippet)):
        return 0.0
    return covered - size / 1000


def _any_issuer(_label: Labels, _fact: Fact) -> bool:
    return True


def _same_speaker(label: Labels, fact: Fact) -> bool:
    speaker = said(fact, "speaker")
    accepted = [label["speaker"], *(label.get("accept_speaker") or [])]
    return any(cover(name, speaker) >= TITLED or cover(speaker, name) >= WHOLE for name in accepted if name)


def _match_each(labels: Sequence[Labels], facts: Sequence[Fact], is_match: Callable[[Labels, Fact], bool]) -> Hits:
    return [[j for j, fact in enumerate(facts) if is_match(label, fact)] for label in labels]


def _is_named(label: Labels, fact: Fact) -> bool:
    names = [label["name"], label.get("acronym"), *(label.get("aliases") or [])]
    return is_one_of(names, said(fact, "name")) or is_one_of(names, said(fact, "acronym"))


def _event_fit(label: Labels, fact: Fact) -> tuple[float, float]:
    name = said(fact, "name")
    covered = max(cover(label["name"], name), cover(label.get("series"), name))
    return covered, cover(name, label["name"])


def _match_events(labels: Sequence[Labels], facts: Sequence[Fact]) -> Hits:
    def best(label: Labels) -> list[int]:
        fits = [(_event_fit(label, fact), j) for j, fact in enumerate(facts)]
        return [j for fit, j in sorted(fits, reverse=True) if max(fit) >= NAMED]

    return [best(label) for label in labels]


def amount_of(value: object) -> str:
    """A sum of money without its cents, for comparing."""
    return str(value or "").partition(".")[0]


def title_of(label: Labels) -> str:
    """What a programme or instrument is called, or else described as."""
    return str(label.get("name") or label.get("description") or "")


def _is_programme(label: Labels, fact: Fact) -> bool:
    title, name = title_of(label), said(fact, "name")
    titled = cover(title, name) >= TITLED or cover(name, title) >= COVERED + 0.1
    same_amount = bool(label.get("amount")) and amount_of(label["amount"]) == amount_of(fact.fields.get("amount"))
    return titled or same_amount or cover(title, fact.citation.quote) >= COVERED


def _is_instrument(label: Labels, fact: Fact) -> bool:
    title, name = title_of(label), said(fact, "name")
    return cover(title, name) >= NAMED or cover(name, title) >= COVERED + 0.1


MATCHERS: Mapping[FactKind, Callable[[Sequence[Labels], Sequence[Fact]], Hits]] = MappingProxyType(
    {
        FactKind.EVENT: _match_events,
        FactKind.PERSON: lambda labels, facts: _match_each(labels, facts, _is_named),
        FactKind.ORGANISATION: lambda labels, facts: _match_each(labels, facts, _is_named),
        FactKind.STATEMENT: lambda labels, facts: _match_spans(labels, facts, _same_speaker),
        FactKind.RECOMMENDATION: lambda labels, facts: _match_spans(labels, facts, _any_issuer),
        FactKind.PROGRAMME: lambda labels, facts: _match_each(labels, facts, _is_programme),
        FactKind.INSTRUMENT: lambda labels, facts: _match_each(labels, facts, _is_instrument),
    }
)
