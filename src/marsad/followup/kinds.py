"""The closed lists of this room: status, states of an update, a translation, a passage; roles, tags."""

from enum import StrEnum


class Status(StrEnum):
    """Where a recommendation stands. Only people set it, by submitting and validating an update."""

    NOT_STARTED = "not_started"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    PARTLY_DONE = "partly_done"
    DONE = "done"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


# Nothing more is awaited of these: no reminders, no ageing, no candidate evidence.
CLOSED = frozenset({Status.DONE, Status.REJECTED, Status.SUPERSEDED})
# Who sets one of these says why.
REASONED = frozenset({Status.REJECTED, Status.SUPERSEDED})


class Standing(StrEnum):
    """Whether a recommendation is a line of the register of its own."""

    CURRENT = "current"
    MERGED = "merged"  # its thread is another recommendation's now: its code leads there
    WITHDRAWN = "withdrawn"  # no document says it any more, and nobody had worked on it


class UpdateState(StrEnum):
    """What became of an update that somebody submitted."""

    SUBMITTED = "submitted"
    VALIDATED = "validated"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class TranslationState(StrEnum):
    """Whether a second pair of eyes has seen a translation."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class CandidateState(StrEnum):
    """What a person decided about a passage that may show progress."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Role(StrEnum):
    """What a person is to an addressee."""

    FOCAL_POINT = "focal_point"
    ALTERNATE = "alternate"
    VALIDATOR = "validator"


class TagKind(StrEnum):
    """What a tag of a recommendation names."""

    THEME = "theme"
    TARGET_GROUP = "target_group"
    PILLAR = "pillar"  # of the UN Global Counter-Terrorism Strategy: I, II, III, IV
    SDG = "sdg"  # a target of the Sustainable Development Goals: 4.7, 16.a


class Force(StrEnum):
    """How a later wording stands to the one before it."""

    SAME = "same"
    SOFTENED = "softened"
    STRENGTHENED = "strengthened"
