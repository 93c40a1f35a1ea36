"""Asks a model about a whole document, and holds its answers against the text and against what the grammars found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.extraction.minors import without_minors
from marsad.language.sentences import sentences
from marsad.records import Analysis, Document, Fact, FactKind
from marsad.suggesting.agreement import Agreement, compared
from marsad.suggesting.answers import Drop, Dropped, Question, facts_of
from marsad.suggesting.chunks import chunks
from marsad.suggesting.client import Client
from marsad.suggesting.errors import AnswerError
from marsad.suggesting.mentions import mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What came of asking about one document."""

    document: str
    facts: tuple[Fact, ...]  # found by the model alone
    dropped: tuple[Dropped, ...]
    agreement: Mapping[FactKind, Agreement]
    unanswered: tuple[str, ...] = ()  # why a stretch of the document gave nothing, a sentence for each


def suggest(document: Document, known: Iterable[Fact], client: Client) -> Suggested:
    """Ask a model about a document; `known` are the facts that the grammars found there.

    A stretch whose answer cannot be read is listed and the rest goes on.

    Raises:
        SuggestingError: the server cannot be reached, refuses, or the budget is spent; nothing of this document holds.
    """
    found: dict[str, Fact] = {}
    dropped: list[Dropped] = []
    unanswered: list[str] = []
    for at in chunks(document):
        question = Question(document=document, at=at, model=client.settings.model)
        try:
            proposed = client.propose(question.text)
        except AnswerError as error:
            unanswered.append(f"characters {at.start} to {at.end}: {error}")
            continue
        for one in facts_of(proposed, question):
            if isinstance(one, Dropped):
                dropped.append(one)
            else:
                found.setdefault(one.id, one)
    adults = _without_minors(document, found.values())
    dropped += [Dropped(reason=Drop.UNDER_AGE, what="") for _ in range(len(found) - len(adults))]  # no name is kept
    agreement, new = compared(known, adults)
    return Suggested(
        document=document.id,
        facts=new,
        dropped=tuple(dropped),
        agreement=agreement,
        unanswered=tuple(unanswered),
    )


def _without_minors(document: Document, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without those about somebody of whom the text says that they are under age."""
    every = tuple(facts)
    analysis = Analysis(document=document, sentences=sentences(document), facts=every, mentions=mentions(every))
    return without_minors(analysis).facts
