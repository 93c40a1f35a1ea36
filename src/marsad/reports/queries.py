"""Reading for reports: composing them from the store, and verifying them against it."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from django.utils import timezone, translation

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.evidence.cards import FactCard
from marsad.evidence.errors import UnknownItemError
from marsad.records import EntityKind, FactKind
from marsad.reports.errors import NothingToReportError, NotOurReportError, ReportError
from marsad.reports.logic import brief, citations, docx, html, pdf
from marsad.reports.logic.report import Report
from marsad.reports.logic.verification import Verification, check

READERS: dict[str, Callable[[bytes, str], bytes]] = {
    ".pdf": pdf.carried,
    ".html": html.carried,
    ".docx": docx.carried,
}


def brief_on_document(name: str, *, who: Asker | None, language: str, today: date | None = None) -> Report:
    """A brief on one document, named by its id, its file or its title.

    Raises:
        NothingToReportError: when there is no such document or nothing was found in it.
    """
    identifier = _document_named(name, who)
    card = evidence.document_card(identifier, who=who)
    cards = evidence.facts_of_documents([identifier], who=who)
    main = [c for c in cards if c.fact.kind is FactKind.EVENT][:1]
    subject = brief.Subject(name=card.name, language=card.language, events=tuple(main))
    return _composed(subject, cards, who=who, language=language, today=today)


def brief_on_event(name: str, *, who: Asker | None, language: str, today: date | None = None) -> Report:
    """A brief on one event, named by its entity id or by its name.

    What the event was is told from all documents that speak of it; recommendations, statements and the rest only from
    those that are about it, that is, that name no other event before it.

    Raises:
        NothingToReportError: when there is no such event.
    """
    page = evidence.entity(_event_named(name, who), who=who)
    events = tuple(card for card in page.facts if card.fact.kind is FactKind.EVENT)
    documents = {card.fact.citation.document for card in events}
    cards = _about(events, evidence.facts_of_documents(documents, who=who))
    shown = page.name_in(language)
    written = next((n.language for n in page.entity.names if n.text == shown), language)
    subject = brief.Subject(name=shown, language=written, events=events)
    return _composed(subject, cards, who=who, language=language, today=today)


def latest_event(*, who: Asker | None) -> str:
    """The id of the event with the latest date, of those told by most documents; for the demo and quick looks.

    Raises:
        NothingToReportError: when no event has a date.
    """
    timeline = evidence.events_timeline(who=who)
    if not timeline:
        raise NothingToReportError("No event has a date yet: add documents first (marsad add FOLDER).")
    return max(timeline, key=lambda event: (event.entity.documents, event.start_date, event.entity.id)).entity.id


def verify(path: Path, *, who: Asker | None) -> Verification:
    """Re-read every citation of a report against the store.

    Raises:
        NotOurReportError: when the file is none of Marsad's reports, or cannot be read.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise NotOurReportError(str(path), f"its ending is not one of {', '.join(READERS)}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotOurReportError(str(path), f"it cannot be opened ({error.strerror})") from error
    try:
        carried, is_untouched = citations.load(reader(content, str(path)))
    except ValueError as error:
        raise NotOurReportError(str(path), str(error)) from error
    broken = check(carried, _stored_texts(who))
    return Verification(file=str(path), checked=len(carried), is_untouched=is_untouched, broken=broken)


def _about(events: tuple[FactCard, ...], cards: tuple[FactCard, ...]) -> tuple[FactCard, ...]:
    """The facts of the documents whose first event is the one that is told; of all, when none begins with it."""
    first: dict[str, FactCard] = {}
    for card in sorted(cards, key=lambda c: c.fact.citation.start):
        if card.fact.kind is FactKind.EVENT:
            first.setdefault(card.fact.citation.document, card)
    told = {card.fact.id for card in events}
    central = {document for document, card in first.items() if card.fact.id in told}
    return tuple(card for card in cards if card.fact.citation.document in central) or cards


def _stored_texts(who: Asker | None) -> Callable[[str], str | None]:
    @cache
    def text_of(document: str) -> str | None:
        try:
            return evidence.document(document, who=who).text
        except UnknownItemError:
            return None

    return text_of


def _composed(
    subject: brief.Subject, cards: tuple[FactCard, ...], *, who: Asker | None, language: str, today: date | None
) -> Report:
    if not cards:
        raise NothingToReportError(f"Nothing was found in “{subject.name}”, so there is nothing to report.")
    with translation.override(language):
        return brief.compose(
            subject, cards, language=language, page_of=_pages(who), today=today or timezone.localdate()
        )


def _pages(who: Asker | None) -> brief.PageOf:
    """A function that gives the page of a place in a document, reading each document's blocks once."""

    @cache
    def blocks(document: str) -> tuple[tuple[int, int], ...]:
        return tuple((b.start, b.page) for b in evidence.document(document, who=who).blocks if b.page is not None)

    def page_of(document: str, start: int) -> int | None:
        before = [page for place, page in blocks(document) if place <= start]
        return before[-1] if before else None

    return page_of


def _document_named(name: str, who: Asker | None) -> str:
    cards = evidence.documents(who=who)
    for matches in (
        [c for c in cards if c.id == name],
        [c for c in cards if c.file == name or c.file.rsplit("/", 1)[-1] == name],
        [c for c in cards if name.casefold() in c.title.casefold()],
    ):
        if len(matches) == 1:
            return matches[0].id
        if matches:
            raise ReportError(f"“{name}” names {len(matches)} documents: give the id of one (marsad documents).")
    raise NothingToReportError(f"There is no document “{name}” in this home: see marsad documents.")


def _event_named(name: str, who: Asker | None) -> str:
    try:
        return evidence.entity(name, who=who).entity.id
    except UnknownItemError:
        pass
    found = evidence.entities(who=who, kind=EntityKind.EVENT, text=name)
    if not found:
        raise NothingToReportError(f"There is no event “{name}” in this home: see marsad entities --kind event.")
    if len(found) > 1 and found[0].documents == found[1].documents:
        raise ReportError(f"“{name}” names {len(found)} events: give the id of one (marsad entities --kind event).")
    return found[0].id
