"""Every read of the index: passages in all three languages for a question in one of them, with reasons.

`who` is the person who asks; None is the local system. Raises NotPermittedError when they may not read.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import queries as evidence
from marsad.evidence.cards import FactCard, FactPlace
from marsad.records import Document, FactKind, Language
from marsad.search import actions
from marsad.search.errors import UnknownKindError, UnknownLanguageError
from marsad.search.index import Hit, Index, Scope
from marsad.search.logic import ranking
from marsad.search.logic.ranking import Ranked
from marsad.search.questions import Question, read_question
from marsad.search.reasons import why_found
from marsad.search.rereading import read_again
from marsad.search.results import Result

_CANDIDATES = 100  # of each list; more find little and cost time
_CANDIDATES_OF_A_KIND = 3_000  # where most passages fall to the filter
Places = Mapping[str, Sequence[tuple[int, int]]]  # by document


def search(question: str, *, who: Asker | None, language: str = "", kind: str = "", limit: int = 10) -> list[Result]:
    """The passages that answer a question best, in any language, best first.

    `language` keeps to passages in it, `kind` to passages in which a fact of that kind stands. Raises
    UnknownLanguageError and UnknownKindError, which list the known ones.
    """
    require_reading(who)
    _check(language, kind)
    text = " ".join(question.split())
    if not text:
        return []
    asked, index = read_question(text, who=who), actions.open_index()
    places = _places_of(kind, who) if kind else None
    languages = [language] if language else sorted(index.languages())
    documents, hidden = None if places is None else places.keys(), evidence.hidden_documents(who=who)
    scopes = [Scope(language=one, documents=documents, without=hidden) for one in languages]
    candidates = [found for scope in scopes for found in _found_in(asked, index, scope, places)]
    return _results(ranking.without_neighbours(_in_order(candidates, asked, who), limit), asked, who)


def _check(language: str, kind: str) -> None:
    if language and language not in set(Language):
        raise UnknownLanguageError(language)
    if kind and kind not in set(FactKind):
        raise UnknownKindError(kind)


def _places_of(kind: str, who: Asker | None) -> Places:
    """Where facts of a kind stand."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for card in evidence.facts(who=who, kind=kind):
        citation = card.fact.citation
        places[citation.document].append((citation.start, citation.end))
    return places


def _found_in(asked: Question, index: Index, scope: Scope, places: Places | None) -> list[Ranked]:
    """The candidates of one language."""
    limit = _CANDIDATES if places is None else _CANDIDATES_OF_A_KIND
    lexical = index.search_lexical(asked.terms_for(scope.language), asked.vector, scope, limit=limit)
    dense = index.search_dense(asked.vector, scope, limit=limit)
    return ranking.candidates(
        _standing_in(places, lexical), _standing_in(places, dense), is_own=scope.language == asked.language
    )


def _standing_in(places: Places | None, hits: Sequence[Hit]) -> list[Hit]:
    """The hits in which something of the wanted places stands."""
    if places is None:
        return list(hits)
    return [hit for hit in hits if any(hit.start < end and start < hit.end for start, end in places[hit.document])]


def _in_order(candidates: Sequence[Ranked], asked: Question, who: Asker | None) -> list[Ranked]:
    facts = evidence.fact_places(_documents_of(candidates), who=who) if asked.kinds else ()
    return read_again(asked, candidates, facts, actions.known_words())


def _results(best: Sequence[Ranked], asked: Question, who: Asker | None) -> list[Result]:
    documents, facts = _documents(best, who), _facts(best, who)
    return [_result(ranked, asked, documents[ranked.hit.document], facts) for ranked in best]


def _facts(found: Sequence[Ranked], who: Asker | None) -> Sequence[FactCard]:
    """The facts that stand in passages; only these are read whole."""
    places: dict[str, list[FactPlace]] = defaultdict(list)
    for place in evidence.fact_places(_documents_of(found), who=who):
        places[place.document].append(place)
    touched = {p.id for r in found for p in places[r.hit.document] if p.start < r.hit.end and r.hit.start < p.end}
    return evidence.facts_named(sorted(touched), who=who)


def _documents(found: Sequence[Ranked], who: Asker | None) -> dict[str, Document]:
    return {document.id: document for document in evidence.full_documents(_documents_of(found), who=who)}


def _documents_of(found: Sequence[Ranked]) -> list[str]:
    return sorted({ranked.hit.document for ranked in found})


def _result(ranked: Ranked, asked: Question, document: Document, facts: Sequence[FactCard]) -> Result:
    hit = ranked.hit
    quote = document.text[hit.start : hit.end]
    why, matched = why_found(asked, ranked, quote, actions.known_words())
    return Result(
        document=document.id,
        file=document.file,
        title=document.title,
        published=document.published,
        start=hit.start,
        end=hit.end,
        quote=quote,
        language=hit.language,
        score=round(ranked.score, 4),
        why=why,
        matched=matched,
        facts=tuple(card for card in facts if _stands_in(card, hit)),
    )


def _stands_in(card: FactCard, hit: Hit) -> bool:
    citation = card.fact.citation
    return citation.document == hit.document and citation.start < hit.end and hit.start < citation.end
