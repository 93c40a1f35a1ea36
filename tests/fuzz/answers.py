"""Looks for answers of sites that make a source fail: sitemaps, robots.txt, bodies packed or in pieces.

answers.py KIND FOLDER …, as `readers.py`: `make fuzz` runs both.
"""

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["marsad.sources", "protego"], enable_loader_override=False):
    from marsad.sources import inflate, sitemap
    from marsad.sources.web.errors import Disallowed
    from marsad.sources.web.robots import Robots
    from marsad.sources.web.settings import WebSettings

from running import fuzz

_MOST = 1_000_000  # bytes


def _sitemap(content: bytes) -> None:
    try:
        sitemap.read(sitemap.plain(content))
    except ValueError:
        return


def _robots(content: bytes) -> None:
    try:
        Robots(lambda _address: (200, content), WebSettings()).wait_for("https://example.org/a/b?c=d")
    except Disallowed:
        return


def _packed(encoding: str) -> Callable[[bytes], None]:
    def unpacked(content: bytes) -> None:
        try:
            whole = inflate.whole(content, encoding, _MOST)
        except (inflate.BadBodyError, inflate.TooMuchError):
            return
        if len(whole) > _MOST:
            raise AssertionError("more came out than is allowed")

    return unpacked


TARGETS: dict[str, Callable[[bytes], object]] = {
    "sitemap": _sitemap,
    "robots": _robots,
    "chunks": inflate.joined_chunks,
    "gzip": _packed("gzip"),
    "deflate": _packed("deflate"),
}


def main() -> None:
    """Fuzz one kind of answer."""
    name, folder, *rest = sys.argv[1:]
    target = TARGETS[name]

    def run(content: bytes) -> None:
        target(content)

    fuzz(run, name, f"a.{name}", folder, rest)


if __name__ == "__main__":
    main()
