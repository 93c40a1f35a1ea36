"""Lists in a sentence: "A, B and C", "A, B et C", "أ وب وج"; of strings or of any pieces."""

from collections.abc import Sequence
from typing import TypeVar

Piece = TypeVar("Piece")


def joints(language: str, count: int) -> tuple[str, ...]:
    """What stands between `count` things, in order. The Arabic "and" clings to the word that follows it."""
    if count < 2:
        return ()
    if language == "ar":
        return (" و",) * (count - 1)
    return (", ",) * (count - 2) + ((" et ",) if language == "fr" else (" and ",))


def joined(language: str, things: Sequence[str], *, heavy: bool = False) -> str:
    """The things as one list; `heavy` ones, with figures or an "and" in them, have a comma before the Arabic "and"."""
    between = ("", *joints(language, len(things)))
    if heavy and language == "ar":
        between = tuple(joint.replace(" و", "، و") for joint in between)
    return "".join(joint + thing for joint, thing in zip(between, things, strict=False))
