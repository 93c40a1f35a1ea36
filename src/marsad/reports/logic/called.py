"""What people call the parts of a file and the figures of the base, which a report carries under names of its own."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from marsad.evidence import labels
from marsad.reports.logic.citations import LOOKS

PAGE = "page "  # with its number, of a PDF
PARTS: Mapping[str, str | Promise] = {
    "the page": gettext_lazy("the whole page"),
    "the footnotes": gettext_lazy("the footnotes"),
    LOOKS: gettext_lazy("its look: what hides, covers or adds words, and pictures"),
}
FIGURES: Mapping[str, str | Promise] = {
    "documents": pgettext_lazy("counted", "documents"),
    "facts": pgettext_lazy("counted", "facts"),
    "entities": pgettext_lazy("counted", "entities"),
    "unread": pgettext_lazy("counted", "files that could not be read"),
    "review": pgettext_lazy("counted", "facts"),
}
KEYS: Mapping[str, Callable[[str], str]] = {
    "documents": labels.language,
    "facts": lambda key: labels.fact_kind(key, many=True),
    "review": lambda key: str(labels.REVIEW_STATES.get(key, key)),
}


def part(name: str) -> str:
    """A part of a file: a heading as it stands there, a page by its number."""
    if name.startswith(PAGE) and name.removeprefix(PAGE).isdigit():
        return _("page %(number)s") % {"number": name.removeprefix(PAGE)}
    return str(PARTS.get(name, name))


def figure(name: str) -> str:
    """A counted figure: "facts (Recommendations)" for "facts:recommendation"."""
    head, _colon, key = name.partition(":")
    called = str(FIGURES.get(head, head))
    return f"{called} ({KEYS[head](key)})" if key and head in KEYS else called
