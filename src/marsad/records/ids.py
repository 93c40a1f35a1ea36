"""Identifiers that are the same for the same input, on any machine, in any order of arrival."""

import hashlib

LENGTH = 16  # hexadecimal digits: 64 bits, one collision expected among four thousand million things


def digest(*parts: str | bytes) -> str:
    """Give the shortened SHA-256 of parts, kept apart so that ("ab", "c") and ("a", "bc") differ."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()[:LENGTH]


def document_id(content: bytes) -> str:
    """Name a document by its original bytes: the same file under two names is one document."""
    return "d" + digest(content)


def fact_id(*, document: str, kind: str, start: int, end: int, about: str) -> str:
    """Name a fact by where it stands and what it is about (its name, or its text)."""
    return "f" + digest(document, kind, str(start), str(end), about)


def entity_id(kind: str, key: str) -> str:
    """Name an entity by a key that does not depend on the order of arrival (an authority id, a canonical name)."""
    return "e" + digest(kind, key)
