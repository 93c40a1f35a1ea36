"""Whether an English document shows that a name which only a model sees is somebody's.

In English the model takes much with two capitals for a person: towns in datelines, programmes, pledges, funds. So more
has to speak for a name: a title or a verb of persons beside it, an age, "who", a line that it begins, part of it
standing alone elsewhere, or a list with somebody who is shown.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from marsad.extraction.names_features import grammar
from marsad.extraction.persons_found import Person
from marsad.extraction.persons_groups import Group, places_of
from marsad.extraction.persons_offices import lexicon
from marsad.extraction.phrase_grammar import phrase_grammar
from marsad.language.normalise import fold

_REACH = 120  # characters around a name
_ALONE = 3  # letters at least of a part that stands alone
_DATELINE = re.compile(r"(?:, [A-Z][a-z]+)?(?:,? (?:\d|[A-Z][a-z]{2,8}\.? \d)|,? \()")
_LISTED = re.compile(r"\s*(?:[,–—-]|\n|and |from |$)")  # what follows the name that begins a line of a list
_JOINED = re.compile(r",? and |, ")
_LAST = re.compile(r"(\S+)\s+$")


@cache
def _patterns(name: str) -> re.Pattern[str]:
    """One of the lists of expressions as one."""
    return re.compile("|".join(f"(?:{one})" for one in grammar("persons")["en"][name]))


def with_evidence(text: str, groups: Iterable[Group], english: Iterable[Group]) -> Iterator[Group]:
    """The groups in order, of the `english` ones that only a model saw those for which the document speaks."""
    groups = list(groups)
    doubtful = {group.fullest for group in english if all(member.rule == "model" for member in group.members)}
    sure = {m for group in groups if group.fullest not in doubtful for m in group.members}
    shown = {g.fullest for g in groups if g.fullest in doubtful and _is_shown(text, g)}
    known = sure | {m for group in groups if group.fullest in shown for m in group.members}
    for group in groups:
        if group.fullest not in doubtful or group.fullest in shown or _is_beside(text, group, known):
            yield group


def _is_shown(text: str, group: Group) -> bool:
    """Whether words around one of the names, or a part of it alone elsewhere, show somebody."""
    return any(_stands_with_person_words(text, member) for member in group.members) or _is_called_by_part(text, group)


def _stands_with_person_words(text: str, person: Person) -> bool:
    """Whether a name begins a line of a list, or words that go with persons stand beside it."""
    before, after = text[max(0, person.start - _REACH) : person.start], text[person.end : person.end + _REACH]
    line = before.rpartition("\n")[2]
    if not line.strip() and _DATELINE.match(after):
        return False
    last = _LAST.search(before)
    titled = last is not None and fold(last[1]) in lexicon("en", "titles") and last[1][0].isupper()
    begins = not line.strip(" *•-–") and person.start > 0 and not text[person.start : person.end].isupper()
    told = _patterns("shown_after").match(after) or _patterns("shown_before").search(line)
    return bool(titled or told or (begins and _LISTED.match(after)))


def _is_called_by_part(text: str, group: Group) -> bool:
    """Whether the first or last word of the name stands elsewhere without capitals beside it: "Kamau left"."""
    parts = {part for part in (group.name.split()[0], group.name.split()[-1]) if len(part) >= _ALONE}
    taken = [(member.start, member.end) for member in group.members]
    return any(
        _stands_alone(text, start, start + len(part))
        for part in parts
        if not group.name.isupper()
        for start in places_of(part, text)
        if not any(first <= start < end for first, end in taken)
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no article and no other capital stands beside a word."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + 2]
    last = _LAST.search(before)
    return not after[1:].isupper() and (
        last is None or not (last[1][0].isupper() or fold(last[1]) in phrase_grammar("en").determiners)
    )


def _is_beside(text: str, group: Group, known: Iterable[Person]) -> bool:
    """Whether only a comma or "and" stands between one of the names and somebody who is shown."""
    gaps = (text[min(one.end, other.end) : max(one.start, other.start)] for one in group.members for other in known)
    return any(_JOINED.fullmatch(gap) for gap in gaps)
