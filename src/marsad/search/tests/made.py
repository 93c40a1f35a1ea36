"""A small store for search: three invented notes in three languages, with one recommendation and one person each."""

from collections.abc import Iterable
from datetime import UTC, datetime

from marsad.evidence import actions
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
    Linked,
    Name,
    Original,
    digest,
    document_id,
    entity_id,
    make_fact,
)

WHEN = datetime(2024, 3, 5, tzinfo=UTC)
FRENCH = (
    "Colloque de Tozeur sur les jeunes. Il est recommandé de protéger les enfants contre le recrutement en ligne. "
    "Karim Benzahra a présenté le budget de la bibliothèque. Le repas fut servi à midi."
)
ARABIC = (
    "ندوة تطوان حول الإعلام. يوصي المشاركون بتدريب الصحفيين على مواجهة خطاب الكراهية. "
    "تحدث كريم بن زهرة عن ميزانية المكتبة. وانتهى اللقاء بعد الظهر."
)
ENGLISH = (
    "Workshop on prisons in Cardiff. It is recommended that former prisoners find work after their release. "
    "The weather was fine. A visit to the harbour closed the day."
)
NOTES = {"fr": FRENCH, "ar": ARABIC, "en": ENGLISH}
_CUES = ("recommandé", "يوصي", "recommended")


def note(language: str, text: str = "") -> Original:
    content = (text or NOTES[language]).encode()
    return Original(content=content, file=f"{language}.txt", address=f"/notes/{language}.txt", retrieved=WHEN)


def worker(item: Original) -> Result:
    """The real sentences, passages and vectors; recommendations by one word."""
    text = item.content.decode()
    document = Document(
        id=document_id(item.content),
        file=item.file,
        address=item.address,
        media_type="text/plain",
        retrieved=WHEN,
        sha256=digest(item.content),
        text=text,
        language=item.file.removesuffix(".txt"),
        title=text.split(".", maxsplit=1)[0],
    )
    found = sentences(document)
    facts = tuple(
        make_fact(
            document,
            FactKind.RECOMMENDATION,
            sentence.start,
            sentence.end,
            fields={"text": sentence.text},
            confidence=0.9,
            rule="made",
            extractor="made 1",
        )
        for sentence in found
        if any(cue in sentence.text for cue in _CUES)
    )
    cut, encoder = passages(document, found, facts), default_encoder()
    vectors = encoder.encode([text[p.start : p.end] for p in cut])
    analysis = Analysis(document=document, sentences=found, facts=facts)
    return Result(analysis=analysis, passages=cut, vectors=vectors, encoder=encoder.name)


def one_person(_analyses: Iterable[Analysis], _decisions: Decisions) -> Linked:
    """Linking that knows one person by two names."""
    names = (
        Name(text="Karim Benzahra", language="fr", script="Latn"),
        Name(text="كريم بن زهرة", language="ar", script="Arab"),
    )
    karim = Entity(id=entity_id("person", "karim"), kind=EntityKind.PERSON, label="Karim Benzahra", names=names)
    return Linked(entities=(karim,))


def fill(*items: Original) -> None:
    """Put notes in, all three when none is named."""
    originals = items or tuple(note(language) for language in NOTES)
    summary_of(actions.add(originals, who=None, worker=worker, linker=one_person))
