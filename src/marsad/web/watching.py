"""Counts and logs every answer by its route: never an address, an id, a question or a person."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from marsad.web import together
from marsad.web.figures import figures

log = logging.getLogger("marsad.answers")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Watching:
    """The outermost middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and take account of it."""
        start = time.perf_counter()
        answer = self._get_response(request)
        seconds = time.perf_counter() - start
        method = request.method if request.method in METHODS else "other"
        about = {"route": route(request), "method": method or "other", "status": answer.status_code}
        figures.count(seconds=seconds, **about)  # type: ignore[arg-type]  # each has its own type
        together.leave()
        log.info("answered", extra={"about": {**about, "ms": round(seconds * 1000)}})
        return answer


def route(request: HttpRequest) -> str:
    """The pattern of the address, with its parts unnamed; "none" where no page is."""
    return f"/{request.resolver_match.route}" if request.resolver_match else "none"
