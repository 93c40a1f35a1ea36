"""A document, findings and labels made by hand, so that each score can be worked out on paper."""

from datetime import UTC, datetime

from marsad.evaluation.chain import Findings
from marsad.evaluation.gold import Gold, Labelled
from marsad.records import Analysis, Document, Entity, EntityKind, FactKind, Mention, cite, digest, make_fact

TEXT = (
    "The second Coastal Forum met in Sousse on 3 May 2022. "
    "Layla Mansour, director of the Harbour Institute, said that schools are heard too late. "
    "The Forum recommends that ministries open listening rooms in every school."
)


def document(text=TEXT, file="forum.txt", language="en"):
    return Document(
        id="d" + digest(text),
        file=file,
        address=f"/somewhere/{file}",
        media_type="text/plain",
        retrieved=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="0" * 64,
        text=text,
        language=language,
        title="Forum",
    )


def found(doc, kind, words, **fields):
    start = doc.text.index(words)
    return make_fact(
        doc, kind, start, start + len(words), fields=fields, confidence=0.9, rule="by_hand", extractor="sample 1"
    )


def mention(doc, kind, words):
    start = doc.text.index(words)
    return Mention(kind=kind, citation=cite(doc, start, start + len(words)), language=doc.language)


def labels(**changed):
    return {
        "file": "forum.txt",
        "language": "en",
        "title": "Forum",
        "main_text_first_words": "The second Coastal Forum met",
        "main_text_last_words": "in every school.",
        "boilerplate_snippets": ["Accept cookies"],
        **changed,
    }


def gold(tmp_path, *labelled, links=()):
    documents = tuple(Labelled(path=tmp_path / label["file"], labels=label) for label in labelled)
    return Gold(documents=documents, links=tuple(links), digest="1")


def findings(*analyses, entities=()):
    return Findings(analyses={a.document.file: a for a in analyses}, entities=tuple(entities))


def analysis(doc, *facts, mentions=()):
    return Analysis(document=doc, facts=facts, mentions=tuple(mentions))


def entity(identifier, kind, *mentions):
    return Entity(id=identifier, kind=kind, label=identifier, mentions=mentions)


__all__ = ["EntityKind", "FactKind"]
