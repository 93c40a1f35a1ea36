"""The head of a log at one moment: its size and root, signed with the key of its home (Ed25519).

A head that was handed to somebody else binds the home: no entry that stood before it can be altered, removed or moved
without a later verification against it failing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from marsad.certificates.canonical import canonical
from marsad.certificates.errors import MalformedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Size and root of a log, when that was so, and who says so. Hashes, key and signature are hexadecimal."""

    size: int
    root: str
    when: str  # ISO 8601, UTC
    key: str = ""
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """The bytes that the signature is over."""
        return canonical({"marsad": "audit head 1", "size": self.size, "root": self.root, "when": self.when})

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def sign(head: Head, key: Ed25519PrivateKey) -> Head:
    """The same head, signed."""
    return Head(
        size=head.size,
        root=head.root,
        when=head.when,
        key=key.public_key().public_bytes_raw().hex(),
        signature=key.sign(head.signed).hex(),
    )


def is_signed(head: Head) -> bool:
    """Whether the signature is that of the key that the head names."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head.key))
        key.verify(bytes.fromhex(head.signature), head.signed)
    except (ValueError, InvalidSignature):
        return False
    return True


def head_from(data: Mapping[str, Any]) -> Head:
    """Read a head from plain data; raises MalformedError with the reason."""
    try:
        head = Head(**{name: data[name] for name in ("size", "root", "when", "key", "signature")})
        is_sound = isinstance(head.size, int) and head.size >= 0 and len(bytes.fromhex(head.root)) == 32
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedError(
            f"This is no head of an audit log ({error!r}): make one with `marsad audit head`."
        ) from error
    if not is_sound:
        raise MalformedError("This is no head of an audit log: size or root are not what they should be.")
    return head
