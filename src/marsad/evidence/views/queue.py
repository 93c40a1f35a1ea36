"""The review queue of links: two facts that may speak of one thing, side by side, decided with the keyboard."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from marsad.accounts.models import Person
from marsad.accounts.permission import may
from marsad.accounts.roles import Action
from marsad.evidence import actions, labels, queries
from marsad.evidence.cards import EntityRef, FactCard, ProposalCard
from marsad.evidence.context import Surroundings, surroundings
from marsad.evidence.errors import ReviewError, UnknownItemError
from marsad.evidence.values import heading
from marsad.evidence.views.found import asker
from marsad.language.differences import Piece, differences, whole
from marsad.linking.models import SAID, speaks_against
from marsad.linking.reasons import reason
from marsad.records import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two facts, ready to be compared by eye."""

    card: FactCard
    pieces: tuple[Piece, ...]  # its name or text; words that the other one has not are marked
    context: Surroundings
    entity: EntityRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One comparison of the two, in words; `share` is its value in hundredths, for a bar.

    Some only say how two wordings differ: they speak neither for nor against.
    """

    sentence: str
    share: int
    is_against: bool
    is_remark: bool


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show the pair whose decision teaches most; `skip` passes over so many."""
    return _shown(request, request.GET.get("kind", ""), _number(request.GET.get("skip")))


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Take one decision, or the latest one back, and show the next pair."""
    who = asker(request)
    kind, skip = request.POST.get("kind", ""), _number(request.POST.get("skip"))
    try:
        _take(request.POST.get("decision", ""), request, who)
    except (ReviewError, UnknownItemError) as error:
        messages.error(request, str(error))
    if request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        return _shown(request, kind, skip)
    return redirect(f"{reverse('evidence:queue')}?kind={kind}&skip={skip}")


def _take(decision: str, request: HttpRequest, who: Person) -> None:
    first, second = request.POST.get("first", ""), request.POST.get("second", "")
    if decision == "undo":
        actions.undo_act(request.POST.get("act", ""), who=who)
        return
    kind = queries.fact(first, who=who).fact.kind
    one, other = (_entity(queries.fact(fact, who=who), str(kind)) for fact in (first, second))
    if one is None or other is None:
        raise UnknownItemError("entity", first)
    if decision == "same":
        actions.merge_entities(one.id, other.id, who=who, at=(first, second))
    elif decision == "different":
        actions.never_merge(one.id, other.id, who=who)


def _shown(request: HttpRequest, kind: str, skip: int) -> HttpResponse:
    who = asker(request)
    waiting = queries.count_proposals(who=who, kind=kind)
    skip = skip % waiting if waiting else 0  # after the last one comes the first again
    pairs = queries.proposals(who=who, kind=kind, limit=1, offset=skip)
    decided = queries.proposals_decided(who=who, kind=kind)
    by_kind = queries.proposals_by_kind(who=who)
    context = {
        "pair": pairs[0] if pairs else None,
        "sides": sides(pairs[0], who) if pairs else (),
        "features": features(pairs[0]) if pairs else (),
        "kind": kind,
        "kinds": [(key, label, by_kind[key]) for key, label in labels.ENTITY_KINDS_MANY.items() if by_kind.get(key)],
        "waiting": waiting,
        "decided": decided,
        "total": waiting + decided,
        "skip": skip,
        "next": skip + 1,
        "latest": queries.latest_act(who=who),
        "may_teach": may(who, Action.TEACH),
    }
    is_part = request.htmx and request.method == "POST"  # type: ignore[attr-defined]  # set by HtmxMiddleware
    return render(request, "evidence/pair.html" if is_part else "evidence/queue.html", context)


def sides(pair: ProposalCard, who: Person) -> tuple[Side, Side]:
    """Both facts; their differing words are marked where one language lets them be compared."""
    one, other = heading(pair.first.fact), heading(pair.second.fact)
    language = pair.first.fact.language
    is_comparable = language == pair.second.fact.language
    marked = differences(other, one, language).pieces if is_comparable else whole(one)
    beside = differences(one, other, language).pieces if is_comparable else whole(other)
    return _side(pair.first, marked, pair, who), _side(pair.second, beside, pair, who)


def _side(card: FactCard, pieces: tuple[Piece, ...], pair: ProposalCard, who: Person) -> Side:
    citation = card.fact.citation
    document = queries.document(citation.document, who=who)
    context = surroundings(document, citation.start, citation.end)
    return Side(card=card, pieces=pieces, context=context, entity=_entity(card, str(pair.kind)))


def _entity(card: FactCard, kind: str) -> EntityRef | None:
    """The entity of a fact; of an event's two, the event and not its series."""
    kind = "thread" if kind == "recommendation" else kind
    return next((ref for ref in card.entities if ref.kind == kind), None)


def features(pair: ProposalCard) -> tuple[Feature, ...]:
    """Each comparison in the reader's language; those that speak against come behind, remarks at the end."""
    found = [_feature(score) for score in pair.scores]
    return tuple(sorted(found, key=lambda feature: (feature.is_remark, feature.is_against)))


def _feature(score: Score) -> Feature:
    language = (get_language() or "en")[:2]
    return Feature(
        sentence=reason((score,), language),
        share=max(1, min(100, round(100 * abs(score.value)))),
        is_against=score.value < 0 or speaks_against(score.name),
        is_remark=score.name.startswith(SAID),
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
