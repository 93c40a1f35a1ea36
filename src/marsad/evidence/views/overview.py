"""The first page: how much there is, when it happened, what is new."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, get_language_bidi

from marsad.accounts.models import Person
from marsad.evidence import labels, queries
from marsad.evidence.cards import Counts, FactCard
from marsad.evidence.timeline import Drawing, draw
from marsad.evidence.views.found import asker
from marsad.records import EntityKind, FactKind, ReviewState

NEW = 5  # of each sort


def overview(request: HttpRequest) -> HttpResponse:
    """Show the whole at a glance."""
    who = asker(request)
    counts = queries.counts(who=who)
    context = {
        "counts": counts,
        "awaiting": counts.facts_by_review.get(ReviewState.UNREVIEWED, 0),
        "kinds": by_kind(counts),
        "languages_read": by_language(counts),
        "timeline": timeline(who),
        "documents": queries.latest_documents(NEW, who=who),
        "recommendations": latest_recommendations(who),
    }
    return render(request, "evidence/overview.html", context)


def by_kind(counts: Counts) -> list[tuple[str, str, int]]:
    """Kinds of fact with their names and numbers, the most frequent first."""
    found = sorted(counts.facts_by_kind.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(kind, labels.fact_kind(kind, many=True), number) for kind, number in found]


def by_language(counts: Counts) -> list[tuple[str, str, int]]:
    """Languages with their names and numbers of documents, the most frequent first."""
    found = sorted(counts.documents_by_language.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(code, labels.language(code), number) for code, number in found]


def timeline(who: Person) -> Drawing | None:
    """Draw the events, each series by its name in the reader's language."""
    language = (get_language() or "en")[:2]
    series = {card.id: card.name_in(language) for card in queries.entities(who=who, kind=EntityKind.SERIES.value)}
    events = queries.events_timeline(who=who)
    return draw(events, language=language, series=series, right_to_left=get_language_bidi())


def latest_recommendations(who: Person) -> list[FactCard]:
    """The surest recommendation of each of the documents that were published last."""
    documents = queries.latest_published(4 * NEW, who=who)
    surest = queries.surest_facts(documents, FactKind.RECOMMENDATION, who=who)
    wanted = [surest[document] for document in documents if document in surest][:NEW]
    cards = {card.fact.id: card for card in queries.facts_named(wanted, who=who)}
    return [cards[identifier] for identifier in wanted]
