"""Finds the candidates of a question in the index, within what its filters and phrases leave, and orders them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.evidence.cards import FactPlace
from marsad.search import actions
from marsad.search.filters import Filters
from marsad.search.index import Hit, Scope
from marsad.search.logic import ranking
from marsad.search.logic.kinds import SAID
from marsad.search.logic.phrases import has_all
from marsad.search.logic.ranking import Ranked
from marsad.search.questions import Question
from marsad.search.reasons import is_near, shares_words
from marsad.search.rereading import is_wanted, places_of, read_again

_CANDIDATES = 100  # of each list; more find little and cost time
_SPEAKING = 5  # documents that speak best of what is asked, whose facts of the asked kind are looked at
_CANDIDATES_WITHIN = 2_000  # where most passages fall to a filter of passages


def ranked_passages(asked: Question, filters: Filters, *, who: Asker | None, without: Collection[str]) -> list[Ranked]:
    """All candidates that pass the filters, best first; `without` names documents that take no part."""
    candidates = _candidates(asked, filters, who, without)
    facts = evidence.fact_places(documents_of(candidates), who=who) if filters.kind or asked.kinds else ()
    candidates = _of_kind(_with_phrases(candidates, asked.phrases, who), filters.kind, facts)
    ranked = read_again(asked, candidates, facts, actions.known_words())
    if not asked.kinds & SAID or asked.phrases:
        return ranked
    more = _asked_for(asked, filters, ranked, facts)
    return read_again(asked, [*candidates, *more], facts, actions.known_words()) if more else ranked


def _asked_for(asked: Question, filters: Filters, ranked: Sequence[Ranked], facts: Sequence[FactPlace]) -> list[Ranked]:
    """The facts of the kind that is asked for, in the documents that speak of the rest of the question.

    "The recommendations of the conference" is no word of any of them, so that neither list need have found them.
    """
    documents = list(dict.fromkeys(one.hit.document for one in ranked))[:_SPEAKING]
    wanted = places_of(asked.kinds, [fact for fact in facts if fact.document in documents])
    known, index = {one.hit.place for one in ranked}, actions.index_now()
    found: list[Ranked] = []
    for language in [filters.language] if filters.language else sorted(index.languages):
        hits = index.dense(asked.vector, Scope(language=language, documents=documents), limit=_CANDIDATES)
        fresh = [hit for hit in hits if hit.place not in known and is_wanted(hit, wanted)]
        found += ranking.candidates([], fresh, is_own=language == asked.language)
    return found


def with_reasons(
    asked: Question,
    ranked: Sequence[Ranked],
    kinds: frozenset[str],
    facts: Sequence[FactPlace],
    *,
    who: Asker | None,
) -> list[Ranked]:
    """The passages of which a reason can be told: with no word, name, kind or meaning in common one is only least far.

    `kinds` of facts are asked for, `facts` stand in the documents of the passages. Texts are read only where meaning
    and kind are no reason yet.
    """
    wanted, known = places_of(kinds, facts), actions.known_words()
    doubtful = [one for one in ranked if not (is_near(asked, one) or is_wanted(one.hit, wanted))]
    texts = {document.id: document.text for document in evidence.full_documents(documents_of(doubtful), who=who)}
    without = {
        one.hit.place
        for one in doubtful
        if not shares_words(asked, one, texts.get(one.hit.document, "")[one.hit.start : one.hit.end], known)
    }
    return [one for one in ranked if one.hit.place not in without]


def documents_of(ranked: Iterable[Ranked]) -> list[str]:
    """The documents of some passages."""
    return sorted({one.hit.document for one in ranked})


def _candidates(asked: Question, filters: Filters, who: Asker | None, without: Collection[str]) -> list[Ranked]:
    index = actions.index_now()
    chosen = {**filters.of_documents, **({"kind": filters.kind} if filters.kind else {})}
    documents = evidence.documents_where(who=who, **chosen) if chosen else None
    hidden = evidence.hidden_documents(who=who) | frozenset(without)
    languages = [filters.language] if filters.language else sorted(index.languages)
    limit = _CANDIDATES_WITHIN if filters.kind or asked.phrases else _CANDIDATES
    found: list[Ranked] = []
    for language in languages:
        scope = Scope(language=language, documents=documents, without=hidden)
        lexical = index.lexical(asked.terms_for(language), asked.vector, scope, limit=limit)
        dense = [] if asked.phrases else index.dense(asked.vector, scope, limit=limit)
        found += ranking.candidates(lexical, dense, is_own=language == asked.language)
    return found


def _with_phrases(candidates: list[Ranked], phrases: Sequence[str], who: Asker | None) -> list[Ranked]:
    if not phrases:
        return candidates
    texts = {document.id: document.text for document in evidence.full_documents(documents_of(candidates), who=who)}
    return [one for one in candidates if has_all(texts[one.hit.document][one.hit.start : one.hit.end], phrases)]


def _of_kind(candidates: list[Ranked], kind: str, facts: Sequence[FactPlace]) -> list[Ranked]:
    """Those in which a fact of a kind stands."""
    if not kind:
        return candidates
    places: dict[str, list[FactPlace]] = defaultdict(list)
    for fact in facts:
        if fact.kind == kind:
            places[fact.document].append(fact)
    return [one for one in candidates if any(stands_in(fact, one.hit) for fact in places[one.hit.document])]


def stands_in(fact: FactPlace, hit: Hit) -> bool:
    """Whether something of a fact stands in a passage."""
    return fact.document == hit.document and fact.start < hit.end and hit.start < fact.end
