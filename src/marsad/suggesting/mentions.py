"""The mention of a suggested fact about a thing of the world: by the words that name it, so that it can be linked."""

from collections.abc import Iterable

from marsad.records import Citation, EntityKind, Fact, Mention

_THINGS = frozenset(kind.value for kind in EntityKind)


def mentions(facts: Iterable[Fact]) -> tuple[Mention, ...]:
    """The mentions of those facts that are about a person, a body, an event …."""
    return tuple(_mention(fact) for fact in facts if fact.kind.value in _THINGS)


def _mention(fact: Fact) -> Mention:
    quote, name = fact.citation.quote, str(fact.fields.get("name", ""))
    at = quote.find(name)
    start, words = (fact.citation.start + at, name) if name and at >= 0 else (fact.citation.start, quote)
    return Mention(
        kind=EntityKind(fact.kind.value),
        citation=Citation(document=fact.citation.document, start=start, end=start + len(words), quote=words),
        language=fact.language,
        fact=fact.id,
        confidence=fact.confidence,
    )
