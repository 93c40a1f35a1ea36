"""Verify a report: read back what it carries and compare it with the store and with what its pages show."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from marsad.accounts.permission import Asker, may, require_reading
from marsad.accounts.roles import Action
from marsad.evidence import queries as evidence
from marsad.evidence.errors import UnknownItemError
from marsad.language.pseudonyms import Pseudonyms
from marsad.records import ReviewState
from marsad.reports.errors import NotOurReportError
from marsad.reports.logic import docx_reading, html, pdf
from marsad.reports.logic.sections.base import counts_of
from marsad.reports.logic.verification import Found, Store, Verification, verified

READERS: dict[str, Callable[[bytes, str], Found]] = {
    ".pdf": pdf.found,
    ".html": html.found,
    ".docx": docx_reading.found,
}


def verify(path: Path, *, who: Asker | None) -> Verification:
    """Re-read every citation of a report against the store.

    Raises:
        NotOurReportError: when the file is none of Marsad's reports, or cannot be read.
    """
    require_reading(who)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotOurReportError(str(path), _("it cannot be opened (%(why)s)") % {"why": error.strerror}) from error
    return verify_content(content, str(path), who=who)


def verify_content(content: bytes, name: str, *, who: Asker | None) -> Verification:
    """The same for a file that somebody sends: its bytes and its name, whose ending says the format.

    Raises:
        NotOurReportError: when it is none of Marsad's reports, or cannot be read.
    """
    require_reading(who)
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise NotOurReportError(name, _("its ending is not one of %(known)s") % {"known": ", ".join(READERS)})
    try:
        return verified(name, reader(content, name), _store(who))
    except ValueError as error:
        raise NotOurReportError(name, str(error)) from error


def report_key() -> bytes:
    """The key with which this home seals its reports."""
    return settings.SECRET_KEY.encode()


def _store(who: Asker | None) -> Store:
    @cache
    def text_of(document: str) -> str | None:
        try:
            return evidence.document(document, who=who).text
        except UnknownItemError:
            return None

    @cache
    def figures() -> dict[str, int]:
        return {count.name: count.value for count in counts_of(evidence.counts(who=who))}

    @cache
    def names() -> Pseudonyms:
        return evidence.private_names(who=who)

    def is_rejected(fact: str) -> bool:
        try:
            return evidence.fact(fact, who=who).fact.review is ReviewState.REJECTED
        except UnknownItemError:
            return False

    return Store(
        text_of=text_of,
        is_rejected=is_rejected,
        count=lambda name: figures().get(name, 0),
        key=report_key(),
        renamed=(lambda words: str(names().replace(words))) if may(who, Action.EXPORT) else str,
    )
