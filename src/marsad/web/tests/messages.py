"""The texts of a room that need a translation, taken out of its templates and modules, without any other program."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Key = tuple[str, str, str]  # context, text, plural


def needed(room: str) -> set[Key]:
    """Every text of a room."""
    return {key for source in sources(room) for key in keys(source)}


def sources(room: str) -> Iterator[str]:
    """Give the modules and templates of a room, templates as Django turns them into Python."""
    for path in sorted((PACKAGE / room).rglob("*")):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        if path.suffix == ".py":
            yield path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            yield templatize(path.read_text(encoding="utf-8"), origin=str(path))


def keys(source: str) -> Iterator[Key]:
    """Find the texts in Python source."""
    for _line, found, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        text, plural = (found[0], found[1]) if isinstance(found, tuple) else (found, "")
        if text:
            yield context or "", text, plural
