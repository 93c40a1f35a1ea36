"""What people reviewed as labelled data that `marsad evaluate` reads: a folder with labels.json and the documents.

A fact that was accepted or corrected is a label, in the words of whoever corrected it. A kind of which a document has
facts that nobody looked at is named as not exhaustive there, so that its precision is not judged.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import originals
from marsad.evidence import queries as evidence
from marsad.evidence.cards import DocumentCard, FactCard
from marsad.records import FactKind, ReviewState

STANDING = (ReviewState.ACCEPTED, ReviewState.CORRECTED)
QUOTED = {FactKind.RECOMMENDATION: "snippet", FactKind.STATEMENT: "quote_snippet"}


def export_labels(folder: Path, *, who: Asker | None) -> tuple[int, int]:
    """Write what was reviewed in documents that may be seen; gives the numbers of documents and labels."""
    require(who, Action.EXPORT)
    reviewed = _reviewed(who)
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    labels = []
    for card in evidence.document_cards(reviewed, who=who):
        said = labels_of(evidence.facts(who=who, document=card.id, rejected=True))
        name, content = _kept(card, who)
        (folder / "documents" / name).write_bytes(content)
        labels.append({"file": name, **_described(card), **said})
    written = json.dumps(labels, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(written + "\n", encoding="utf-8")
    count = sum(len(told[f"{kind}s"]) for told in labels for kind in FactKind if f"{kind}s" in told)
    record("labels.export", "labels", who=who, after={"documents": len(labels), "labels": count})
    return len(labels), count


def labels_of(cards: Iterable[FactCard]) -> dict[str, Any]:
    """The labels of one document by kind, what was rejected, and the kinds that were not looked through whole."""
    found: dict[str, Any] = defaultdict(list)
    unseen: set[str] = set()
    for card in cards:
        kind = f"{card.fact.kind}s"
        if card.fact.review in STANDING:
            found[kind].append(_label(card))
        elif card.fact.review is ReviewState.REJECTED:
            found["rejected"].append({"kind": str(card.fact.kind), "quote": card.fact.citation.quote})
        else:
            unseen.add(kind)
    return {**found, "non_exhaustive": sorted(unseen)}


def _label(card: FactCard) -> Mapping[str, Any]:
    fact = card.fact
    quoted = {QUOTED[fact.kind]: fact.citation.quote} if fact.kind in QUOTED else {}
    machine = {"machine": dict(card.machine.fields)} if card.machine else {}
    return {**fact.fields, **quoted, **machine}


def _kept(card: DocumentCard, who: Asker | None) -> tuple[str, bytes]:
    """A document's file as it came; where its original went with somebody who was erased, the text that stays."""
    document = evidence.document(card.id, who=who)
    try:
        return f"{card.id}{PurePosixPath(card.file).suffix}", originals.content_of(document.sha256)
    except FileNotFoundError:
        return f"{card.id}.txt", document.text.encode()


def _described(card: DocumentCard) -> dict[str, str]:
    told = {"language": card.language, "title": card.title, "published": card.published}
    return {name: value for name, value in told.items() if value}


def _reviewed(who: Asker | None) -> frozenset[str]:
    """The documents in which somebody reviewed something."""
    states = (*STANDING, ReviewState.REJECTED)
    cards = (card for state in states for card in evidence.facts(who=who, review=state.value))
    return frozenset(card.fact.citation.document for card in cards)
