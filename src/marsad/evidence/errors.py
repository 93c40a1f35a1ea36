"""What can go wrong with the store.

EvidenceError
├── UnknownItemError    no such document, fact or entity; the page answers 404
├── NotAPersonError     what is held about somebody was asked of something that is no person
├── KeptInsideError     a document's mark forbids sending it to a machine of others
├── LearningError       linking has nothing to learn from, or nothing to forget
├── RefusedError        a document breaks the store's invariant: this one is listed as unread, the rest goes on
└── ReviewError         a correction that cannot stand; its text says what to change
    └── ChangedMeanwhileError   somebody else decided about this fact since it was shown: look at both
"""

from django.utils.translation import gettext as _


class EvidenceError(Exception):
    """The root: any error of this room."""


class UnknownItemError(EvidenceError):
    """The store has no such thing."""

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"There is no {kind} {identifier!r} in this evidence base; list them with `marsad {kind}s`.")
        self.kind = kind
        self.identifier = identifier


class NotAPersonError(UnknownItemError):
    """What is held about a person was asked of an entity that is none."""

    def __init__(self, identifier: str) -> None:
        super().__init__("person", identifier)


class KeptInsideError(EvidenceError):
    """A document may not leave the house."""

    def __init__(self, file: str, mark: str) -> None:
        super().__init__(f"{file} is marked {mark}: it is sent to no model outside this machine.")


class LearningError(EvidenceError):
    """Linking was asked to learn, or to forget what it learned, and cannot."""

    @classmethod
    def nothing_decided(cls) -> "LearningError":
        """Nobody has decided about two things yet."""
        return cls(_("There is nothing to learn from: first merge, split or set apart some entities."))

    @classmethod
    def nothing_learned(cls) -> "LearningError":
        """The shipped weights hold."""
        return cls(_("Nothing has been learned that could be taken back."))


class RefusedError(EvidenceError):
    """A document cannot enter: what was found in it does not fit its text."""


class ReviewError(EvidenceError):
    """A review cannot be recorded as asked."""


class ChangedMeanwhileError(ReviewError):
    """The fact is no longer as it was when it was shown to this person."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else decided about this fact meanwhile: look at it as it is now, then decide."))
