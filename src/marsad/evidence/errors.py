"""What can go wrong with the store.

EvidenceError
├── UnknownItemError    no such document, fact or entity; the page answers 404
├── RefusedError        a document breaks the store's invariant: this one is listed as unread, the rest goes on
└── ReviewError         a correction that cannot stand; its text says what to change
"""


class EvidenceError(Exception):
    """The root: any error of this room."""


class UnknownItemError(EvidenceError):
    """The store has no such thing."""

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"There is no {kind} {identifier!r} in this evidence base; list them with `marsad {kind}s`.")
        self.kind = kind
        self.identifier = identifier


class RefusedError(EvidenceError):
    """A document cannot enter: what was found in it does not fit its text."""


class ReviewError(EvidenceError):
    """A review cannot be recorded as asked."""
