"""Judges a certificate of provenance by what it carries, and by the original where one has it.

A certificate (JSON) says where a document or a fact comes from: the original's digest, its source and time, the
versions that read it, and every entry of the audit trail about it, each with the path that leads from it to the signed
head of the trail. It names people by number; their names stay with the home that made it.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from marsad.certificates.canonical import canonical
from marsad.certificates.errors import MalformedError
from marsad.certificates.handing import Handover, vouches
from marsad.certificates.heads import Head, head_from, is_signed
from marsad.certificates.merkle import holds_entry, leaf_hash
from marsad.records import document_id, fact_id

FORM = "certificate 1"
ENTERED = ("document.add", "document.reread")
REVIEWED = ("fact.accept", "fact.correct", "fact.reject", "fact.undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    holds: bool
    said: str


def signed(certificate: Mapping[str, Any], key: Ed25519PrivateKey) -> dict[str, Any]:
    """The certificate with a signature over all its parts."""
    return {**certificate, "signature": key.sign(_signed_bytes(certificate)).hex()}


def checks(
    certificate: Mapping[str, Any],
    *,
    original: bytes | None = None,
    key: str = "",
    handovers: Collection[Handover] = (),
) -> Iterator[Check]:
    """Look at everything that can be looked at; `key` is the home's, known from elsewhere ("" takes what it says).

    With handovers the certificate may be signed by a key that came before or after that one.

    Raises:
        MalformedError: it has not the parts of a certificate.
    """
    try:
        yield from _home(head_from(certificate["head"]), key, handovers)
        yield from _all(certificate, original)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise MalformedError(f"This certificate lacks a part or has a broken one ({error!r}).") from error


def _home(head: Head, key: str, handovers: Collection[Handover]) -> Iterator[Check]:
    is_ours = not key or vouches(key, head, handovers)
    yield Check(holds=is_ours, said=f"It comes from the home with the key {head.key}.")


def _all(certificate: Mapping[str, Any], original: bytes | None) -> Iterator[Check]:
    if certificate["marsad"] != FORM:
        raise MalformedError(f"This is a {certificate['marsad']!r}; this program judges {FORM!r} only.")
    head, document, fact = head_from(certificate["head"]), certificate["document"], certificate.get("fact")
    yield from _signatures(certificate, head)
    for entry in certificate["entries"]:
        yield _standing(entry, head)
    yield _entered(document, certificate["entries"])
    if original is not None:
        yield _is_original(original, document)
    if fact is not None:
        yield _named(fact, document)
        yield _decided(fact, certificate["entries"])


def _signatures(certificate: Mapping[str, Any], head: Head) -> Iterator[Check]:
    yield Check(holds=is_signed(head), said=f"The head of the audit trail over {head.size} entries is signed.")
    yield Check(holds=_is_signed(certificate, head.key), said="Every part of the certificate is as it was signed.")


def _is_signed(certificate: Mapping[str, Any], key: str) -> bool:
    try:
        signature = bytes.fromhex(certificate["signature"])
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, _signed_bytes(certificate))
    except (ValueError, InvalidSignature):
        return False
    return True


def _signed_bytes(certificate: Mapping[str, Any]) -> bytes:
    return canonical({name: value for name, value in certificate.items() if name != "signature"})


def _standing(proven: Mapping[str, Any], head: Head) -> Check:
    """Whether an entry stands in the trail at its place."""
    entry, position = proven["entry"], proven["position"]
    path = [bytes.fromhex(step) for step in proven["proof"]]
    holds = holds_entry(leaf_hash(canonical(entry)), position, head.size, path, bytes.fromhex(head.root))
    return Check(holds=holds, said=f"Entry {position} stands in the trail: {entry['action']} at {entry['when']}.")


def _entered(document: Mapping[str, Any], entries: list[Mapping[str, Any]]) -> Check:
    """Whether the trail names the same original and reader when the document entered, or was read again last."""
    told = [one["entry"] for one in entries if one["entry"]["action"] in ENTERED]
    after = (told[-1]["after"] or {}) if told else {}
    is_same = bool(told) and told[-1]["item"] == f"document:{document['id']}"
    holds = is_same and all(after.get(name, document[name]) == document[name] for name in ("sha256", "reader", "file"))
    return Check(holds=holds, said=f"The trail names this original and reader for document {document['id']}.")


def _is_original(original: bytes, document: Mapping[str, Any]) -> Check:
    holds = hashlib.sha256(original).hexdigest() == document["sha256"] and document_id(original) == document["id"]
    return Check(holds=holds, said=f"The file is the original: SHA-256 {document['sha256']}.")


def _named(fact: Mapping[str, Any], document: Mapping[str, Any]) -> Check:
    """Whether the fact's id is made of what the machine found and where it stands."""
    found = fact["machine"] or fact
    fields = found["fields"]
    about = fields.get("name") or fields.get("text") or fields.get("description") or fields.get("participant") or ""
    place = {"document": document["id"], "kind": fact["kind"], "start": found["start"], "end": found["end"]}
    return Check(holds=fact_id(**place, about=str(about)) == fact["id"], said=f"Fact {fact['id']} stands at its place.")


def _decided(fact: Mapping[str, Any], entries: list[Mapping[str, Any]]) -> Check:
    """Whether the fact is what people's last decision made of it."""
    told = [one["entry"] for one in entries if one["entry"]["action"] in REVIEWED]
    if not told:
        holds = fact["review"] == "unreviewed"
        return Check(holds=holds, said="Nobody has decided about the fact.")
    after = told[-1]["after"]
    holds = all(
        canonical(after[name]) == canonical(fact[name]) for name in ("review", "fields", "quote")
    )  # its place may move
    return Check(holds=holds, said=f"The fact is as the last of {len(told)} decisions left it: {fact['review']}.")
