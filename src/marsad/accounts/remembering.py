"""What a page asks again and again about who asks is asked once: while it is read, its answers stay as they were.

Only requests that read (GET, HEAD) remember, each for itself and no longer than it lasts. Everywhere else, in actions,
jobs and commands, each question goes to the store.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

T = TypeVar("T")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


class Remembering:
    """Lets each request that reads keep its answers until it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stand before the views."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with a memory of this request's own."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        before = _answers.set({})
        try:
            return self.get_response(request)
        finally:
            _answers.reset(before)


def is_remembering() -> bool:
    """Whether a request that reads is being answered here."""
    return _answers.get() is not None


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """The answer to a question: asked once while a request is read, and each time elsewhere."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if key not in answers:
        answers[key] = ask()
    found: T = answers[key]
    return found
