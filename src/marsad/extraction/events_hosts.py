"""Who holds an event, who helps: the lists before and after verbs and phrases of organising, in one region."""

from collections.abc import Iterable, Iterator

from marsad.authority.places import Place, by_id
from marsad.authority.places import find as find_places
from marsad.extraction.events_fields import Region
from marsad.extraction.events_grammar import Cue
from marsad.extraction.events_lists import items_after, items_before, right_before
from marsad.extraction.noun_phrases import after_determiners, right_edge
from marsad.extraction.persons_offices import lexicon
from marsad.extraction.phrase_grammar import bare_forms, key
from marsad.language.normalise import fold

_BESIDE = 2  # tokens between the noun of organising and the event
_LEAD_REACH = 20  # tokens between "intends" and "to hold"
_AGENT_REACH = 40  # tokens between "a été organisée" and its "par"


def region_organisers(region: Region) -> Iterator[str]:
    """The organisers: subjects of "a organisé", agents of "organisée … par", lists after "ينظمه"."""
    seen: set[int] = set()
    for cue in region.cues_of("organiser_after"):
        if cue.last not in seen:
            seen.add(cue.last)
            yield from (name for name in _after(region, cue.last) if not _receives(region, name, cue))
    yield from _subjects(region)
    for cue in region.cues_of("held", "future"):
        guests = any(region.line.tokens[at].key in region.grammar.guests for at in range(cue.first, cue.last))
        agent = None if guests else _agent(region, cue)
        if agent is not None and agent not in seen:
            seen.add(agent)
            yield from _bodies(region, _after(region, agent))
    for cue in region.cues_of("agent_after"):
        if any(held.first < cue.first for held in region.cues_of("held", "future")):
            yield from (name for name in _after(region, cue.last) if _is_known(region, name))
    for cue in region.cues_of("organiser_before"):
        if not _is_passive(region, cue):
            subject = _before(region, cue)
            yield from (n for n in subject if not _is_house(region, n, cue) and not _is_named(region, n))


def _subjects(region: Region) -> Iterator[str]:
    """Bodies that are subjects of "held", "intends to hold": the verb before them, the event behind them."""
    for cue in region.cues_of("organiser_known"):
        arabic = region.grammar.language == "ar"
        if region.mention.first >= cue.last and not _is_passive(region, cue):
            names = _after(region, cue.last) if arabic else _before(region, cue)
            yield from (name for name in names if _is_body(region, name) and not _is_named(region, name))
    nouns = [c for c in region.cues_of("organising") if 0 <= region.mention.first - c.last <= _BESIDE]
    for cue in region.cues_of("organiser_lead"):
        noun = next((c for c in nouns if 0 <= c.first - cue.last <= _LEAD_REACH), None)
        if noun is None:
            continue
        before = right_before(region.line, cue.first) if noun.first - cue.last <= 1 else ""
        after = _after(region, cue.last, noun.first) if noun.first > cue.last else ()
        yield from (name for name in (before, *after) if name and _is_body(region, name))


def _is_body(region: Region, name: str) -> bool:
    """Say whether a name is known as a body's or begins with a word that heads names of bodies."""
    heads = region.grammar.organisation_heads
    return _is_known(region, name) or bool(heads.intersection(bare_forms(key(name.split(maxsplit=1)[0]))))


def receiving_house(region: Region) -> str:
    """The house that receives an event: "احتضن قصر المؤتمرات", « le palais du peuple a abrité »."""
    if region.grammar.language != "ar":
        return next((house for cue in region.cues_of("received") if (house := _house_before(region, cue))), "")
    named = ((name, cue) for cue in region.cues_of("organiser_after", "received") for name in _after(region, cue.last))
    behind = next((name for name, cue in named if _receives(region, name, cue)), "")
    return behind or next((house for cue in region.cues_of("received") if (house := _house_before(region, cue))), "")


def _house_before(region: Region, cue: Cue) -> str:
    """The house that is the subject of "hosts": « L'hôtel du Parc a abrité »; a city is none."""
    line, grammar = region.line, region.grammar
    first = after_determiners(line, _clause(region, cue.first))
    if first >= cue.first or grammar.city_words.intersection(line.forms[first]):
        return ""
    last = min(right_edge(line, first + 1), cue.first)
    within = line.tokens[first:last] if grammar.language == "en" else line.tokens[first : first + 1]
    forms = line.forms[first] if grammar.language == "ar" else [token.key for token in within]
    housed = any(form in grammar.venues - grammar.hosts for form in forms)
    return line.text(first, last) if housed and last > first + 1 else ""


def _before(region: Region, cue: Cue) -> list[str]:
    """The subject of a verb: the bodies right before it, in its clause."""
    first = _clause(region, cue.first)
    return items_before(region.line, _before_help(region, first, cue.first), region.grammar, first)


def _before_help(region: Region, first: int, at: int) -> int:
    """Where words of partnership begin between a subject and its verb: "The Fund, with support from B, held …"."""
    tokens = region.line.tokens
    if at < _BESIDE or (tokens[at - 1].text != "," and region.grammar.language != "fr"):
        return at
    helping = (cue.first for cue in region.cues_of("partner_after") if first + 1 < cue.first and cue.last < at)
    place = next(helping, at)
    return place - (place < at and tokens[place - 1].text == ",")


def _is_named(region: Region, name: str) -> bool:
    """Say whether a name is a piece of the event's own."""
    return name in region.mention.text


def _receives(region: Region, name: str, cue: Cue) -> bool:
    """Say whether an Arabic subject is a house and no city, which only receives the event."""
    grammar = region.grammar
    if grammar.language != "ar" or _is_place(region, name) or " " not in name:
        return False
    received = any(c.first == cue.first for c in region.cues_of("received"))
    forms = bare_forms(key(name.split(maxsplit=1)[0]))
    house = received and bool((grammar.venues - grammar.hosts).intersection(forms))
    return house or bool(grammar.houses.intersection(forms))


def region_partners(region: Region) -> Iterator[str]:
    """The partners: lists after "en partenariat avec", "بتعاون مع", "with the support of"."""
    for cue in region.cues_of("partner_after"):
        yield from _after(region, cue.last)
    for cue in region.cues_of("partner_beside"):
        yield from (name for name in _after(region, cue.last) if _is_known(region, name))


def _after(region: Region, at: int, limit: int | None = None) -> list[str]:
    """The list from a token, up to the event's name when that comes next."""
    if limit is None:
        limit = region.mention.first if region.mention.first >= at else region.last
    found = items_after(region.line, at, region.grammar, region.cues, limit)
    cities = region.grammar.city_words
    named = (n for n in found if not cities.intersection(bare_forms(key(n.split()[0]))) and not _is_place(region, n))
    return [name for name in named if not name[0].isdecimal() and not _is_event(region, name)]


def _is_event(region: Region, name: str) -> bool:
    """Say whether a name is only a word for events: "نظمت فعاليات …", where no subject follows the verb."""
    return any((form,) in region.grammar.anaphors or form in region.grammar.parts for form in bare_forms(key(name)))


def _bodies(region: Region, names: Iterable[str]) -> Iterator[str]:
    """Names without those who hold offices and their names behind them: "opened by the secretary general, Ada Holm"."""
    held = False
    for name in names:
        office = fold(name.split(maxsplit=1)[0]) in lexicon(region.grammar.language, "roles")
        held = office or (held and not _is_known(region, name))
        if not held:
            yield name


def _is_known(region: Region, name: str) -> bool:
    """Say whether a name is one that the organisations step found, with or without an acronym after it."""
    base = region.line.sentence.start
    return any(name.startswith(region.line.sentence.text[a - base : b - base]) for a, b in region.line.organisations)


def _is_place(region: Region, name: str) -> bool:
    """Say whether a name is a city's or country's, which receives an event: "احتضنت تونس …"."""
    return bool(_placed(region, name))


def _placed(region: Region, name: str) -> list[Place]:
    """The places that a whole name may mean."""
    found = find_places(name, region.grammar.language)
    return [by_id(place.id) for place in found if place.start == 0 and place.end == len(name)]


def _agent(region: Region, cue: Cue) -> int | None:
    """The token after the "by" of a passive verb of holding."""
    agents = region.grammar.passive_agent
    funded = {at for helping in region.cues_of("partner_after") for at in range(helping.first, helping.last)}
    for i in range(cue.last, min(region.last, cue.last + _AGENT_REACH)):
        if (
            region.line.tokens[i].key in agents
            and i not in funded
            and not region.line.matches(i, ("par", "le", "biais"))
        ):
            return i + 1
        if region.line.tokens[i].text in ".;":
            return None
    return None


def _is_passive(region: Region, cue: Cue) -> bool:
    """Say whether a verb form is a participle with "was": its subject is the event itself."""
    before = [token.key for token in region.line.tokens[max(0, cue.first - 2) : cue.first]]
    if any(word in ("was", "were", "been", "be", "being", "été", "est", "sont", "is", "are") for word in before):
        return True
    by = cue.last < len(region.line.tokens) and region.line.tokens[cue.last].key == "by"  # "Hosted by the Fund, the …"
    return by or (cue.first > 0 and region.mention.last == cue.first)


def _is_house(region: Region, name: str, cue: Cue) -> bool:
    """Say whether a subject is a house or a city that only receives the event."""
    grammar = region.grammar
    received = any(c.first == cue.first for c in region.cues_of("received"))
    if received and any(one.kind == "city" for one in _placed(region, name)):
        return True
    words = [key(word) for word in name.split()]
    first = set(words) if grammar.language == "en" and received else set(bare_forms(words[0]))
    return bool(
        grammar.houses.intersection(first) or (received and (grammar.venues - grammar.hosts).intersection(first))
    )


def _clause(region: Region, at: int) -> int:
    """The first token of the clause that ends at `at`: after a date or a mark that is no comma."""
    for i in range(at - 1, region.first - 1, -1):
        token = region.line.tokens[i]
        leads = token.key in region.line.grammar.relatives and region.grammar.language == "en"
        if leads or token.text in ";:«»–-—" or region.line.grammar.is_verb(token.key):
            return i + 1
    return region.first
