"""Whether what was found in a document may enter the store: the invariant of the house is held at this gate.

No fact without its citation: ``document.text[start:end] == quote``.
"""

from collections.abc import Iterable
from dataclasses import replace

from marsad.evidence.errors import RefusedError
from marsad.pipeline.outcomes import Result
from marsad.records import Citation, Fact, Mention


def check(result: Result) -> None:
    """Refuse a document of which any citation does not hold; the message names the first one."""
    document = result.analysis.document
    if "\x00" in document.text:
        raise RefusedError("The text holds null characters, so its reader is at fault: please report it with the file.")
    if not document.text.strip():
        raise RefusedError("There is no text in it: add a version that holds text.")
    for citation in _citations(result):
        if citation.document != document.id or not citation.holds_in(document.text):
            raise RefusedError(
                f"A citation does not match the text at {citation.start}–{citation.end} ({citation.quote[:40]!r}), "
                "so nothing of this document was stored: please report it with the file."
            )


def distinct_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts without repetitions: two of one id are the same fact, and the surer finding is kept."""
    surest: dict[str, Fact] = {}
    for fact in facts:
        if fact.id not in surest or fact.confidence > surest[fact.id].confidence:
            surest[fact.id] = fact
    return tuple(sorted(surest.values(), key=lambda f: (f.citation.start, f.citation.end, f.id)))


def distinct_mentions(mentions: Iterable[Mention], facts: Iterable[Fact]) -> tuple[Mention, ...]:
    """Mentions without repetitions, in order; one that leads to a fact that is not there leads to none."""
    known = {fact.id for fact in facts}
    kept: dict[tuple[int, int, str, str], Mention] = {}
    for mention in mentions:
        sound = mention if mention.fact in known else replace(mention, fact="")
        kept.setdefault((sound.citation.start, sound.citation.end, str(sound.kind), sound.fact), sound)
    return tuple(kept[key] for key in sorted(kept))


def _citations(result: Result) -> Iterable[Citation]:
    yield from (fact.citation for fact in result.analysis.facts)
    yield from (mention.citation for mention in result.analysis.mentions)
