"""In which house an event takes place, as its region tells: "au siège de …", "بمقر …", "at the … Hotel".

A house counts where a word of place leads to it and no other verb stands before it; the seat of a body, or where
somebody works, is none.
"""

from marsad.extraction.events_fields import Region
from marsad.extraction.events_grammar import EventGrammar
from marsad.extraction.noun_phrases import right_edge, trimmed
from marsad.extraction.phrase_lines import Line

_VENUE_REACH = 14  # tokens after a name that no verb of holding accompanies
_OFFICE = 4  # tokens from a scholar to the house where they work


def region_venue(region: Region) -> str:
    """The house in which the event takes place: "siège de …", "مقر …", "the … Hotel"."""
    line, grammar = region.line, region.grammar
    held = region.cues_of("held", "future")
    for at in range(region.first, region.last if held else min(region.last, region.mention.last + _VENUE_REACH)):
        is_house = at not in line.places_within and any(form in grammar.venues for form in line.forms[at])
        if is_house and not _is_adjective(region, at) and _is_at(region, at) and _is_in_clause(region, at):
            first = _venue_start(region, at)
            last = _before_city(
                region, at, _known_end(line, at) or _known_end(line, _whose(line, at + 1)) or right_edge(line, at + 1)
            )
            if at < region.mention.first < last:  # « au palais des congrès pour la 7e conférence »
                last = trimmed(line, at, region.mention.first)
            last -= line.tokens[last - 1].key in grammar.works  # "بمقر الجمعية أعمال الندوة"
            lone = line.tokens[at].key in grammar.lone_venues
            if (last > at + 1 or first < at or lone) and not _is_idiom(region, at, last):
                text = line.text(first, max(last, at + 1))
                return text[1:] if _has_clitic(line, first, grammar) else text
    return _named_house(region) if held and grammar.language == "en" else ""


def _is_adjective(region: Region, at: int) -> bool:
    """Whether a noun stands right before a house that is an adjective too: "aux acteurs locaux venus du pays"."""
    line = region.line
    if line.tokens[at].key not in region.grammar.venue_adjectives or not at:
        return False
    return line.tokens[at - 1].key not in line.grammar.determiners | line.grammar.places | {"des", "du"}


def _named_house(region: Region) -> str:
    """A house of a proper name: "at the Ministry of Culture"; of one word when a city follows it."""
    line = region.line
    for at in range(region.first, region.last - 3):
        first = at + 2
        if not line.matches(at, ("at", "the")) or not line.tokens[first].is_capital or first in line.dates:
            continue
        last = first
        while last < region.last and (
            line.tokens[last].is_capital or line.tokens[last].key in ("of", "the", "and", "for")
        ):
            last += 1
        last = trimmed(line, first, last)
        outside = last <= region.mention.first or first >= region.mention.last
        event = any(region.grammar.head_at(line, i) for i in range(first, last))
        city = last + 1 < region.last and line.tokens[last].key in ("in", ",") and last + 1 in line.places
        if outside and not event and (city or last - first > 1) and _is_in_clause(region, first):
            return line.text(first, last)
    return ""


def _is_idiom(region: Region, at: int, last: int) -> bool:
    """Say whether "au centre des discussions" stands there: such a word is a house when it is written as a name."""
    word = region.line.tokens[at]
    if word.key not in region.grammar.named_venues or word.is_capital:
        return False
    return not any(token.is_capital for token in region.line.tokens[at:last])


def _before_city(region: Region, at: int, last: int) -> int:
    """Where a house ends before the city in which it stands: "فندق … بالعاصمة"."""
    if region.grammar.language != "ar":
        places, tokens = region.line.grammar.places, region.line.tokens
        led = (i for i in range(at + 2, last - 1) if tokens[i].key in places and tokens[i + 1].is_capital)
        return next(led, last)  # "la salle des fêtes à Larache"
    forms, cities = region.line.forms, region.grammar.city_words
    ends = (i for i in range(at + 2, last) if region.line.tokens[i].key[0] == "ب" and cities.intersection(forms[i]))
    return next(ends, last)


def _whose(line: Line, at: int) -> int:
    """Where the body begins whose house it is: behind "of the", « de la »."""
    small = line.grammar.genitives | line.grammar.determiners
    while at + 1 < len(line.tokens) and line.tokens[at].key in small:
        at += 1
    return at


def _known_end(line: Line, at: int) -> int:
    """The token after the known body that begins with a house; 0 when none does."""
    ends = [end for start, end in line.organisations if 0 <= start - line.tokens[at].start <= 1]
    return max((i + 1 for end in ends for i, token in enumerate(line.tokens) if token.end <= end), default=0)


def _is_in_clause(region: Region, at: int) -> bool:
    """Say whether no other verb stands between a house and the name or words of holding before it."""
    ends = [cue.last for cue in region.cues_of("held", "future") if cue.last <= at]
    ends += [region.mention.last] if region.mention.last <= at else []
    between = region.line.tokens[max(ends) : at] if ends else ()
    return not any(region.line.grammar.is_verb(token.key) and not token.is_capital for token in between)


def _is_at(region: Region, at: int) -> bool:
    """Say whether a preposition of place leads to a house."""
    line, grammar = region.line, region.grammar
    if grammar.language == "ar":
        if _is_seat_of_another(line, at, grammar):
            return False
        return _has_clitic(line, at, grammar) or (at > 0 and line.tokens[at - 1].key in grammar.venue_prepositions)
    start = _venue_start(region, at)
    if start > 1 and line.tokens[start - 1].key.endswith("'s"):
        start -= 1  # "at the university's Lake auditorium"
    before = [token.key for token in line.tokens[max(0, start - 2) : start]]
    if not start and region.mention.manner == "anaphor":
        return True  # a line "Hôtel du Parc, Sfax, 25-27 septembre"
    return any(word in line.grammar.places or word in ("outside", "sein") for word in before)


def _is_seat_of_another(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether an Arabic house only tells where another body belongs, or who stands for one."""
    before = line.tokens[at - 1] if at else None
    sent = at > 1 and line.tokens[at - 2].key in grammar.stands_for  # "ممثلة في مركز الأبحاث"
    written_on = before is not None and any(
        start <= before.start and end == before.end for start, end in line.organisations
    )
    parts = any(token.key in grammar.house_parts for token in line.tokens[max(0, at - _OFFICE) : at])
    works = parts and not any(form in grammar.houses for form in line.forms[at])
    works |= any(token.key in grammar.scholars for token in line.tokens[max(0, at - _OFFICE) : at])
    return before is not None and (written_on or sent or works or before.key in grammar.stands_for)


def _venue_start(region: Region, at: int) -> int:
    """English houses have their names before them: "the Sea View Hotel"."""
    named = region.grammar.language == "fr" and region.line.tokens[at].is_capital  # "au Lac Hôtel"
    if named or region.grammar.language == "en":
        while at > region.first and _modifies_house(region, at - 1):
            at -= 1
    return at


def _has_clitic(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether "at" is written onto an Arabic house: "بفندق", not "بيت"."""
    key = line.tokens[at].key
    return grammar.language == "ar" and key[0] == "ب" and (key not in grammar.venues or key in grammar.written_venues)


def _modifies_house(region: Region, at: int) -> bool:
    """Say whether a word before a house belongs to it: "the Sea View Hotel", "the town hall"."""
    token = region.line.tokens[at]
    return token.is_capital or token.text == "'" or token.key in region.grammar.house_modifiers
