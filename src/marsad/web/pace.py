"""Nobody asks for pages faster than people read: who does is a program, or somebody else's hands, and must wait.

Programs have their own door with its own limit. Each process counts for itself, in its memory: a count in the store
would be a write for each page.
"""

import time
from collections import Counter
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from marsad.web.views import told

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def rate(written: str) -> tuple[int, int]:
    """How many in how many seconds: "600/m" is six hundred a minute; an empty one is no limit (0)."""
    number, _slash, unit = written.partition("/")
    return (int(number), SECONDS[unit]) if written else (0, 1)


class Pace:
    """The middleware; it stands behind the one that knows who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Begin to count."""
        self._get_response = get_response
        self._lock = Lock()
        self._span = 0
        self._asked: Counter[int] = Counter()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say when to come again."""
        most, seconds = rate(settings.MARSAD_PAGE_RATE)
        if not most or not request.user.is_authenticated:
            return self._get_response(request)
        span, spent = divmod(int(time.time()), seconds)
        if self._count(span, request.user.pk) <= most:
            return self._get_response(request)
        answer = told(request, 429, _("One page at a time"), _("Too many pages were asked for: try again in a moment."))
        answer.headers["Retry-After"] = str(seconds - spent)
        return answer

    def _count(self, span: int, person: int) -> int:
        """How many this person has asked for in this span of time; those of the last one are forgotten."""
        with self._lock:
            if span != self._span:
                self._span, self._asked = span, Counter()
            self._asked[person] += 1
            return self._asked[person]
