"""Adds to what a page states of itself what its lines say: "Par …", "نشر في …" beside or above the text."""

from collections.abc import Sequence
from dataclasses import replace

from marsad.language.identify import identify
from marsad.reading.bylines import author_of_element, author_of_line
from marsad.reading.dates import date_of_line, publication_date
from marsad.reading.html_metadata import PageMetadata
from marsad.reading.html_walk import Page

_SHORT = 90  # characters of a line that names a writer or a date
_BELOW, _ABOVE = 6, 3  # lines around the title's
_NEAR = 12  # lines of the text among whose first the date stands


def with_head(about: PageMetadata, page: Page, reasons: Sequence[str], title: int | None) -> PageMetadata:
    """The metadata, completed from lines named as bylines, around the title's line and from the head of the text."""
    if about.published and about.author:
        return about
    bylines = [
        line.text
        for line, reason in zip(page.lines, reasons, strict=True)
        if reason == "byline" and len(line.text) <= _SHORT
    ]
    text = [line.text for line, reason in zip(page.lines, reasons, strict=True) if not reason]
    language = identify(" ".join(text[:_NEAR])).language
    return replace(
        about,
        published=about.published
        or _date_among(bylines, language)
        or _beside_title(page, title, language)
        or publication_date(text, language),
        author=about.author or _author(bylines, text[:4]),
    )


def _date_among(bylines: Sequence[str], language: str) -> str:
    stated = (date_of_line(line, language) for line in bylines)
    return next(filter(None, stated), "")


def _beside_title(page: Page, title: int | None, language: str) -> str:
    """The date alone in a line near the title: below it, else above, where it may be the day of a visit."""
    if title is None:
        return ""
    places = [*range(title + 1, title + 1 + _BELOW), *range(title - 1, title - 1 - _ABOVE, -1)]
    lines = (page.lines[i] for i in places if 0 <= i < len(page.lines))
    return next((found for line in lines if not line.linked and (found := date_of_line(line.text, language))), "")


def _author(bylines: Sequence[str], text: Sequence[str]) -> str:
    """The name behind "By", "Par", "بقلم" in a short line, or alone in one that the page marks as its writer's."""
    named = (author_of_line(line) for line in [*bylines, *text] if len(line) <= _SHORT)
    return next(filter(None, named), "") or next(filter(None, map(author_of_element, bylines)), "")
