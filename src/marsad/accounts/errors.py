"""What can go wrong with people and permission.

AccountsError
├── LastOwnerError           somebody must run the house: make another person owner first
├── TakenNameError           a team is to be called as a person or a team is already
├── UnknownNameError         there is no such person, team or collection, or no such role or mark
├── QuotaError              somebody sends more than they may: wait, or ask an owner
├── NotPermittedError        this person may not do this; the page says so (HTTP 403)
├── SignInError              the link is unknown, used or out of date; ask for a new one
├── UnknownEntryError        the trail has no such entry
└── TrailIsAppendOnlyError   a programming error: the audit trail was to be changed
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class AccountsError(Exception):
    """The root: any error of this room."""


class NotPermittedError(AccountsError, PermissionDenied):
    """This person may not do this. Being a PermissionDenied too, Django answers 403 by itself."""

    def __init__(self, doing: str) -> None:
        super().__init__(f"You may not {doing}: ask an owner of this observatory for a role that includes it.")


class QuotaError(AccountsError):
    """Somebody sends more than one person may; the message says how much that is and what to do."""


class UnknownNameError(AccountsError):
    """There is nothing of that name; the message lists what there is."""

    def __init__(self, what: str, name: str, known: Iterable[str] = ()) -> None:
        listed = ", ".join(known)
        super().__init__(f"There is no {what} “{name}”{f'; there are: {listed}' if listed else ''}.")


class TakenNameError(AccountsError):
    """A team was to bear the name of a person or of another team."""

    def __init__(self, name: str) -> None:
        told = _("A person or a team is called %(name)s already: give the new team another name.")
        super().__init__(told % {"name": name})


class LastOwnerError(AccountsError):
    """The one owner would lose the role or the account."""

    def __init__(self, username: str) -> None:
        super().__init__(
            _("%(name)s is the only owner: make another person owner first, or nobody could run this observatory.")
            % {"name": username}
        )


class SignInError(AccountsError):
    """The sign-in link does not open the door; the reason is the message."""


class UnknownEntryError(AccountsError):
    """The audit trail has no entry at that position."""

    def __init__(self, position: int) -> None:
        super().__init__(f"The audit trail has no entry {position}: see `marsad audit list`.")


class TrailIsAppendOnlyError(AccountsError):
    """Something tried to change or delete audit entries."""

    def __init__(self, what: list[str]) -> None:
        super().__init__(f"The audit trail is append-only; refused: {', '.join(what)}. Write a new entry instead.")
