"""Where an event takes place: the city and country that its sentences name, or that the lead begins with.

A city counts most after a word of place ("à", "in", "بمدينة") near words of holding; cities in the names of bodies and
in lists of partners do not count.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.authority import places
from marsad.extraction.events_fields import Region
from marsad.extraction.events_grammar import event_grammar
from marsad.extraction.phrase_lines import Line
from marsad.records import Analysis, EntityKind, Mention

_LEAD = 4  # lines of title and lead
_NEAR = 10  # tokens between a place and the name or the verb of holding
_CALLED_AFTER = 1.5  # for the town that an event is called after
_LONGEST_TOWN = 3  # words
_ENOUGH = 2.0  # a city without a word of place must at least stand near the name or the verb
POINTED = "anaphor"
_SEAT_REACH = 4  # tokens between "siège" and the place
_AFTER_TIME = 3  # tokens between "mercredi" and "à New York"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that may be the event's, and how much speaks for it."""

    mention: Mention
    token: int
    weight: float
    is_city: bool


def where(analysis: Analysis, lines: Sequence[Line], regions: Sequence[Region], *, is_main: bool) -> tuple[str, str]:
    """The city as written and the country's ISO code; empty when nothing names them."""
    named = [m for m in analysis.mentions_of(EntityKind.PLACE) if m.authority]
    own = [site for r in regions if r.mention.manner != POINTED for site in _sites(r, named)]
    pointed = [site for r in regions if r.mention.manner == POINTED for site in _sites(r, named)]
    sites = own + pointed
    best = _likeliest(own)  # where the event is named, before where it is only pointed at
    if best is None and is_main:
        best = next((s for line in lines[:_LEAD] for s in _lead_sites(line, named)), None)
    best = best or _likeliest(pointed)
    if best is None:
        best = max((s for s in sites if s.weight > 0), key=lambda s: s.weight, default=None)
    if best is None:
        return next((city for region in regions if (city := _called_city(region))), ""), ""
    place = places.by_id(best.mention.authority)
    return (best.mention.citation.quote if best.is_city else ""), place.country


def city_in(venue: str, language: str) -> str:
    """The city that the name of a house ends with: "Palais des congrès de Liège"; "" when it names none."""
    named = [one for one in places.find(venue, language) if places.by_id(one.id).kind == "city"]
    return venue[named[-1].start : named[-1].end] if named else ""


def _likeliest(sites: Sequence[Site]) -> Site | None:
    """The city for which most speaks, when enough does."""
    return max((s for s in sites if s.is_city and s.weight >= _ENOUGH), key=lambda s: s.weight, default=None)


def _called_city(region: Region) -> str:
    """A town that no list knows, after "in the town of": a word with a capital."""
    line, grammar = region.line, event_grammar(region.line.sentence.language)
    if grammar.language == "ar":
        return _called_town(region)
    placed = _placed_town(region)
    if placed:
        return placed
    for at in range(region.first, region.last - 2):
        called = line.tokens[at].key in grammar.city_words and line.tokens[at + 1].key in ("de", "of", "d'")
        if called and line.tokens[at + 2].is_capital and line.tokens[at - 1].key in ("la", "the"):
            return line.tokens[at + 2].text
    return ""


def _placed_town(region: Region) -> str:
    """A town that no list knows behind "à", "in", soon after words of holding: "s'est tenu le 3 mai à …"."""
    tokens = region.line.tokens
    holding = [cue.last for cue in region.holding]
    for at in range(region.first + 1, region.last if holding else 0):
        if not tokens[at].is_capital or tokens[at - 1].key not in region.grammar.at_town or tokens[at].text.isupper():
            continue
        ends = [end for end in (*holding, region.mention.last) if end <= at]
        last = at + 1
        while last < region.last and tokens[last].is_capital and last - at < _LONGEST_TOWN:
            last += 1
        soon = ends and at - max(ends) <= _NEAR and _runs_free(region.line, max(ends), at)
        if soon and _is_free(region, at, last) and _is_followed(region, last):
            return region.line.text(at, last)
    return ""


def _runs_free(line: Line, first: int, last: int) -> bool:
    """Say whether no verb stands between two tokens."""
    return not any(line.grammar.is_verb(token.key) for token in line.tokens[first:last])


def _is_free(region: Region, first: int, last: int) -> bool:
    """Say whether words are neither a date, a body, a country nor a piece of the event's name."""
    line = region.line
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    named = any(a < end and start < b for a, b in line.organisations)
    outside = last <= region.mention.first or first >= region.mention.last
    return outside and not named and first not in line.countries and first not in line.dates


def _is_followed(region: Region, at: int) -> bool:
    """Say whether a mark, a date or a small word follows, and no more of a name."""
    line = region.line
    if at >= len(line.tokens) or at in line.dates or not line.tokens[at].is_word:
        return True
    return line.tokens[at].key in region.grammar.after_town


def _called_town(region: Region) -> str:
    """A town that no list knows behind "بمدينة": one word, or two where the first only begins a name."""
    line, grammar = region.line, region.grammar
    for at in range(region.first, region.last - 1):
        key = line.tokens[at].key
        placed = key.startswith("ب") or (at > 0 and line.tokens[at - 1].key in line.grammar.places)
        if not placed or not any(form in grammar.city_words for form in line.forms[at]) or not key.endswith("مدينه"):
            continue
        last = at + 2 + (line.tokens[at + 1].key in grammar.town_links)
        if last <= region.last and all(token.is_word for token in line.tokens[at + 1 : last]):
            return line.text(at + 1, last)
    return ""


def _sites(region: Region, named: Sequence[Mention]) -> list[Site]:
    """The places of a region, weighed."""
    start, end = region.span
    here = [m for m in named if start <= m.citation.start and m.citation.end <= end]
    return [_site(region.line, m, region) for m in here]


def _token(line: Line, mention: Mention) -> int:
    """The token in which a place begins."""
    return next(i for i, token in enumerate(line.tokens) if mention.citation.start < token.end)


def _is_placed(line: Line, at: int) -> bool:
    """Say whether a word of place leads to a token: "à", "in", "في", "ب…", "city of"."""
    if at in line.places_within:
        return line.tokens[at].key.startswith(("ب", "وب"))
    before = line.tokens[max(0, at - 2) : at]
    if before and before[-1].key == "في" and at + 1 < len(line.tokens) and line.matches(at - 1, ("في", "اطار")):
        return False
    return (bool(before) and before[-1].key in line.grammar.places) or _is_called_city(line, at)


def _is_of_a_range(line: Line, at: int) -> bool:
    """Say whether a French place only begins or ends a range: « de Göteborg à Málaga »."""
    tokens = line.tokens
    for first in (at, at - 2):
        inside = line.grammar.language == "fr" and 0 < first < len(tokens) - 2
        if inside and tokens[first - 1].key in ("de", "d'") and tokens[first + 1].key == "à":
            return tokens[first].is_capital and tokens[first + 2].is_capital
    return False


def _is_called_city(line: Line, at: int) -> bool:
    """Say whether "city of" stands before a place."""
    cities = event_grammar(line.sentence.language).city_words
    return any(form in cities for i in range(max(0, at - 2), at) for form in line.forms[i])


def _is_of(line: Line, at: int) -> bool:
    """Say whether a place only belongs to the noun before it: "la Déclaration de Rabat"."""
    return at > 0 and line.tokens[at - 1].key in ("de", "of", "d'")


def _is_seat(line: Line, mention: Mention) -> bool:
    """Say whether a place is written onto the name of a body as its seat: "مركز … بأبوظبي"."""
    start = mention.citation.start
    return line.sentence.language == "ar" and any(0 < start - end <= 2 for _, end in line.organisations)


def _is_seat_told(line: Line, at: int) -> bool:
    """Say whether "based in", "dont le siège est à" stands before a place: where a body is, not the event."""
    seats = event_grammar(line.sentence.language).seats
    return any(form in seats for i in range(max(0, at - _SEAT_REACH), at) for form in line.forms[i])


def _site(line: Line, mention: Mention, region: Region) -> Site:
    """How much speaks for a place in the region of an event."""
    at = _token(line, mention)
    weight = 1.0 + 2.0 * _is_placed(line, at) + 2.0 * _is_called_city(line, at) - 1.0 * _is_of(line, at)
    weight += any(abs(cue.first - at) <= _NEAR for cue in region.cues_of("held", "future"))
    weight += 0 <= at - region.mention.last <= _NEAR
    if region.mention.first <= at < region.mention.last:
        weight += _CALLED_AFTER if _is_called_after(line, at, region) else -1.5
    if _is_in_a_body(line, mention) or _is_in_a_list(region, at) or _is_of_an_office(line, at):
        weight -= 4.0
    if _is_seat(line, mention) or _is_seat_told(line, at) or _is_of_a_range(line, at):
        weight -= 4.0
    is_city = places.by_id(mention.authority).kind == "city" or _is_twin(line, at)
    return Site(mention=mention, token=at, weight=weight, is_city=is_city)


def _is_called_after(line: Line, at: int, region: Region) -> bool:
    """Say whether an event has its name from a town alone: "قمة مراكش", "le sommet de Paris", "the Rome conference"."""
    first, last = region.mention.first, region.mention.last
    if region.grammar.language == "en":
        return at + 1 < last and region.grammar.head_at(line, at + 1) is not None and last == at + 2
    head = region.grammar.head_at(line, first)
    behind = first + head.length if head else -1
    of = behind == at - 1 and line.tokens[behind].key in line.grammar.genitives
    return (behind == at or of) and at == last - 1


def _is_twin(line: Line, at: int) -> bool:
    """Say whether a town named like its country is meant: "العاصمة التونسية تونس"."""
    twins = event_grammar(line.sentence.language).twins
    return any(form in twins for form in line.forms[at]) and _is_called_city(line, at)


def _is_of_an_office(line: Line, at: int) -> bool:
    """Say whether somebody holds an office of a place: "والي مدنين"."""
    offices = event_grammar(line.sentence.language).place_offices
    return at > 0 and any(form in offices for form in line.forms[at - 1])


def _is_in_a_body(line: Line, mention: Mention) -> bool:
    """Say whether a place belongs to the name of a body."""
    start, end = mention.citation.start, mention.citation.end
    return any(a <= start and end <= b and (a, b) != (start, end) for a, b in line.organisations)


def _is_in_a_list(region: Region, at: int) -> bool:
    """Say whether a place stands right after "en partenariat avec …" and no word of holding comes between."""
    cues = [c for c in region.cues if c.first < at and c.kind in ("partner_after", "held", "future")]
    return bool(cues) and cues[-1].kind == "partner_after" and at - cues[-1].last <= _NEAR


def _is_dateline(line: Line, at: int) -> bool:
    """Say whether a place opens a line and a mark follows: "Rabat, le 3 mai", "Tunis : …"."""
    return at == 0 and len(line.tokens) > 1 and line.tokens[1].text in ",،:-–—("


def _lead_sites(line: Line, named: Sequence[Mention]) -> list[Site]:
    """The cities of a lead such as "a souligné, mercredi à New York, le ministre", and of datelines."""
    grammar = event_grammar(line.sentence.language)
    found = []
    for mention in named:
        if not (line.sentence.start <= mention.citation.start < line.sentence.end):
            continue
        at = _token(line, mention)
        timely = any(token.key in grammar.lead_time for token in line.tokens[max(0, at - _AFTER_TIME - 1) : at])
        placed = (_is_placed(line, at) and (timely or at <= 1)) or _is_dateline(line, at)
        if places.by_id(mention.authority).kind == "city" and placed:
            found.append(Site(mention=mention, token=at, weight=1.0, is_city=True))
    return found
