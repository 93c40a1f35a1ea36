"""Who carries a programme and who pays for it: words around its name, in its sentence and in the next that go on.

What a sentence says plainly ("financed by", "led by") comes first; then whose the programme is by grammar: "the
Ministry's programme", "l'initiative du Canada", "its project", "EU-funded".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.authority.places import by_id
from marsad.authority.places import find as find_places
from marsad.extraction.events_grammar import event_grammar
from marsad.extraction.events_lists import items_after, items_before, right_before
from marsad.extraction.named_things import Thing, ThingGrammar
from marsad.extraction.phrase_grammar import elisions_apart, key
from marsad.extraction.phrase_lines import Line
from marsad.extraction.programmes_owners import body_at, owner
from marsad.language.normalise import fold
from marsad.records import Amount, Analysis

_CHARGED = 16  # tokens between a verb of taking charge and what is carried out
_PAIR = 2
_DATELINE = re.compile(r".*\s(?:[–—]|--)\s(?:(?:[Tt]he|[Ll][ae]) |[Ll]['’])?(?=\S)")
_QUOTES = "\"“«'’‘"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The lines that speak of a programme, its own first, and the sums in them; sums for a purpose have no name."""

    grammar: ThingGrammar
    lines: tuple[Line, ...]
    amounts: tuple[Amount, ...]
    thing: Thing | None = None


def amounts_in(analysis: Analysis, near: Iterable[Line]) -> tuple[Amount, ...]:
    """The sums that some sentences tell."""
    spans = [(line.sentence.start, line.sentence.end) for line in near]
    return tuple(a for a in analysis.amounts if any(start <= a.start and a.end <= end for start, end in spans))


def carried_by(settings: Sequence[Setting]) -> list[str]:
    """The bodies that carry a programme out, those told in the plainest words."""
    has_sum = any(setting.amounts for setting in settings)
    told = (
        _between(settings, "entrusted", "carrying")
        or ([] if has_sum else _between(settings, "signing", "carrying"))
        or _named(settings, _between(settings, "receiving", "received"))
        or next(_lists(settings, "implementer_after"), [])
        or next(_lists(settings, "launcher_after"), [])
        or (_named(settings, _subjects(settings, "receiver_before")) if has_sum else [])
        or _subjects(settings, "implementer_before")
        or (_after_sums(settings, "to_whom") if has_sum else [])
    )
    own = {fold(setting.thing.text) for setting in settings if setting.thing}
    told = [name for name in told if not any(fold(name).startswith(name_of) for name_of in own)]
    return told or _compounds(settings, "carriers") or [name for s in settings if s.thing for name in owner(s.thing)]


def _named(settings: Sequence[Setting], names: Sequence[str]) -> list[str]:
    """Those of some names that earlier steps know as bodies: "تلقت القرية منحة" names none."""
    known = {
        line.sentence.text[start - line.sentence.start : end - line.sentence.start]
        for _, line in _told(settings)
        for start, end in line.organisations
    }
    return [name for name in names if name in known]


def _between(settings: Sequence[Setting], verbs: str, deeds: str) -> list[str]:
    """The bodies between an Arabic verb and what they do: "تتولى الجمعية والبلدية تنفيذ", "قرر الصندوق تمويل"."""
    for setting, line in _told(settings):
        events = event_grammar(line.sentence.language)
        done = [first for first, _ in setting.grammar.places_of(deeds, line) if not _is_within_body(line, first)]
        for _, last in setting.grammar.places_of(verbs, line) if done else ():
            limit = next((first for first in done if last < first <= last + _CHARGED), None)
            if limit and (found := items_after(line, last, events, (), limit)):
                return found
    return []


def paid_by(settings: Sequence[Setting]) -> list[str]:
    """The bodies that pay; a subject of "gives" needs a sum, and support is money only when nobody else is told."""
    plain = next(_lists(settings, "funder_after"), []) or _after_sums(settings, "from", "whose")
    plain = plain or _subjects(settings, "funder_verbs")
    has_sum = any(setting.amounts for setting in settings)
    given = plain or _between(settings, "deciding", "granting")
    given = given or (next(_lists(settings, "giver_after"), []) or _givers(settings) if has_sum else [])
    return given or _compounds(settings, "payers") or next(_lists(settings, "supporter_after"), [])


def _is_within_body(line: Line, at: int) -> bool:
    """Whether a token stands inside the name of a body, not at its beginning: "المندوبية العامة لإدارة السجون"."""
    token = line.tokens[at]
    return any(start < token.start and token.end <= end for start, end in line.organisations)


def listed(settings: Sequence[Setting], cue: str) -> list[str]:
    """The bodies listed after a cue, from all settings, each once."""
    return list(dict.fromkeys(name for names in _lists(settings, cue) for name in names))


def _lists(settings: Sequence[Setting], cue: str) -> Iterator[list[str]]:
    """What each place of a cue lists, where it lists anything."""
    for setting, line in _told(settings):
        events = event_grammar(line.sentence.language)
        cues = events.cues_in(line)
        for first, last in setting.grammar.places_of(cue, line):
            if _is_in_name(setting, line, first) or _leads_to_sum(setting, line, last):
                continue
            listed_here = _joined(line, items_after(line, last, events, cues, len(line.tokens)))
            items = _before_programmes(setting, line, listed_here)
            named = (name for name in items if not _is_plain_word(line, name) and not _is_a_date(line, name))
            found = [name for name in named if name[0].isalpha() or name[0] in _QUOTES]  # not "3 million", "(May)"
            if found:
                yield found


def _leads_to_sum(setting: Setting, line: Line, at: int) -> bool:
    """Whether a sum stands at a token, behind its article: "grâce à une contribution de 3 millions"."""
    at += at < len(line.tokens) and line.tokens[at].key in line.grammar.determiners
    return at < len(line.tokens) and any(a.start == line.tokens[at].start for a in setting.amounts)


def _is_in_name(setting: Setting, line: Line, at: int) -> bool:
    """Whether a token stands in the programme's own name: "برنامج دعم المصالحة"."""
    thing = setting.thing
    if thing is None or line is not thing.line or thing.has_quote:
        return False
    is_its_article = at + 1 == thing.at < thing.last and line.tokens[at].key in line.grammar.determiners
    return thing.at < at < thing.last or is_its_article  # « un projet de | renforcement »


def _after_sums(settings: Sequence[Setting], *cues: str) -> list[str]:
    """The bodies that a sum is from, or goes to: "with 4 million euros from the Union", "1,2 million de l'Agence"."""
    found: list[str] = []
    for setting, line in _told(settings):
        events = event_grammar(line.sentence.language)
        for amount in setting.amounts:
            at = next((i for i, token in enumerate(line.tokens) if token.start >= amount.end), len(line.tokens))
            if any(first < at < last for first, last in setting.grammar.places_of("currencies", line)):
                continue  # "6 millions de dollars des États-Unis"
            places = ((cue, place) for cue in cues for place in setting.grammar.places_of(cue, line))
            for cue, (first, last) in places:
                near = first == at or (first == at + 1 and (cue == "to_whom" or last - first > 1))
                if near and (cue == "from" or _names_somebody(line, last)):
                    items = items_after(line, last, events, events.cues_in(line), len(line.tokens))
                    found += _before_programmes(setting, line, _joined(line, items))
    return list(dict.fromkeys(name for name in found if not name[0].isdecimal()))


def _names_somebody(line: Line, at: int) -> bool:
    """Whether a body or country is named at a token, behind its article."""
    at += at < len(line.tokens) and line.tokens[at].key in line.grammar.determiners
    return at in line.countries or any(body_at(line, at))


def _joined(line: Line, items: Sequence[str]) -> Sequence[str]:
    """A list without what a comma alone adds to its first item: "with 3 million from the Union, the Council runs"."""
    if len(items) != _PAIR or line.grammar.language == "ar":
        return items
    first, second = (line.sentence.text.find(item) for item in items)
    between = elisions_apart(line.sentence.text[first + len(items[0]) : second].lower())
    apart = first >= 0 and all(key(word) in line.grammar.determiners | {","} for word in between)
    return items[:1] if apart else items


def _before_programmes(setting: Setting, line: Line, items: Sequence[str]) -> Iterator[str]:
    """The items up to the name of a programme: "أطلقت الوزارة البرنامج الوطني" names one body."""
    base, text = line.sentence.start, line.sentence.text
    heads = [
        token.start - base
        for at, token in enumerate(line.tokens)  # not within a body: "Nordic Fund for Justice"
        if not any(start <= token.start < end for start, end in line.organisations)
        and setting.grammar.head_at(line, at)
    ]
    for item in items:
        start = text.find(item)
        cut = min((head for head in heads if start <= head < start + len(item)), default=start + len(item))
        if body := text[start:cut].strip() if start >= 0 else item:
            yield _country_alone(line, body)


def _country_alone(line: Line, name: str) -> str:
    """An item that begins with a country is this country: "كندا 3 ملايين", "Canada de 3 millions"."""
    language = line.grammar.language
    first = next((one for one in find_places(name, language)[:1] if one.start == 0 < len(name) - one.end), None)
    if first is None or by_id(first.id).kind != "country":
        return name
    rest = name[first.end :].strip()
    return name[: first.end] if language == "ar" or rest[:1].islower() or rest[:1] in ",;" else name


def _is_a_date(line: Line, name: str) -> bool:
    """Say whether an item begins with a date: "launched on 3 May", "أُطلقت في العاشر من يوليو"."""
    base = line.sentence.start
    starts = {line.tokens[at].start - base for at in line.dates}
    return any(line.sentence.text.startswith(name, start) for start in starts)


def _is_plain_word(line: Line, name: str) -> bool:
    """Say whether an item of an Arabic list is no name: a single word that nothing shows to be one, or a purpose."""
    if line.grammar.language != "ar":
        return False
    if name.startswith("لل"):
        return True  # "أُطلق للمساهمة في …": what for
    if " " in name or name.startswith("ال"):
        return False
    at = next((i for i, token in enumerate(line.tokens) if token.text.endswith(name)), 0)
    return at not in line.countries and not any(True for _ in body_at(line, at))


def _subjects(settings: Sequence[Setting], cue: str) -> list[str]:
    """The subjects of verbs such as "finance", "launched"."""
    found: list[str] = []
    for setting, line in _told(settings):
        events = event_grammar(line.sentence.language)
        for first, _ in setting.grammar.places_of(cue, line):
            place = _before_relative(line, first)
            beside = right_before(line, place) if line.grammar.language == "en" else ""  # "which the Fund finances"
            found += _without_dateline(items_before(line, place, events, 0) or [beside] * bool(beside))
    return [name for name in dict.fromkeys(found) if not _is_city(name)]


def _without_dateline(names: Sequence[str]) -> Iterator[str]:
    """The subjects without the place and day that stand before them: "KATI, 4 May 2021 – The Fund"."""
    ends = [(place, mark.end()) for place, name in enumerate(names) if (mark := _DATELINE.match(name))]
    first, cut = ends[-1] if ends else (0, 0)
    yield from (name[cut:] if place == first else name for place, name in enumerate(names) if place >= first)


def _givers(settings: Sequence[Setting]) -> list[str]:
    """The subjects of verbs of giving, which follow them in Arabic: "قدمت الوكالة منحة"."""
    before = _subjects(settings, "funder_before")
    is_arabic = any(setting.grammar.language == "ar" for setting in settings)
    return before or (_somebody(settings, listed(settings, "funder_before")) if is_arabic else [])


def _somebody(settings: Sequence[Setting], names: Sequence[str]) -> list[str]:
    """Those of some names that begin as a body or country does: "يدعم القدرات الوطنية" names none."""
    bodies = [
        line.sentence.text[start - line.sentence.start : end - line.sentence.start]
        for _, line in _told(settings)
        for start, end in line.organisations
    ]
    return [
        name
        for name in names
        if any(name.startswith(body) or body.startswith(name) for body in bodies)
        or any(one.start <= 1 for one in find_places(name, "ar")[:1])
    ]


def _is_city(name: str) -> bool:
    """Say whether a name is a city's: before a comma it is a dateline ("Paris, the Fund will launch")."""
    found = find_places(name)
    return any(one.start == 0 and one.end == len(name) and by_id(one.id).kind == "city" for one in found)


def _before_relative(line: Line, at: int) -> int:
    """Where a subject ends whose verb a relative pronoun leads to: "l'Agence, qui finance"."""
    while at > 0 and (line.tokens[at - 1].key in line.grammar.relatives or line.tokens[at - 1].text == ","):
        at -= 1
    return at


def _told(settings: Sequence[Setting]) -> Iterator[tuple[Setting, Line]]:
    """Every line that speaks of a programme, with its setting."""
    return ((setting, line) for setting in settings for line in setting.lines)


def _compounds(settings: Sequence[Setting], cue: str) -> list[str]:
    """The bodies in words such as "EU-funded", "UNDP-led" right before or in a name."""
    found = []
    for setting in settings:
        thing, endings = setting.thing, setting.grammar.cues.get(cue)
        for token in thing.line.tokens[max(0, thing.first - 1) : thing.last] if thing and endings else ():
            body, _, ending = token.text.rpartition("-")
            if body[:1].isupper() and endings and endings.starting(ending.lower()):
                found.append(body)
    return found
