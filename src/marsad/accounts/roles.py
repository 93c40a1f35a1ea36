"""Roles, what each may do, and how far each handling mark lets a document go: data, with no rule beside it.

Roles rise: whoever has one may do all that the roles below it may. A person has a role in the house, and may have
another in a collection; the higher of the two counts for what stands in that collection.

Marks are those of the Traffic Light Protocol, version 2.0 (FIRST, https://www.first.org/tlp/), as this house keeps it:

| mark | who sees the document |
|---|---|
| clear | everybody with an account, and readers of public registers |
| green | everybody with an account in the house but guests; and all members of its collection, guests too |
| amber | members of its collection, guests too (the clients of the protocol) |
| amber+strict | members of its collection, but no guests |
| red | the persons who are named for it, nobody else: not even owners |

A document in no collection belongs to the house: amber and amber+strict are then open to all of the house but guests.
Owners of the house see everything that is not red.
"""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in the house or in a collection, from the least to the most."""

    GUEST = "guest"
    READER = "reader"
    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    OWNER = "owner"

    def reaches(self, other: "Role") -> bool:
        """Whether this role includes another."""
        return ORDER[self] >= ORDER[other]


ORDER: Mapping[Role, int] = {role: place for place, role in enumerate(Role)}


class Mark(StrEnum):
    """How a document is to be handled (TLP 2.0), from the most open to the most closed."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    STRICT = "amber+strict"
    RED = "red"


OPENNESS: Mapping[Mark, int] = {mark: place for place, mark in enumerate(Mark)}


class Action(StrEnum):
    """What can be done, in words that complete "You may not …"."""

    READ = "read the evidence"
    EXPORT = "take data out"
    ADD = "add documents"
    REPORT_PROGRESS = "report on recommendations"
    WRITE_REPORTS = "write reports"
    SAVE_VIEWS = "save views"
    REVIEW = "review facts"
    DECIDE_PAIRS = "decide what is one thing"
    VALIDATE = "validate updates"
    KEEP_REGISTER = "keep a register"
    IMPORT = "import what others say"
    LINK = "link facts"
    TEACH = "teach the linking"
    READ_AGAIN = "read documents again"
    MARK = "mark documents"
    WITHDRAW = "take documents out"
    MANAGE_COLLECTION = "manage a collection"
    READ_TRAIL = "read the audit trail"
    MANAGE_PEOPLE = "manage people"
    ERASE = "erase what is held about a person"


# The least role that may do it; of updates and registers, who is named for them decides too (followup).
# In a collection the role there counts too, for what stands in that collection.
LEAST: Mapping[Action, Role] = {
    Action.READ: Role.GUEST,
    Action.EXPORT: Role.READER,
    Action.ADD: Role.CONTRIBUTOR,
    Action.REPORT_PROGRESS: Role.CONTRIBUTOR,
    Action.WRITE_REPORTS: Role.CONTRIBUTOR,
    Action.SAVE_VIEWS: Role.READER,
    Action.REVIEW: Role.REVIEWER,
    Action.DECIDE_PAIRS: Role.REVIEWER,
    Action.VALIDATE: Role.CONTRIBUTOR,
    Action.KEEP_REGISTER: Role.EDITOR,
    Action.IMPORT: Role.EDITOR,
    Action.LINK: Role.EDITOR,
    Action.READ_AGAIN: Role.EDITOR,
    Action.MARK: Role.EDITOR,
    Action.WITHDRAW: Role.EDITOR,
    Action.MANAGE_COLLECTION: Role.OWNER,
    Action.TEACH: Role.OWNER,
    Action.READ_TRAIL: Role.OWNER,
    Action.MANAGE_PEOPLE: Role.OWNER,
    Action.ERASE: Role.OWNER,
}

# The least role in a document's collection (or in the house, where it stands in none) that sees a mark by right of it.
SEEN_WITHIN: Mapping[Mark, Role] = {
    Mark.CLEAR: Role.GUEST,
    Mark.GREEN: Role.GUEST,
    Mark.AMBER: Role.GUEST,
    Mark.STRICT: Role.READER,
}
# The least role in the house that sees a mark in whatever collection; the others only by membership or by name.
SEEN_ANYWHERE: Mapping[Mark, Role] = {
    Mark.CLEAR: Role.GUEST,
    Mark.GREEN: Role.READER,
    Mark.AMBER: Role.OWNER,
    Mark.STRICT: Role.OWNER,
}
# The least role in the house that sees a mark on what stands in no collection.
SEEN_AT_HOME: Mapping[Mark, Role] = {
    Mark.CLEAR: Role.GUEST,
    Mark.GREEN: Role.READER,
    Mark.AMBER: Role.READER,
    Mark.STRICT: Role.READER,
}


def roles_that_reach(least: Role) -> tuple[Role, ...]:
    """All roles from one upwards."""
    return tuple(role for role in Role if role.reaches(least))


def actions_of(role: Role) -> frozenset[Action]:
    """All that a role may do."""
    return frozenset(action for action, least in LEAST.items() if role.reaches(least))
