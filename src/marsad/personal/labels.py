"""What an erasure touches, in words: the one place in which it is translated."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from marsad.personal.models import Rule

# Whole sentences, for each language counts in its own way. Keys are those of `Plan.effect`.
EFFECTS: Mapping[str, Callable[[int], str]] = {
    "documents": lambda n: ngettext("%(n)s document names the person.", "%(n)s documents name the person.", n),
    "places": lambda n: ngettext(
        "The name is blanked in %(n)s place of their texts.", "The name is blanked in %(n)s places of their texts.", n
    ),
    "originals": lambda n: ngettext(
        "The original file of %(n)s document is deleted: it holds the name.",
        "The original files of %(n)s documents are deleted: they hold the name.",
        n,
    ),
    "facts_gone": lambda n: ngettext("%(n)s fact about the person goes.", "%(n)s facts about the person go.", n),
    "facts_blanked": lambda n: ngettext(
        "%(n)s fact about something else stays, without the name.",
        "%(n)s facts about other things stay, without the name.",
        n,
    ),
    "facts_kept": lambda n: ngettext(
        "%(n)s fact on the public office stays.", "%(n)s facts on the public office stay.", n
    ),
    "mentions_gone": lambda n: ngettext("%(n)s mention goes.", "%(n)s mentions go.", n),
    "entities": lambda n: ngettext("%(n)s page on the person goes.", "%(n)s pages on the person go.", n),
    "evidence": lambda n: ngettext(
        "%(n)s line of names and links is blanked.", "%(n)s lines of names and links are blanked.", n
    ),
    "followup": lambda n: ngettext(
        "%(n)s entry of the register is blanked: contacts, tasks, reports, words of recommendations.",
        "%(n)s entries of the register are blanked: contacts, tasks, reports, words of recommendations.",
        n,
    ),
    "reports": lambda n: ngettext("%(n)s report is blanked.", "%(n)s reports and their versions are blanked.", n),
    "exchange": lambda n: ngettext("%(n)s imported thing is blanked.", "%(n)s imported things are blanked.", n),
    "jobs": lambda n: ngettext(
        "%(n)s line of the work in the background is blanked.",
        "%(n)s lines of the work in the background are blanked.",
        n,
    ),
    "accounts": lambda n: ngettext(
        "%(n)s name of a team or collection is blanked.", "%(n)s names of teams or collections are blanked.", n
    ),
    "api": lambda n: ngettext("The name of %(n)s token is blanked.", "The names of %(n)s tokens are blanked.", n),
    "entries": lambda n: ngettext(
        "The words of %(n)s entry of the audit trail are blanked; that it was written can still be proven.",
        "The words of %(n)s entries of the audit trail are blanked; that they were written can still be proven.",
        n,
    ),
}
SINCE: Mapping[str, str | Promise] = {
    Rule.Since.ADDED.value: _("after it entered"),
    Rule.Since.PUBLISHED.value: _("after it was published"),
}


def effects(counts: Mapping[str, int]) -> list[str]:
    """What an erasure does, a sentence each."""
    return [EFFECTS[name](count) % {"n": count} for name, count in counts.items()]
