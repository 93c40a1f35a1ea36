"""How recommendations keep to their threads when linking joins or parts them: the plan, before anything is written.

- A recommendation follows its anchor, the fact on which it was made; if that is gone, another fact that it had.
- **Joined**: of several on one thread the one that people have worked on leads, else the oldest; the others, on which
  nobody worked, are merged into it and their codes lead there. Those that people worked on all stay: a person decides.
- **Parted**: whoever's anchor is in the new thread comes back under its old code; else a new one is made that names the
  code it left.
- **Gone**: without any fact left, one that people worked on stays in the register as unsourced; others are withdrawn,
  and come back when a document says them again.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.followup.kinds import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A recommendation as the register holds it."""

    key: int  # the older the smaller
    code: str
    anchor: str
    facts: tuple[str, ...]
    is_touched: bool  # by people
    standing: Standing
    merged_into: int | None = None
    is_merged_by_people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of one recommendation."""

    key: int
    standing: Standing
    thread: str = ""
    merged_into: int | None = None
    is_unsourced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A thread that no recommendation stands for yet."""

    thread: str
    split_from: str = ""  # the code that one of its facts belonged to


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that follows from a new linking."""

    fates: tuple[Fate, ...]
    fresh: tuple[Fresh, ...]


def plan(held: Sequence[Held], threads: Mapping[str, Sequence[str]]) -> Plan:
    """Decide what becomes of each recommendation, and which threads need a new one. `threads` has each one's facts."""
    thread_of = {fact: thread for thread, facts in threads.items() for fact in facts}
    followed = {one.key: _thread(one, thread_of) for one in held}
    here: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        if followed[one.key] and not one.is_merged_by_people:
            here[followed[one.key]].append(one)
    leaders = {thread: min(some, key=_precedence) for thread, some in here.items()}
    fates = tuple(_fate(one, followed[one.key], leaders) for one in held)
    taken = set(leaders) | {followed[one.key] for one in held if one.is_merged_by_people}
    return Plan(fates=fates, fresh=_fresh(held, threads, taken))


def _thread(one: Held, thread_of: Mapping[str, str]) -> str:
    """Where the anchor is now, else where the first of its other facts is."""
    return next((thread_of[fact] for fact in (one.anchor, *one.facts) if fact in thread_of), "")


def _precedence(one: Held) -> tuple[bool, int]:
    return (not one.is_touched, one.key)


def _fate(one: Held, thread: str, leaders: Mapping[str, Held]) -> Fate:
    if one.is_merged_by_people:
        return Fate(key=one.key, standing=Standing.MERGED, thread=thread, merged_into=one.merged_into)
    if not thread:
        if one.is_touched:
            return Fate(key=one.key, standing=Standing.CURRENT, is_unsourced=True)
        return Fate(key=one.key, standing=Standing.WITHDRAWN)
    leader = leaders[thread]
    if leader.key == one.key or one.is_touched:
        return Fate(key=one.key, standing=Standing.CURRENT, thread=thread)
    return Fate(key=one.key, standing=Standing.MERGED, thread=thread, merged_into=leader.key)


def _fresh(held: Sequence[Held], threads: Mapping[str, Sequence[str]], taken: set[str]) -> tuple[Fresh, ...]:
    had = {fact: one.code for one in reversed(held) for fact in one.facts}
    return tuple(
        Fresh(thread=thread, split_from=next((had[fact] for fact in facts if fact in had), ""))
        for thread, facts in threads.items()
        if thread not in taken
    )
