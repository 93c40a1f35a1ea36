"""Hands the signing of a home over from one key to the next: whoever trusts one of them can follow to the other.

A handover is signed by both keys and says how far the old one's word reaches: heads over more entries than stood there
are the next key's to sign. So a key that leaks after it was handed over can sign no new heads.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from marsad.certificates.canonical import canonical
from marsad.certificates.errors import MalformedError
from marsad.certificates.heads import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """From which key to which, over how many entries the old one may have signed, and when. Keys are hexadecimal."""

    key: str
    following: str
    size: int
    when: str  # ISO 8601, UTC
    signature: str = ""  # of the old key
    acceptance: str = ""  # of the new one

    @property
    def signed(self) -> bytes:
        """The bytes that both signatures are over."""
        said = {"key": self.key, "following": self.following, "size": self.size, "when": self.when}
        return canonical({"marsad": "handover 1", **said})

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def hand_over(old: Ed25519PrivateKey, new: Ed25519PrivateKey, *, size: int, when: str) -> Handover:
    """A handover over so many entries, signed by both."""
    keys = {"key": public(old), "following": public(new)}
    said = Handover(**keys, size=size, when=when).signed
    signatures = {"signature": old.sign(said).hex(), "acceptance": new.sign(said).hex()}
    return Handover(**keys, size=size, when=when, **signatures)


def public(key: Ed25519PrivateKey) -> str:
    """How others know a key."""
    return key.public_key().public_bytes_raw().hex()


def is_signed(handover: Handover) -> bool:
    """Whether both keys say so."""
    pairs = ((handover.key, handover.signature), (handover.following, handover.acceptance))
    try:
        for key, signature in pairs:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), handover.signed)
    except (ValueError, InvalidSignature):
        return False
    return True


def handovers_in(lines: Iterable[str]) -> tuple[Handover, ...]:
    """Handovers as files hold them, one a line, oldest first; raises MalformedError where a line is none."""
    return tuple(_handover(line) for line in lines if line.strip())


def _handover(line: str) -> Handover:
    try:
        data: Mapping[str, Any] = json.loads(line)
        names = ("key", "following", "size", "when", "signature", "acceptance")
        return Handover(**{name: data[name] for name in names})
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedError(f"This is no handover of an audit trail's key ({error!r}).") from error


def vouches(trusted: str, head: Head, handovers: Iterable[Handover] = ()) -> bool:
    """Whether a head is of the home whose key is trusted: of that key, of one before it, or of one after it.

    Of a key that was handed over only the heads up to its handover count, also of the trusted one.
    """
    last = {one.key: one for one in handovers if is_signed(one)}
    if head.key in last and head.size > last[head.key].size:
        return False
    return head.key in _onwards(trusted, last) or trusted in _onwards(head.key, last)


def _onwards(key: str, last: Mapping[str, Handover]) -> set[str]:
    """A key and all that followed it."""
    found = {key}
    while key in last and last[key].following not in found:
        key = last[key].following
        found.add(key)
    return found
