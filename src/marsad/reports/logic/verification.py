"""What re-reading a report's citations gives, for people and for exit codes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from marsad.reports.logic import called, citations
from marsad.reports.logic.citations import Carried, CarriedCitation, Part
from marsad.reports.logic.report import Count
from marsad.reports.logic.shown import is_cut_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What stands in a file that says it is a report: what it carries, its parts, its footnotes' words by number."""

    carried: bytes
    parts: tuple[Part, ...]
    notes: Mapping[int, str] | None = None  # None where a format's pages do not tell its footnotes apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A citation that no longer holds, and why: gone, changed, rejected."""

    citation: CarriedCitation
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The outcome of verifying one file."""

    file: str
    checked: int
    broken: tuple[Broken, ...]
    changes: tuple[str, ...] = ()  # what was changed in the file after it was written, in words
    outdated: tuple[str, ...] = ()  # counted figures that the store no longer gives, in words
    is_sealed_here: bool = True  # this home wrote it, so its seal could be checked

    @property
    def is_untouched(self) -> bool:
        """Whether the file is as Marsad wrote it."""
        return not self.changes

    @property
    def holds(self) -> bool:
        """Whether every citation stands, word for word, every figure too, and nothing was changed."""
        return self.is_untouched and not self.broken and not self.outdated


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """How verification asks the store; `text_of` gives None for a document that is not there."""

    text_of: Callable[[str], str | None]
    is_rejected: Callable[[str], bool]  # a fact's id
    count: Callable[[str], int | None]  # a figure's name
    key: bytes
    renamed: Callable[[str], str] = str  # with pseudonyms for private persons, as a report may have left


def verified(file: str, found: Found, store: Store) -> Verification:
    """Check everything that a report says about itself.

    Raises:
        ValueError: when what it carries cannot be read.
    """
    carried = citations.load(found.carried)
    return Verification(
        file=file,
        checked=len(carried.citations),
        broken=tuple(_broken(carried, found, store)),
        changes=tuple(_changes(carried, found, store)),
        outdated=tuple(_outdated(carried.counts, store)),
        is_sealed_here=carried.key == citations.key_name(store.key),
    )


def _broken(carried: Carried, found: Found, store: Store) -> Iterator[Broken]:
    for citation in carried.citations:
        reason = _reason(citation, store) or _note_reason(citation, found.notes)
        if reason:
            yield Broken(citation=citation, reason=reason)


def _reason(citation: CarriedCitation, store: Store) -> str:
    text = store.text_of(citation.document)
    if text is None:
        return _("its document is not in this store: it was withdrawn, or never added here")
    stored = text[citation.start : citation.end]
    if citation.quote not in (stored, store.renamed(stored)):
        return _("the stored text says something else at that place")
    if store.is_rejected(citation.fact):
        return _("a person has rejected the fact since")
    return ""


def _note_reason(citation: CarriedCitation, notes: Mapping[int, str] | None) -> str:
    """Why a footnote is not that of its citation any more: removed, or showing other words."""
    if notes is None:
        return ""
    if citation.number not in notes:
        return _("its footnote was removed from the report")
    shown = notes[citation.number]
    if bool(shown) != bool(citation.shown) or (shown and not is_cut_of(shown, citation.quote)):
        return _("its footnote shows other words than those that are cited")
    return ""


def _changes(carried: Carried, found: Found, store: Store) -> Iterator[str]:
    if not carried.is_sound:
        yield _("its list of citations was changed after it was written")
    is_ours = carried.key == citations.key_name(store.key)
    if carried.is_sound and is_ours and carried.seal != citations.seal(carried.digest, store.key):
        yield _("its list of citations was not written here, though it says so")
    changed = _("“%(name)s” was changed after it was written")
    yield from (changed % {"name": called.part(name)} for name in citations.changed_parts(carried, found.parts))


def _outdated(counts: tuple[Count, ...], store: Store) -> Iterator[str]:
    for count in counts:
        now = store.count(count.name)
        if now is not None and now != count.value:
            told = {"name": called.figure(count.name), "before": count.value, "now": now}
            yield _("%(name)s was %(before)s and is now %(now)s") % told
