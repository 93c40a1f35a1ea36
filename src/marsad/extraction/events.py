"""Finds events: one fact per event of a document, its fields gathered from all sentences that name or mean it.

The fact cites the sentence that tells most of the event; every place that names it is a mention. Confidence: the share
of right events among those found by the same manner of naming, measured on labelled documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from marsad.extraction import events_places
from marsad.extraction.events_days import spread_over, when
from marsad.extraction.events_fields import (
    Region,
    quotation,
    region_participants,
    region_sessions,
    region_status,
    region_theme,
    theme_below,
    topic_of,
)
from marsad.extraction.events_grammar import Cue, event_grammar
from marsad.extraction.events_groups import Group, group
from marsad.extraction.events_hosts import receiving_house, region_organisers, region_partners
from marsad.extraction.events_mentions import EventMention, find_mentions
from marsad.extraction.events_names import name_of, parted_topic, series_of
from marsad.extraction.events_sheets import Label, labels_of, make_sheet
from marsad.extraction.events_venues import region_venue
from marsad.extraction.noun_phrases import closing, is_opening
from marsad.extraction.phrase_lines import Line, lines
from marsad.language.normalise import fold
from marsad.records import Analysis, EntityKind, Fact, FactKind, Mention, cite, make_fact

EXTRACTOR = "events 1"
# Right ones among those found by each rule on labelled documents, smoothed: (right + 1) / (found + 2).
CONFIDENCE: Mapping[str, float] = {"edition": 0.94, "topic": 0.67, "named": 0.78, "bare": 0.6}
_ARTICLE = 4  # letters of an article by which two finders may differ
_LEAD = 5  # lines of title and lead
_SUBTITLE = 20  # tokens of a line that only tells where and when
_SHEET = 10  # lines between the name of an event and what a sheet tells of it under labels
_OPENING = 5  # tokens in which a line after the name begins to tell of it: "Organised by …", "Placé sous le thème"
_TELLING = frozenset({"held", "future", "organiser_after", "partner_after", "theme"})
_ABOUT_MAIN = 0.05  # more likely right when the document is about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as the event step sees it."""

    analysis: Analysis
    lines: tuple[Line, ...]
    cues: tuple[tuple[Cue, ...], ...]
    mentions: tuple[EventMention, ...]
    labels: tuple[Label, ...]


def add_events(analysis: Analysis) -> Analysis:
    """The step: adds the events of a document and every mention of them."""
    cut = lines(analysis)
    cues = tuple(event_grammar(line.sentence.language).cues_in(line) for line in cut)
    named = tuple(m for line, own in zip(cut, cues, strict=True) for m in find_mentions(line, own))
    labels = tuple(label for line in cut for label in labels_of(line))
    paper = Paper(analysis=analysis, lines=cut, cues=cues, mentions=named, labels=labels)
    groups, main = group(named)
    facts: list[Fact] = []
    mentions: list[Mention] = []
    for one in groups:
        fact = _fact(paper, one, groups, is_main=one is main)
        facts.append(fact)
        mentions.extend({(m.citation.start, m.citation.end): m for m in _mentions(paper, one, fact)}.values())
    analysis = _without_covered_bodies(analysis, mentions)
    return replace(analysis, facts=(*analysis.facts, *facts), mentions=(*analysis.mentions, *mentions))


def _without_covered_bodies(analysis: Analysis, events: Sequence[Mention]) -> Analysis:
    """The analysis without bodies that only a model or a head noun showed and that are events by name."""
    doubtful = {f.id for f in analysis.facts_of(FactKind.ORGANISATION) if f.rule in ("model", "head_noun")}
    named = [m for m in analysis.mentions_of(EntityKind.ORGANISATION) if m.fact in doubtful]
    starts = [(event.citation.start, event.citation.end) for event in events]
    wrong = {
        m.fact
        for m in named
        if any(abs(m.citation.start - start) <= _ARTICLE and m.citation.end <= end for start, end in starts)
    }
    return replace(
        analysis,
        facts=tuple(fact for fact in analysis.facts if fact.id not in wrong),
        mentions=tuple(mention for mention in analysis.mentions if mention.fact not in wrong),
    )


def _regions(paper: Paper, one: Group, groups: Sequence[Group], *, is_main: bool) -> list[Region]:
    """The parts of lines that speak of an event, those with words of holding first."""
    others = defaultdict(list)
    for other in groups:
        if other is not one:
            for mention in other.mentions:
                others[mention.line].append(mention)
    found = [_region(paper, mention, others[mention.line]) for mention in one.mentions]
    if is_main:
        found += [_region(paper, mention, ()) for mention in _untold(paper, one)]
    return sorted(found, key=lambda r: (not r.cues_of("held", "future"), r.mention.manner == "anaphor"))


def _untold(paper: Paper, one: Group) -> Iterator[EventMention]:
    """Lines that go on about the main event without naming it: of the lead, and right after a line that does."""
    own = {mention.line for mention in one.mentions}
    own |= {number + 1 for number in own if _is_title_line(paper, number + 1)}
    leads = min(own) <= _LEAD
    named = {mention.line for mention in paper.mentions}
    for line, cues in zip(paper.lines, paper.cues, strict=True):
        in_lead = leads and line.number < _LEAD
        follows = in_lead or line.number - 1 in own
        if line.number in named or not follows or not line.tokens:
            continue
        reach = len(line.tokens) if in_lead else _OPENING
        told = _is_subtitle(line) or (line.number - 1 in own and _tells_when(line))
        if told or any(cue.kind in _TELLING and cue.first < reach for cue in cues):
            start = line.sentence.start
            yield EventMention(
                line=line.number, first=0, last=0, start=start, end=start, text="", head="", manner="anaphor"
            )


def _is_title_line(paper: Paper, number: int) -> bool:
    """Whether a line is a quoted title and nothing else."""
    line = paper.lines[number] if number < len(paper.lines) else None
    return bool(line and line.tokens and is_opening(line.tokens[0]) and closing(line, 0) == len(line.tokens))


def _is_subtitle(line: Line) -> bool:
    """Whether a line of the lead only tells where and when: "Hôtel du Parc, Sfax, 25-27 septembre 2018"."""
    if line.number >= _LEAD or not line.dates or len(line.tokens) > _SUBTITLE:
        return False
    grammar = event_grammar(line.sentence.language)
    housed = any(form in grammar.venues for form in line.forms[0]) or _tells_when(line)
    return housed and not any(line.grammar.is_verb(token.key) for token in line.tokens)


def _tells_when(line: Line) -> bool:
    """Whether an Arabic line begins with a place or the word for days, and goes on with days: "عمان، 9 - 11 أيلول"."""
    words = event_grammar(line.grammar.language).days
    if not words:
        return False
    days = line.tokens[0].key in words and 1 in line.dates
    spans = any(token.text in "-–" and i in line.dates and i - 1 in line.dates for i, token in enumerate(line.tokens))
    return days or (spans and (0 in line.places or 0 in line.dates))


def _region(paper: Paper, mention: EventMention, others: Sequence[EventMention]) -> Region:
    """The tokens around a mention, up to the mentions of other events."""
    line = paper.lines[mention.line]
    before = [o.last for o in others if o.last <= mention.first]
    after = [o.first for o in others if o.first >= mention.last]
    return Region(
        line=line,
        mention=mention,
        cues=paper.cues[mention.line],
        first=_after_clause(line, max(before), mention.first) if before else 0,
        last=min(after, default=len(line.tokens)),
        grammar=event_grammar(line.sentence.language),
    )


def _after_clause(line: Line, first: int, limit: int) -> int:
    """Where the words end that follow another event's name: at the comma before this one, if there is one."""
    commas = [i for i in range(first, limit) if line.tokens[i].text in ",،;؛"]
    return commas[-1] if commas else first


def _first(values: Iterator[Any]) -> Any:
    """The first value that says something."""
    return next((value for value in values if value), None)


def _owner(label: Label, groups: Sequence[Group]) -> Group | None:
    """The event that a label tells of: the last one named before it, not too far above."""
    reach = range(label.line.number - _SHEET, label.line.number + 1)
    named = ((m, group) for group in groups for m in group.named if m.line in reach)
    last = max(named, key=lambda pair: (pair[0].line, pair[0].first), default=None)
    return last[1] if last else None


def _series(paper: Paper, one: Group, groups: Sequence[Group]) -> str:
    """The name without its edition; "the fourth edition of the Forum" is one of the Forum that the document names."""
    own = series_of(paper.lines[one.best.line], one.best)
    if " " in own.strip():
        return own
    told = [series_of(paper.lines[other.best.line], other.best) for other in groups if other is not one]
    whole = {name for name in told if own and fold(name).split()[:1] == fold(own).split()}
    return whole.pop() if len(whole) == 1 else own


def _fields(
    paper: Paper, one: Group, groups: Sequence[Group], regions: Sequence[Region], *, is_main: bool
) -> dict[str, Any]:
    """All fields of an event, each from the first region that tells it."""
    best = one.best
    sheet = make_sheet([label for label in paper.labels if _owner(label, groups) is one])
    labelled = sheet.date(paper.analysis.dates)
    days = when(regions, paper.analysis) if labelled is None else spread_over(labelled)
    house, town, land = sheet.place()
    venue = house or _first(region_venue(r) for r in regions) or _first(receiving_house(r) for r in regions)
    city, country = events_places.where(paper.analysis, paper.lines, regions, is_main=is_main)
    city, country = (town or city, land or country) if land else (city, country)
    city = city or events_places.city_in(venue or "", paper.lines[best.line].sentence.language)
    statuses = [region_status(r) for r in regions]
    organisers = _bodies([*(n for r in regions for n in region_organisers(r)), *sheet.bodies("organisers")])
    partners = _bodies([*(n for r in regions for n in region_partners(r)), *sheet.bodies("partners")])
    theme = sheet.theme() or _first(region_theme(r) for r in regions) or _theme_below(paper, one, regions)
    line = paper.lines[best.line]
    parted = parted_topic(line, best, paper.cues[best.line])
    theme = theme or topic_of(line, best) or (line.text(parted[0] + 1, parted[1]) if parted else "")
    fields = {
        "name": f"{name_of(best)} {line.text(*parted)}" if parted else name_of(best),
        "series": _series(paper, one, groups),
        "edition": one.edition,
        "start_date": days.first,
        "end_date": days.last,
        "date_precision": days.precision,
        "city": city,
        "country": country,
        "venue": venue,
        "theme": theme,
        "organisers": organisers,
        "partners": [name for name in partners if name not in organisers],
        "participants": _first(region_participants(r) for r in regions),
        "sessions": _distinct(topic for r in regions for topic in region_sessions(r)),
        "status": next((s for s in statuses if s != "mentioned"), "mentioned"),
    }
    return {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in fields.items()}


def _theme_below(paper: Paper, one: Group, regions: Sequence[Region]) -> str:
    """The theme in the line below one that names the event and only announces a theme."""
    named = {mention.line for mention in one.named}
    told = (r for r in regions if r.line.number in named and r.line.number + 1 < len(paper.lines))
    return next((theme for r in told if (theme := theme_below(r, paper.lines[r.line.number + 1]))), "")


def _distinct(values: Iterable[str]) -> list[str]:
    """Values in order, each once."""
    return list(dict.fromkeys(values))


def _bodies(names: Iterable[str]) -> list[str]:
    """Names of bodies in order, each once; "OSP" is "Office of Safe Ports (OSP)" again."""
    known = _distinct(names)
    return [name for name in known if not any(f"({name})" in other for other in known)]


def _fact(paper: Paper, one: Group, groups: Sequence[Group], *, is_main: bool) -> Fact:
    """The fact of one event, cited where its name stands in the sentence that tells most."""
    regions = _regions(paper, one, groups, is_main=is_main)
    cited = next((r.mention for r in regions if r.mention.text == one.best.text), one.best)
    sentence = paper.lines[cited.line].sentence
    manner = one.best.manner
    cues = tuple(dict.fromkeys(r.line.text(c.first, c.last) for r in regions for c in r.cues_of("held", "future")))
    return make_fact(
        paper.analysis.document,
        FactKind.EVENT,
        sentence.start,
        sentence.end,
        fields=_fields(paper, one, groups, regions, is_main=is_main),
        confidence=min(0.99, CONFIDENCE[manner] + (_ABOUT_MAIN if is_main else 0)),
        rule=manner,
        extractor=EXTRACTOR,
        cues=(one.best.text, *cues[:2]),
        language=sentence.language,
    )


def _mentions(paper: Paper, one: Group, fact: Fact) -> Iterator[Mention]:
    """Every place that names the event or states its theme."""
    for mention in one.mentions:
        if mention.manner != "anaphor":
            yield _mention(paper, mention.start, mention.end, fact)
        line, cues = paper.lines[mention.line], paper.cues[mention.line]
        for cue in cues:
            quoted = quotation(line, cue.last, 14) if cue.kind == "theme" else None
            if quoted and quoted[2] == fact.fields.get("theme"):
                yield _mention(paper, line.tokens[quoted[0]].start, line.tokens[quoted[1] - 1].end, fact)


def _mention(paper: Paper, start: int, end: int, fact: Fact) -> Mention:
    """A mention of an event."""
    return Mention(
        kind=EntityKind.EVENT,
        citation=cite(paper.analysis.document, start, end),
        language=fact.language,
        fact=fact.id,
        confidence=fact.confidence,
    )
