"""All that a user names in one go, paths and addresses; one bad source never stops the others."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from marsad.records import Arrival, Remembered, Unread, Visited
from marsad.sources.addresses import is_address, plain_address
from marsad.sources.errors import SourceError
from marsad.sources.folder import originals
from marsad.sources.visiting import visit
from marsad.sources.web.fetch import Web
from marsad.sources.web.settings import WebSettings, settings_of_this_system


def gathered(
    named: Sequence[str],
    *,
    remembered: Mapping[str, Remembered] | None = None,
    settings: WebSettings | None = None,
) -> Iterator[Arrival]:
    """What paths and addresses give, each ending with a `Visited`; the web is asked for addresses only.

    Raises:
        SourceError: all that was named is a single path at which nothing stands, or a setting is wrong; at once.
    """
    if len(named) == 1 and not is_address(named[0]):
        originals(named[0])
    return _gathered(named, remembered or {}, settings or settings_of_this_system())


def _gathered(named: Sequence[str], remembered: Mapping[str, Remembered], settings: WebSettings) -> Iterator[Arrival]:
    with Web(settings) as web:
        for name in dict.fromkeys(named):
            if is_address(name):
                yield from visit(name, web, remembered.get(_plain(name)))
            else:
                yield from _path(name)


def _plain(address: str) -> str:
    try:
        return plain_address(address)
    except ValueError:
        return address


def _path(path: str) -> Iterator[Arrival]:
    problem = ""
    try:
        yield from originals(path)
    except SourceError as error:
        problem = str(error)
        yield Unread(file=path, address=path, reason=problem)
    yield Visited(source=path, kind="path", when=datetime.now(tz=UTC), problem=problem)
