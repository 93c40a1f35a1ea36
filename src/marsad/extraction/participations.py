"""Finds participations: who organised, supported, spoke at or attended an event.

Organisers and partners come from the event facts; speakers and attendees from sentences that name a person or body,
a word of taking part and an event (or mean the document's main one). Each is cited where the participant stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.extraction.named_things import thing_grammar
from marsad.extraction.phrase_lines import Line, lines
from marsad.extraction.statements_references import is_reference
from marsad.records import Analysis, Citation, EntityKind, Fact, FactKind, Mention, make_fact

EXTRACTOR = "participations 1"
CONFIDENCE: Mapping[str, float] = {"organiser": 0.85, "partner": 0.85, "speaker": 0.65, "attendee": 0.6}
_REACH = 160  # characters between a word of taking part and who takes part
_SPEAKERS = (EntityKind.PERSON,)
_ATTENDEES = (EntityKind.PERSON, EntityKind.ORGANISATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody's part in an event, and the words that say so."""

    citation: Citation
    participant: str
    event: str
    capacity: str
    cue: str
    language: str


def add_participations(analysis: Analysis) -> Analysis:
    """The step: adds who took which part in the events of a document."""
    events = analysis.facts_of(FactKind.EVENT)
    if not events:
        return analysis
    parts = [*_from_fields(analysis, events), *_from_sentences(analysis, events)]
    distinct = {(part.participant, part.event, part.capacity): part for part in reversed(parts)}
    found = [_fact(analysis, part) for part in parts if distinct[part.participant, part.event, part.capacity] is part]
    return replace(analysis, facts=(*analysis.facts, *found))


def _fact(analysis: Analysis, part: Part) -> Fact:
    """The fact of a part."""
    return make_fact(
        analysis.document,
        FactKind.PARTICIPATION,
        part.citation.start,
        part.citation.end,
        fields={"participant": part.participant, "event": part.event, "capacity": part.capacity},
        confidence=CONFIDENCE[part.capacity],
        rule=part.capacity,
        extractor=EXTRACTOR,
        cues=(part.cue,) if part.cue else (),
        language=part.language,
    )


def _from_fields(analysis: Analysis, events: Sequence[Fact]) -> Iterator[Part]:
    """The organisers and partners of the events' own facts."""
    for event in events:
        for field, capacity in (("organisers", "organiser"), ("partners", "partner")):
            for name in event.fields.get(field, ()):
                citation = _standing(analysis, name, event)
                if citation:
                    yield Part(
                        citation=citation,
                        participant=name,
                        event=event.fields["name"],
                        capacity=capacity,
                        cue="",
                        language=event.language,
                    )


def _standing(analysis: Analysis, name: str, event: Fact) -> Citation | None:
    """Where a name stands: in the event's sentence, else nearest to it."""
    text, document = analysis.document.text, analysis.document
    start = text.find(name, event.citation.start)
    start = text.find(name) if start < 0 else start
    if start < 0:
        return None
    return Citation(document=document.id, start=start, end=start + len(name), quote=name)


def _from_sentences(analysis: Analysis, events: Sequence[Fact]) -> Iterator[Part]:
    """The speakers and attendees that sentences name."""
    named = analysis.mentions_of(EntityKind.EVENT)
    people = [m for m in analysis.mentions_of(*_ATTENDEES) if m.citation.quote and not is_reference(analysis, m)]
    main = max(events, key=lambda fact: (sum(m.fact == fact.id for m in named), -fact.citation.start))
    for line in lines(analysis):
        grammar = thing_grammar(line.sentence.language, "participations")
        for capacity, kinds in (("speaker", _SPEAKERS), ("attendee", _ATTENDEES)):
            for first, last in grammar.places_of(capacity, line)[:1]:
                event = _event(line, named, events, main)
                here = [m for m in people if m.kind in kinds and _is_in(line, m)]
                for mention in _near(line, last, here, only_after=capacity == "attendee"):
                    yield Part(
                        citation=mention.citation,
                        participant=mention.citation.quote,
                        event=event.fields["name"],
                        capacity=capacity,
                        cue=line.text(first, last),
                        language=line.sentence.language,
                    )


def _is_in(line: Line, mention: Mention) -> bool:
    """Say whether a mention stands in a line."""
    return line.sentence.start <= mention.citation.start and mention.citation.end <= line.sentence.end


def _event(line: Line, named: Sequence[Mention], events: Sequence[Fact], main: Fact) -> Fact:
    """The event that a line names, else the main one."""
    identifier = next((m.fact for m in named if _is_in(line, m)), "")
    return next((fact for fact in events if fact.id == identifier), main)


def _near(line: Line, last: int, here: Sequence[Mention], *, only_after: bool) -> list[Mention]:
    """The people and bodies close to a word of taking part: all after it, or the nearest one on either side."""
    if not here:
        return []
    place = line.tokens[last - 1].end
    after = [m for m in here if 0 <= m.citation.start - place <= _REACH]
    if only_after and after:
        return after
    nearest = min(here, key=lambda m: min(abs(m.citation.start - place), abs(m.citation.end - place)))
    return [nearest] if abs(nearest.citation.start - place) <= _REACH else []
