"""Asks for one address after the other: politely, within limits, following a few redirects, each checked.

The answer is a `Page`, or a `WebError` with the sentence for people.
"""

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from marsad.sources.addresses import plain_address
from marsad.sources.inflate import KNOWN, BadBodyError, TooMuchError, inflated
from marsad.sources.media import is_document
from marsad.sources.web.errors import NoDocument, NotWeb, Redirected, Refused, TooMuch, Unreachable, WebError
from marsad.sources.web.guard import GuardedTransport
from marsad.sources.web.robots import LARGEST as ROBOTS_LARGEST
from marsad.sources.web.robots import Robots
from marsad.sources.web.settings import WebSettings

_BUSY = frozenset({429, 503})
_MOVED = frozenset({301, 302, 303, 307, 308})
_ANSWERS: Mapping[int, str] = {
    401: "asks for a name and a password: save the page in your browser and add it",
    403: "does not let programs read this page: save it in your browser and add it",
    404: "has no such page (404): check the address",
    410: "has taken this page away for good (410)",
    429: "asks to be left alone for a while (429): try again later",
    451: "may not show this page for legal reasons (451)",
    503: "is too busy at the moment (503): try again later",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands at an address. Unchanged since the last visit, it has no content."""

    address: str  # where the content was in the end
    content: bytes
    media_type: str
    retrieved: datetime
    etag: str = ""
    last_modified: str = ""
    is_unchanged: bool = False


class Web:
    """One visit to the web: connections, the rules of each site, and when each was asked last. Use it with `with`."""

    def __init__(self, settings: WebSettings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self._sleep = sleep
        self._robots = Robots(self._rules_at, settings)
        self._asked_at: dict[str, float] = {}
        self._client = httpx.Client(
            transport=GuardedTransport(settings),
            timeout=min(settings.patience, settings.seconds),
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": "gzip", "Accept": "*/*"},
            follow_redirects=False,
            trust_env=False,  # a proxy would connect for us, and nobody would check to where
        )

    def __enter__(self) -> Self:
        """Begin the visit."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all connections."""
        self._client.close()

    def page(self, address: str, *, etag: str = "", last_modified: str = "") -> Page:
        """What stands at an address; with what is known from the last visit, only whether it has changed.

        Raises:
            WebError: why it cannot be read.
        """
        place = plain_address(address)
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {name: value for name, value in known.items() if value}
        for _hop in range(self.settings.redirects + 1):
            _check(place)
            self._wait(place, self._robots.wait_for(place))
            answer = self._answer(place, conditions)
            if isinstance(answer, Page):
                return answer
            place = plain_address(urljoin(place, answer))
        raise Redirected(f"{address} leads from one address to the next without end: give the address of the page.")

    def _answer(self, address: str, conditions: Mapping[str, str]) -> Page | str:
        """The page, or the address to which it has moved."""
        for attempt in range(1, self.settings.tries + 1):
            with self._asked(address, conditions) as (response, until):
                status = response.status_code
                if status not in _BUSY or attempt == self.settings.tries:
                    return self._judged(address, response, until)
                wait = _asked_wait(response.headers.get("Retry-After", ""), self.settings.delay * 2**attempt)
            if wait > self.settings.longest_wait:
                break
            self._sleep(wait)
        raise Refused(_sentence(address, status))

    def _judged(self, address: str, response: httpx.Response, until: float) -> Page | str:
        status, headers = response.status_code, response.headers
        if status in _MOVED and "Location" in headers:
            return str(headers["Location"])
        if status not in {200, 304}:
            raise Refused(_sentence(address, status))
        media_type = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if not is_document(media_type):
            raise NoDocument(f"What stands at {address} is no text ({media_type}): add the page that speaks of it.")
        most = self.settings.largest * 1024**2
        return Page(
            address=address,
            content=b"" if status == 304 else _body(response, most, until),
            media_type=media_type,
            retrieved=datetime.now(tz=UTC),
            etag=headers.get("ETag", ""),
            last_modified=headers.get("Last-Modified", ""),
            is_unchanged=status == 304,
        )

    def _rules_at(self, address: str) -> tuple[int, bytes]:
        """The robots.txt of a site, for `Robots`."""
        place = address
        for _hop in range(self.settings.redirects + 1):
            _check(place)
            with self._asked(place, {}) as (response, until):
                if response.status_code in _MOVED and "Location" in response.headers:
                    place = urljoin(place, response.headers["Location"])
                    continue
                is_here = response.status_code == 200
                return response.status_code, _start(response, ROBOTS_LARGEST, until) if is_here else b""
        return 404, b""

    @contextmanager
    def _asked(self, address: str, headers: Mapping[str, str]) -> Iterator[tuple[httpx.Response, float]]:
        """An answer whose body is still to come, and until when it may come; httpx's errors become ours here."""
        until = time.monotonic() + self.settings.seconds
        try:
            with self._client.stream("GET", address, headers=dict(headers)) as response:
                yield response, until
        except WebError:
            raise
        except httpx.TimeoutException as error:
            raise _late(address) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise NotWeb(address) from error
        except (httpx.HTTPError, OSError, ValueError) as error:
            raise _unreachable(address, error) from error
        finally:
            self._asked_at[urlsplit(address).netloc] = time.monotonic()

    def _wait(self, address: str, seconds: float) -> None:
        """Leave a host alone between two requests."""
        last = self._asked_at.get(urlsplit(address).netloc)
        left = 0.0 if last is None else last + seconds - time.monotonic()
        if left > 0:
            self._sleep(left)


def _check(address: str) -> None:
    """Refuse what is not the web; raises NotWeb."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        raise NotWeb(address)


def _body(response: httpx.Response, most: int, until: float) -> bytes:
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in KNOWN:
        raise Unreachable(f"{response.url} is packed in a way that Marsad did not ask for ({encoding}).")
    if (said := response.headers.get("Content-Length", "")).isdecimal() and int(said) > most:
        raise _too_much(response, most)
    try:
        return b"".join(inflated(_pieces(response, until), encoding, most))
    except TooMuchError as error:
        raise _too_much(response, most) from error
    except BadBodyError as error:
        raise Unreachable(f"The answer of {response.url} is damaged (packed wrongly): try again later.") from error


def _start(response: httpx.Response, most: int, until: float) -> bytes:
    """The first bytes of a body, and no error when there are more."""
    found = b""
    try:
        for piece in inflated(_pieces(response, until), response.headers.get("Content-Encoding", "").lower(), most * 2):
            found += piece
            if len(found) >= most:
                break
    except (TooMuchError, BadBodyError):
        pass  # what was read of the rules until then holds
    return found[:most]


def _pieces(response: httpx.Response, until: float) -> Iterator[bytes]:
    for piece in response.iter_raw():
        if time.monotonic() > until:
            raise _late(str(response.url))
        yield piece


def _asked_wait(said: str, otherwise: float) -> float:
    """The seconds for which a busy server asks."""
    if said.strip().isdecimal():
        return float(said)
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return otherwise
    return max(0.0, (when - datetime.now(tz=when.tzinfo or UTC)).total_seconds()) if when.tzinfo else otherwise


def _sentence(address: str, status: int) -> str:
    said = _ANSWERS.get(status)
    if said is None:
        trouble = "has trouble of its own" if status >= 500 else "does not give this page"
        said = f"{trouble} (answer {status}): try again later, or save the page in your browser and add it"
    return f"{urlsplit(address).netloc} {said}."


def _late(address: str) -> Unreachable:
    return Unreachable(f"{urlsplit(address).netloc} did not answer in time: try again later.")


def _too_much(response: httpx.Response, most: int) -> TooMuch:
    return TooMuch(
        f"What stands at {response.url} is larger than {most // 1024**2} MB: "
        "download it, split it and add the parts, or allow more with MARSAD_WEB_LARGEST."
    )


def _unreachable(address: str, error: Exception) -> Unreachable:
    host = urlsplit(address).netloc
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return Unreachable(
                f"The certificate of {host} cannot be trusted: check the address, or save the page and add it."
            )
        cause = cause.__cause__ or cause.__context__
    return Unreachable(f"{host} cannot be reached ({type(error).__name__}): check the address and your connection.")
