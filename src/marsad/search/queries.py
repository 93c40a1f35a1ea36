"""Every read of the index: passages in all three languages for a question in one of them, with reasons.

`who` is the person who asks; None is the local system. Raises NotPermittedError when they may not read.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import queries as evidence
from marsad.evidence.cards import DocumentContext, FactPlace
from marsad.records import Document, Span
from marsad.search import actions
from marsad.search.facets import facets
from marsad.search.filters import Filters, Order
from marsad.search.finding import documents_of, ranked_passages, stands_in, with_reasons
from marsad.search.kept import best_kept, key_of
from marsad.search.logic.likeness import Group, grouped
from marsad.search.logic.ranking import Place, Ranked, without_neighbours
from marsad.search.questions import Question, read_question, read_text
from marsad.search.reasons import why_found
from marsad.search.respelling import another_spelling
from marsad.search.results import Copy, Found, Result

_COUNTED = 100  # passages that facets count and dates sort


def search(  # noqa: PLR0913 - two filters are named for callers that need no more
    question: str,
    *,
    who: Asker | None,
    language: str = "",
    kind: str = "",
    limit: int = 10,
    filters: Filters | None = None,
) -> list[Result]:
    """The passages that answer a question best, in any language, best first.

    `language` keeps to passages in it, `kind` to passages in which a fact of that kind stands; `filters` says this and
    more. Raises UnknownLanguageError and UnknownKindError, which list the known ones.
    """
    given = filters or Filters()
    narrowed = replace(given, language=language or given.language, kind=kind or given.kind)
    return list(found(question, who=who, filters=narrowed, limit=limit).results)


def found(question: str, *, who: Asker | None, filters: Filters, limit: int = 10, counted: bool = False) -> Found:
    """What a question finds; facets and another spelling are looked for when `counted` says so."""
    require_reading(who)
    text = " ".join(question.split())
    if not text:
        return Found()
    return _found(read_question(text, who=who), filters, who=who, limit=limit, counted=counted)


def places(question: str, *, who: Asker | None, filters: Filters) -> tuple[Place, ...]:
    """Where the best 100 passages stand, for telling later what is new."""
    require_reading(who)
    text = " ".join(question.split())
    ranked = ranked_passages(read_question(text, who=who), filters, who=who, without=()) if text else []
    return tuple(one.hit.place for one in without_neighbours(ranked, _COUNTED))


def more_like(  # noqa: PLR0913 - a place, who asks, and how much
    document: str, start: int, end: int, *, who: Asker | None, filters: Filters, limit: int = 10, counted: bool = False
) -> Found:
    """Passages of other documents that say what one passage says; raises UnknownItemError for no such document."""
    text = evidence.document(document, who=who).text[start:end]
    if not text.strip():
        return Found()
    asked = read_text(text, who=who)
    return replace(_found(asked, filters, who=who, limit=limit, counted=counted, without={document}), like=text)


def _found(  # noqa: PLR0913 - what both queries above say
    asked: Question,
    filters: Filters,
    *,
    who: Asker | None,
    limit: int,
    counted: bool,
    without: Collection[str] = (),
) -> Found:
    counting = counted or filters.order != Order.BEST
    best = _best(asked, filters, max(limit, _COUNTED) if counting else 2 * limit, who=who, without=without)
    contexts = evidence.document_contexts(documents_of(best), who=who) if counting else {}
    best = [one for one in best if one.hit.document in contexts] if counting else best  # others are gone since
    places = evidence.fact_places(documents_of(best), who=who)
    kinds = frozenset({*asked.kinds, filters.kind})
    best = with_reasons(asked, best, kinds, places, who=who)  # before facets, which count what is shown
    groups = grouped(_in_time(best, contexts, filters.order), limit)
    return Found(
        results=tuple(_results(groups, asked, places, kinds, who)),
        facets=facets([one.hit for one in best], contexts, places) if counted else (),
        respelled=another_spelling(asked, best, who=who) if counted else "",
    )


def _best(
    asked: Question, filters: Filters, limit: int, *, who: Asker | None, without: Collection[str]
) -> Sequence[Ranked]:
    def find() -> Sequence[Ranked]:
        return without_neighbours(ranked_passages(asked, filters, who=who, without=without), limit)

    return best_kept(key_of(asked, filters, without, limit, who=who), find)


def _in_time(ranked: Sequence[Ranked], contexts: Mapping[str, DocumentContext], order: Order) -> Sequence[Ranked]:
    """The passages by date of publication where that is asked for; undated ones come last."""
    if order == Order.BEST:
        return ranked
    dated = [one for one in ranked if contexts[one.hit.document].published]
    undated = [one for one in ranked if not contexts[one.hit.document].published]
    newest = order == Order.NEWEST
    return [*sorted(dated, key=lambda one: contexts[one.hit.document].published, reverse=newest), *undated]


def _results(
    groups: Sequence[Group], asked: Question, places: Sequence[FactPlace], kinds: frozenset[str], who: Asker | None
) -> list[Result]:
    """What is shown of the groups; `kinds` of facts were asked for."""
    hits = [group.best for group in groups]
    documents = {document.id: document for document in evidence.full_documents(documents_of(hits), who=who)}
    names = evidence.document_names(documents_of(copy for group in groups for copy in group.copies), who=who)
    standing = {document: list(facts) for document, facts in groupby(places, key=lambda place: place.document)}
    known = actions.known_words()
    results = []
    for group in groups:
        hit = group.best.hit
        if hit.document not in documents:  # erased by now
            continue
        document = documents[hit.document]
        facts = tuple(fact for fact in standing.get(hit.document, ()) if stands_in(fact, hit))
        quote, sought = document.text[hit.start : hit.end], {fact.kind for fact in facts} & kinds
        results.append(_result(group, document, names, facts, why_found(asked, group.best, quote, known, sought)))
    return results


def _result(
    group: Group,
    document: Document,
    names: dict[str, str],
    facts: tuple[FactPlace, ...],
    told: tuple[str, tuple[Span, ...]],
) -> Result:
    hit = group.best.hit
    why, matched = told
    copies = [
        Copy(document=copy.hit.document, name=names[copy.hit.document], start=copy.hit.start)
        for copy in group.copies
        if copy.hit.document in names
    ]
    return Result(
        document=document.id,
        file=document.file,
        title=document.title,
        published=document.published,
        start=hit.start,
        end=hit.end,
        quote=document.text[hit.start : hit.end],
        language=hit.language,
        score=round(group.best.score, 4),
        why=why,
        matched=matched,
        facts=facts,
        copies=tuple(copies),
    )
