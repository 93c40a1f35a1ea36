"""A small store for follow-up: three invented notes with recommendations, and the report of a later year."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from marsad.evidence import actions as evidence
from marsad.evidence.added import summary_of
from marsad.language.encoder import default_encoder
from marsad.language.sentences import sentences
from marsad.pipeline.outcomes import Result
from marsad.pipeline.passages import passages
from marsad.records import (
    Analysis,
    Decisions,
    Document,
    Entity,
    EntityKind,
    FactKind,
    Link,
    Linked,
    Original,
    digest,
    document_id,
    entity_id,
    make_fact,
)

WHEN = datetime(2024, 3, 5, tzinfo=UTC)
FIRST = (
    "Colloque de Tozeur.\n"
    "Il est recommandé de former les bibliothécaires au repérage des fausses nouvelles. "
    "Il est recommandé de créer une bourse pour les jeunes apiculteurs de la région."
)
SECOND = (
    "Meeting of librarians.\nIt is recommended that librarians be trained to recognise false news. The rooms were cold."
)
REPORT = (
    "Two years later.\n"
    "Since March 2023 eighty school librarians have been trained to recognise false news. "
    "The garden behind the library was watered. "
    "No grant for young beekeepers has been created yet."
)
PUBLISHED = {"first.txt": "2022-05-10", "second.txt": "2022-09-01", "report.txt": "2024-02-01"}
LANGUAGES = {"first.txt": "fr", "second.txt": "en", "report.txt": "en"}


def note(file: str, text: str) -> Original:
    return Original(content=text.encode(), file=file, address=f"/notes/{file}", retrieved=WHEN)


def worker(item: Original) -> Result:
    """The real sentences, passages and vectors; recommendations by one word."""
    text = item.content.decode()
    language = LANGUAGES[item.file]
    document = Document(
        id=document_id(item.content),
        file=item.file,
        address=item.address,
        media_type="text/plain",
        retrieved=item.retrieved,
        sha256=digest(item.content),
        text=text,
        language=language,
        title=text.partition("\n")[0],
        published=PUBLISHED[item.file],
    )
    found = sentences(document)
    facts = tuple(
        make_fact(
            document,
            FactKind.RECOMMENDATION,
            sentence.start,
            sentence.end,
            fields={
                "text": action(sentence.text),
                "strength": "formal",
                "addressee": "municipalities",
                "themes": ["education"],
            },
            confidence=0.9,
            rule="made",
            extractor="made 1",
        )
        for sentence in found
        if "recommand" in sentence.text or "recommended" in sentence.text
    )
    cut, encoder = passages(document, found, facts), default_encoder()
    vectors = encoder.encode([text[p.start : p.end] for p in cut])
    return Result(
        analysis=Analysis(document=document, sentences=found, facts=facts),
        passages=cut,
        vectors=vectors,
        encoder=encoder.name,
    )


def action(sentence: str) -> str:
    """The words after those that recommend."""
    for words in ("Il est recommandé de ", "It is recommended that "):
        sentence = sentence.removeprefix(words)
    return sentence


def apart(analyses: Iterable[Analysis], _decisions: Decisions) -> Linked:
    """Linking in which each recommendation is a thread of its own."""
    facts = [fact for analysis in analyses for fact in analysis.facts if fact.kind is FactKind.RECOMMENDATION]
    return Linked(entities=tuple(thread(fact.id) for fact in facts))


def together(analyses: Iterable[Analysis], decisions: Decisions) -> Linked:
    """Linking in which those that speak of false news are one thread."""
    known = list(analyses)
    same = [
        fact.id
        for analysis in known
        for fact in analysis.facts
        if fact.kind is FactKind.RECOMMENDATION and ("fausses" in str(fact.fields) or "false" in str(fact.fields))
    ]
    rest = [entity for entity in apart(known, decisions).entities if entity.facts[0] not in same]
    return Linked(entities=(*rest, thread(*same)) if same else tuple(rest))


def thread(*facts: str) -> Entity:
    links = tuple(Link(item=fact, probability=0.9, reason="made") for fact in facts)
    one = Entity(id=entity_id("thread", min(facts)), kind=EntityKind.THREAD, label=facts[0], links=links)
    return replace(one, facts=tuple(facts))


def put(*items: Original, linker=apart) -> None:
    """Read notes in; the register and the search for progress follow by themselves."""
    summary_of(evidence.add(items, who=None, worker=worker, linker=linker))


def put_both(linker=apart) -> None:
    put(note("first.txt", FIRST), note("second.txt", SECOND), linker=linker)


def put_report(linker=apart) -> None:
    put(note("report.txt", REPORT), linker=linker)
