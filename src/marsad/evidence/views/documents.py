"""Documents: the list, the reader, and the original file."""

from collections import Counter
from io import BytesIO

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from marsad.accounts import queries as accounts
from marsad.accounts.labels import MARKS
from marsad.accounts.models import Person
from marsad.accounts.permission import may_somewhere
from marsad.accounts.roles import Action
from marsad.evidence import actions, labels, originals, queries
from marsad.evidence.cards import FactCard
from marsad.evidence.marks import whole
from marsad.evidence.pages import Asked, page_of
from marsad.evidence.views.found import asker, found
from marsad.reading.errors import ReadingError
from marsad.reading.guarded.errors import GuardError
from marsad.reading.guarded.reading import published as harmless
from marsad.records import Document, Original

# A page from unknown hands: even what the sanitiser let through could load nothing, run nothing and lead nowhere.
SEALED = {
    "default-src": [NONE],
    "style-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": [""],
}


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """List documents, by language and by words of their titles."""
    who = asker(request)
    language, text = request.GET.get("language", ""), request.GET.get("text", "").strip()
    matching = Asked(queries.documents, queries.count_documents, who=who, language=language, text=text)
    languages = queries.counts(who=who).documents_by_language
    page = page_of(matching, request.GET.get("page"))
    context = {
        "page": page,
        "stories": queries.stories_of([card.id for card in page], who=who),
        "language": language,
        "text": text,
        "choices": [(code, labels.language(code)) for code in languages],
    }
    return render(request, "evidence/documents.html", context)


@require_safe
def document(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show a document's text with each fact where it stands, and the facts' cards beside it."""
    who = asker(request)
    shown = read(identifier, who)
    cards = queries.facts(who=who, document=identifier, rejected=True)
    kind = request.GET.get("kind", "")
    chosen = [card for card in cards if not kind or card.fact.kind == kind]
    context = {
        "document": shown,
        "name": shown.title or shown.file,
        # A path of the server's disk is nobody's business; a web address leads the reader back to the source.
        "web_address": shown.address if shown.address.startswith(("https://", "http://")) else "",
        "marked": [card.fact for card in chosen],
        "here": block_at(shown, request.GET.get("at", "")),
        "cards": chosen,
        "kind": kind,
        "kinds": kinds_of(cards),
        "total": len(cards),
        "is_page": is_page(shown),
        "handled": queries.document_card(identifier, who=who),
        "may_mark": may_somewhere(who, Action.MARK),
        "collections": accounts.collections(who=who),
        "marks": MARKS.items(),
        "stories": queries.stories(identifier, who=who),
        "versions": queries.versions(identifier, who=who),
    }
    return render(request, "evidence/reader.html", context)


def read(identifier: str, who: Person) -> Document:
    """Give a document to somebody who reads it, which is noted where it is not for everybody."""
    shown = found(queries.document, identifier, who=who)
    actions.note_reading(identifier, who=who)
    return shown


def block_at(shown: Document, place: str) -> int | None:
    """The number of the block that a link asks for by a place in the text; None when it asks for none."""
    if not place.isdecimal():
        return None
    blocks = shown.blocks or (whole(shown),)
    return next((number for number, block in enumerate(blocks) if block.start <= int(place) < block.end), None)


def kinds_of(cards: tuple[FactCard, ...]) -> list[tuple[str, str, int]]:
    """Count the facts of each kind, in the order in which the kinds are listed everywhere."""
    counted = Counter(str(card.fact.kind) for card in cards)
    return [(kind, labels.fact_kind(kind, many=True), counted[kind]) for kind in labels.FACT_KINDS if counted[kind]]


def is_page(shown: Document) -> bool:
    """Whether a document was read as a web page."""
    return shown.reader.partition(" ")[0] == "html"


@require_safe
@xframe_options_sameorigin
@csp(SEALED)  # type: ignore[arg-type]  # its annotation knows views without arguments only
def published(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show a web page as it was published, sanitised, for the sealed frame of the document's page."""
    shown = read(identifier, asker(request))
    if not is_page(shown):
        raise Http404
    markup, reason = "", ""
    try:
        markup = harmless(
            Original(
                content=originals.content_of(shown.sha256),
                file=shown.file,
                address=shown.address,
                retrieved=shown.retrieved,
            )
        )
    except FileNotFoundError:
        raise Http404 from None
    except (ReadingError, GuardError) as error:
        reason = labels.refusal(str(error))
    return render(request, "evidence/published.html", {"document": shown, "markup": markup, "reason": reason})


@require_safe
def original(request: HttpRequest, identifier: str) -> FileResponse:
    """Give the original file back, byte for byte, always as a download: it may hold anything."""
    shown = read(identifier, asker(request))
    try:
        content = originals.content_of(shown.sha256)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        BytesIO(content),
        as_attachment=True,
        filename=shown.file.rsplit("/", 1)[-1],
        content_type="application/octet-stream",
    )
