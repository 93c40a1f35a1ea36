"""Which mentions of a document are one event, and which event the document is about.

Names are one when their editions agree and most words of the shorter stand in the longer. A pointing word
("cette rencontre", "المؤتمر") goes to the last event of its head, else to one named just before, else to the main one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from marsad.extraction.events_mentions import EventMention

_SAME_HEAD = 0.7  # share of the shorter name's words
_SAME_EDITION = 0.6
_OTHER_HEAD = 0.8
_RECENT = 2  # lines between a pointing word and the event that it points at
_LONGEST_NAME = 22  # words: a longer name has run into its sentence
_LEAD = 3  # lines of title and lead


@dataclass(slots=True, kw_only=True)
class Group:
    """The mentions of one event; `named` are those that carry a name. Grows while a document is read."""

    named: list[EventMention]
    pointing: list[EventMention] = field(default_factory=list)

    @property
    def edition(self) -> int | None:
        """The edition that any mention gives."""
        return next((m.edition for m in self.named if m.edition is not None), None)

    @property
    def mentions(self) -> list[EventMention]:
        """All mentions in order of the text."""
        return sorted([*self.named, *self.pointing], key=lambda m: m.start)

    @property
    def best(self) -> EventMention:
        """The mention with the fullest name: with the edition, then with the most words; of equals the first."""
        return max(self.named, key=_fullness)


def _fullness(mention: EventMention) -> tuple[int, int, int, int]:
    """How full a name is."""
    fits = len(mention.words) <= _LONGEST_NAME
    return (int(fits), int(mention.edition is not None), len(mention.words) if fits else 0, -mention.start)


def group(mentions: Sequence[EventMention]) -> tuple[list[Group], Group | None]:
    """The events of a document, and the main one."""
    groups: list[Group] = []
    for one in mentions:
        pointing = one.manner == "anaphor"
        if pointing and not _opens(one, groups):
            continue
        mention = replace(one, manner="bare") if pointing else one
        own = next((g for g in groups if _is_same(mention, g) or _is_told_by_title(mention, g)), None)
        if own:
            own.named.append(mention)
        else:
            groups.append(Group(named=[mention]))
    main = _main(groups)
    if main:
        _point(mentions, groups, main)
    return groups, main


def _opens(mention: EventMention, groups: Sequence[Group]) -> bool:
    """Whether a lead begins with an event that nothing named before: "The workshop, organised by the Fund, …"."""
    return not groups and mention.is_told and mention.line <= _LEAD


def _is_told_by_title(mention: EventMention, known: Group) -> bool:
    """Whether the lead only tells "a conference opened" of what the title names, or the title of what the lead does."""
    opening = known.named[0]
    if opening.line == 0 and opening.manner == "bare" and len(known.named) == len(opening.words) == 1:
        return mention.line < _LEAD + 2 and mention.head == opening.head
    in_lead = mention.manner == "bare" and len(mention.words) == 1 and mention.line < _LEAD + 2
    titled = known.named[0].line < min(_LEAD, mention.line) and known.named[0].manner != "bare"
    return in_lead and titled and known.named[0].head == mention.head


def _is_same(mention: EventMention, known: Group) -> bool:
    """Say whether a name is one of an event's."""
    if mention.edition is not None and known.edition is not None and mention.edition != known.edition:
        return False
    counted = mention.edition is not None and mention.edition == known.edition
    return any(_alike(mention, other, counted=counted) for other in known.named)


def _alike(one: EventMention, other: EventMention, *, counted: bool) -> bool:
    """Say whether two names are of one event; of names with the same edition (`counted`) fewer words need be shared."""
    small, large = sorted((one.words, other.words), key=len)
    if not small:
        return False
    if one.manner == other.manner == "bare" or len(small) == 1:
        return small == large and one.head == other.head
    share = len(small & large) / len(small)
    same_head = _SAME_EDITION if counted else _SAME_HEAD
    return share >= (same_head if one.head == other.head else _OTHER_HEAD)


def _main(groups: Sequence[Group]) -> Group | None:
    """The event of title and lead; of several the one that is named most."""
    if not groups:
        return None
    return max(groups, key=_weight)


def _weight(one: Group) -> tuple[float, int]:
    """How much a document is about an event."""
    first = min(m.line for m in one.named)
    lead = 3.0 if first < _LEAD else 0.0
    bare = -2.0 if all(m.manner == "bare" for m in one.named) else 0.0
    return (lead + bare + min(len(one.named), 5), -one.named[0].start)


def _point(mentions: Sequence[EventMention], groups: Sequence[Group], main: Group) -> None:
    """Give each pointing word to its event."""
    owners = {id(m): g for g in groups for m in g.named}
    last: EventMention | None = None
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.manner != "anaphor":
            last = mention
            continue
        owner = _owner(mention, last, groups, main, owners)
        owner.pointing.append(mention)


def _owner(
    mention: EventMention,
    last: EventMention | None,
    groups: Sequence[Group],
    main: Group,
    owners: dict[int, Group],
) -> Group:
    """The event that a pointing word means."""
    before = [m for g in groups for m in g.named if m.start < mention.start and m.head == mention.head]
    if before:
        return owners[id(max(before, key=lambda m: m.start))]
    if last and mention.line - last.line < _RECENT:
        return owners[id(last)]
    return main
