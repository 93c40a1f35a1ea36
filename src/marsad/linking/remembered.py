"""What comparisons remember between two calls: for each name, word or pair the answer, as it may be asked again.

Linking asks of one kind of thing at a time, and of a large base the answers take as much memory as the base. So it lets
go of them when it turns to the next kind; a worker that compares one document at a time keeps them.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_forgetters: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Let a function of hashable arguments remember so many answers, those asked last."""

    def keeping(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        kept = lru_cache(maxsize=most)(function)
        _forgetters.append(kept.cache_clear)
        return cast("Callable[Asked, Answer]", kept)

    return keeping


def forget() -> None:
    """Let go of all answers; nothing changes but the time of the next questions."""
    for forgetter in _forgetters:
        forgetter()
