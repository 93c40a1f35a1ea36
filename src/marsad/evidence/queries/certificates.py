"""Certificates of provenance: what a document or fact is, where it comes from, and proofs of what was done with it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from marsad.accounts.audit import proofs
from marsad.accounts.audit.erasing import blanked_entries
from marsad.accounts.audit.keys import signing_key
from marsad.accounts.permission import Asker
from marsad.accounts.queries import audit_trail
from marsad.certificates.checks import FORM, signed
from marsad.certificates.heads import Head
from marsad.evidence.cards import FactCard
from marsad.evidence.queries.documents import document
from marsad.evidence.queries.facts import fact
from marsad.records import Document

SAID = ("id", "file", "media_type", "title", "language", "published", "author", "publisher", "sha256", "reader")
FOLLOWED = "fact.follow"  # written when a fact that people decided upon has another id after being read again


def certificate(identifier: str, *, who: Asker | None) -> dict[str, Any]:
    """A document's or fact's certificate as plain data, signed by this home; ids of facts begin with f.

    Raises:
        UnknownItemError: the store has no such document or fact, or not for this person.
    """
    card = fact(identifier, who=who) if identifier.startswith("f") else None
    about = document(card.fact.citation.document if card else identifier, who=who)
    positions = _entries(f"document:{about.id}", who)
    if card:
        positions += _entries_of_fact(identifier, who)
    head = proofs.kept_head()
    certificate = {
        "marsad": FORM,
        "document": _document(about),
        "fact": _fact(card) if card else None,
        "entries": [_proven(position, head) for position in sorted(set(positions) - blanked_entries().keys())],
        "head": head.as_json(),
    }
    return signed(certificate, signing_key())


def _entries(item: str, who: Asker | None) -> list[int]:
    return [entry.position for entry in audit_trail(who=who, item=item, limit=None)]


def _entries_of_fact(identifier: str, who: Asker | None) -> list[int]:
    """Also those from before the fact was read again under another id."""
    found, asked = [], [identifier]
    for one in asked:  # grows while it is gone through
        for entry in audit_trail(who=who, item=f"fact:{one}", limit=None):
            found.append(entry.position)
            if entry.action == FOLLOWED and entry.before and entry.before["fact"] not in asked:
                asked.append(entry.before["fact"])
    return found


def _proven(position: int, head: Head) -> dict[str, Any]:
    told = proofs.entry_proof(position, head)
    return {name: told[name] for name in ("entry", "position", "proof")}


def _document(about: Document) -> dict[str, Any]:
    """Paths on the disk of the server are nobody's business; addresses of the web lead back to the source."""
    is_web = about.address.startswith(("https://", "http://"))
    told = _chosen(about, SAID)
    return {**told, "address": about.address if is_web else "", "retrieved": about.retrieved.isoformat()}


def _fact(card: FactCard) -> dict[str, Any]:
    about = card.fact
    return {
        **_chosen(about, ("id", "kind", "language", "confidence", "rule", "cues", "extractor", "review")),
        **_chosen(about.citation, ("start", "end", "quote")),
        "fields": dict(about.fields),
        "machine": asdict(card.machine) if card.machine else None,
    }


def _chosen(record: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
