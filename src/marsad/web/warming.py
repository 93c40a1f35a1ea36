"""Loads what pages need before somebody waits for the first one: words, templates, the index and its encoder."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.urls import get_resolver
from django.utils.translation import gettext, override

from marsad.search import actions as index
from marsad.search import queries as search
from marsad.search.filters import Filters


def warm_up() -> None:
    """Load it all; nothing is written, and nothing is asked in anybody's name."""
    get_resolver().url_patterns  # noqa: B018 - loads all rooms' pages
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("Search")
    for name in templates():
        get_template(name)
    index.is_up_to_date()
    search.found("forum", who=None, filters=Filters(), counted=True)


def templates() -> Iterator[str]:
    """The names of our pages and their pieces."""
    for folder in map(Path, get_app_template_dirs("templates")):
        if folder.is_relative_to(settings.PACKAGE):
            yield from (str(path.relative_to(folder)) for path in folder.rglob("*.html"))
