"""Which occurrences in a document are one person: the same name, or a part of it that only one person there has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extraction.persons_found import Person
from marsad.language.characters import WORD
from marsad.language.normalise import fold

_SPLIT = re.compile(f"[^{WORD}]+")
_PART = re.compile(f"[{WORD}-]")  # beside a word: it is a part of a longer one
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A person of a document with all its occurrences; `fullest` is the one that a fact cites."""

    members: tuple[Person, ...]
    fullest: Person
    name: str
    role: str
    organisation: str


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparing: folded, Arabic ones without article, "عبد الله" as one.

    Empty when nothing of it is a word: a lone tatweel.
    """
    folded = [word for word in _SPLIT.split(fold(name)) if word]
    joined = re.sub(r"(?<!\S)عبد ", "عبد", " ".join(folded)).split()
    return tuple(word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 2 else word for word in joined)


def grouped(text: str, found: Sequence[Person]) -> list[Group]:
    """The persons of a document in order of their first occurrence."""
    every = {person: name_words(text[person.start : person.end]) for person in found}
    names = {person: words for person, words in every.items() if words}
    full = sorted({name for name in names.values() if len(name) > 1}, key=len, reverse=True)
    groups: dict[tuple[str, ...], list[Person]] = {}
    for person, words in names.items():
        groups.setdefault(_owner(words, full), []).append(person)
    return [_group(text, members) for name, members in groups.items() if len(name) > 1 or _is_announced(members)]


def _is_announced(members: Sequence[Person]) -> bool:
    """Whether a single word may be a person: a title stands before it; a model alone is too often wrong about one."""
    return any(member.title or member.addressed or member.rule == "title" for member in members)


def _owner(name: tuple[str, ...], full: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The fullest name that a name is part of, when there is only one; else itself."""
    owners = [
        other for other in full if set(name) <= set(other) and (len(name) > 1 or name[0] in (other[-1], other[0]))
    ]
    longest = [owner for owner in owners if not any(set(owner) < set(other) for other in owners)]
    return longest[0] if len({frozenset(owner) for owner in longest}) == 1 else name


def _group(text: str, members: list[Person]) -> Group:
    """A group with the fullest name and the first office told."""
    fullest = max(members, key=lambda p: (p.length, bool(p.role), -p.start))
    with_role = [member for member in members if member.role]
    role = next((member.role for member in sorted(with_role, key=lambda m: -len(m.role))), "")
    title = next((member.title for member in members if member.title), "")
    return Group(
        members=tuple(members),
        fullest=fullest,
        name=" ".join(text[fullest.start : fullest.end].replace("_", " ").split()),
        role=" ".join((role or title).split()),
        organisation=next((m.organisation for m in members if m.organisation), ""),
    )


def family_names(text: str, groups: Sequence[Group]) -> Iterator[tuple[Group, int, int]]:
    """Places where the last word of a full name stands alone, when only one person of the document bears it."""
    last = [group.name.split()[-1] if len(group.name.split()) > 1 else "" for group in groups]
    for group, word in zip(groups, last, strict=True):
        if len(word) > 2 and last.count(word) == 1:
            taken = [(member.start, member.end) for member in group.members]
            for start in places_of(word, text):
                if not any(first <= start < end for first, end in taken):
                    yield group, start, start + len(word)


def places_of(word: str, text: str) -> Iterator[int]:
    """Where a word stands by itself in a text; an expression for each name would take longer to make than to use."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not (_PART.match(text, end) or (place and _PART.match(text, place - 1))):
            yield place
        place = text.find(word, place + 1)
