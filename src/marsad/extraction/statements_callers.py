"""Who calls on whom, in languages whose verb comes first: "دعا المؤتمر الدول الأعضاء إلى": the forum, the states.

Both stand between the verb and what is asked, and nothing but grammar parts them: a collective subject with its
adjectives, the case of plurals ("المانحين" is called on), a verb in the plural, which has its subject in itself, a verb
in the masculine, whose subject is no feminine noun ("دعا الحكومة").
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from marsad.extraction.statements_grammar import Grammar, gender_of

Place = tuple[int, int]
_BLANK = " ,"
FEMININE = "feminine"
QUOTED = re.compile('[ ,]*"(?P<who>[^":]{3,40})",? ?')
URGING = re.compile("[وفيت]?حث(?:ت)?")  # its object follows it at once, the subject is told before
PLURAL = re.compile("(?:ال)?[ء-ي]{2,}ات(?![ء-ي])")


def callers(
    text: str, verb: str, place: Place, grammar: Grammar, names: Mapping[int, int] = MappingProxyType({})
) -> tuple[Place | None, Place | None]:
    """The places of who calls and of who is called on, in the folded words after a verb of asking.

    `names` are where the persons, bodies and places of the text begin and end. One of both, or neither, is None when
    these words name only the other.
    """
    start, end = place
    parted = grammar.words["called_apart"].search(text, start, end) if grammar.is_verb_first else None
    if parted and parted.start() > start:
        return _in_clause(text, verb, (start, parted.start()), grammar, names)[0], (parted.end(), end)
    quoted = QUOTED.match(text, start, end) if grammar.is_verb_first else None
    if quoted:  # "حث «النجار» السلطات على"
        behind = grammar.words["called_behind"].match(text, quoted.end(), end)
        return quoted.span("who"), ((quoted.end(), end) if behind or quoted.end() < end else None)
    return _in_clause(text, verb, place, grammar, names)


def _in_clause(
    text: str, verb: str, place: Place, grammar: Grammar, names: Mapping[int, int]
) -> tuple[Place | None, Place | None]:
    """Both where no comma parts them."""
    start, end = place
    while start < end and text[start] in _BLANK:
        start += 1
    if not grammar.is_verb_first or start >= end:
        return (place if start < end else None), None
    if _has_own_subject(verb, grammar) or _is_called(text, verb, start, end, grammar):
        return None, (start, end)
    object_first = grammar.words["not_subject"].match(text, start, end)
    is_urged = object_first is not None and URGING.search(verb) and PLURAL.match(object_first.group("called"))
    if object_first and (is_urged or gender_of(grammar, verb) == "masculine"):
        return None, (object_first.start("called"), end)
    known = names.get(start, 0)
    if known and known <= end:
        rest = known + (text[known:end][:1] == " ")
        return (start, known), ((rest, end) if grammar.words["called_behind"].match(text, rest, end) else None)
    collective = grammar.words["collective"].match(text, start, end)
    if collective is None:
        titled = _title_alone(text, start, end, grammar) or _before_all(text, start, end, grammar)
        return ((start, titled), (titled + 1, end)) if titled else ((start, end), None)
    more = grammar.words["of_subject"].match(text, collective.end(), end)
    stop = more.end() if more else collective.end()
    rest = stop + (text[stop:end][:1] == " ")
    return (start, stop), ((rest, end) if grammar.words["called_behind"].match(text, rest, end) else None)


def _is_called(text: str, verb: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether the words behind a verb can only be called on: "طالبت المجتمع الدولي" has no masculine subject."""
    hers = gender_of(grammar, verb.strip(_BLANK)) == FEMININE and grammar.words["not_her_subject"].match(
        text, start, end
    )
    return bool(hers) or grammar.words["called"].match(text, start, end) is not None


def _title_alone(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Where a title with article ends behind which stands whom it calls on: "دعا المحافظ الحكومة"; 0 for others."""
    stop = text.find(" ", start, end)
    if stop > 0 and grammar.words["his_honour"].fullmatch(text, start, stop):
        return stop
    is_title = stop > 0 and text.startswith("ال", start) and grammar.words["title"].match(text, start, stop)
    return stop if is_title and grammar.words["not_subject"].match(text, stop + 1, end) else 0


def _before_all(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Where who calls ends and "all the parties" begins, on whom he calls; 0 where no such words stand."""
    after = grammar.words["called_after"].search(text, start, end)
    return after.start() if after else 0


def _has_own_subject(verb: str, grammar: Grammar) -> bool:
    """Whether a verb tells its subject itself: "they called", "we call"."""
    return gender_of(grammar, verb) == "plural" or grammar.words["own"].match(verb.strip(_BLANK)) is not None
