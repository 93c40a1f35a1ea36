"""What can go wrong with people and permission.

AccountsError
├── NotPermittedError        this person may not do this; the page says so (HTTP 403)
├── SignInError              the link is unknown, used or out of date; ask for a new one
├── UnknownEntryError        the trail has no such entry
└── TrailIsAppendOnlyError   a programming error: the audit trail was to be changed
"""

from django.core.exceptions import PermissionDenied


class AccountsError(Exception):
    """The root: any error of this room."""


class NotPermittedError(AccountsError, PermissionDenied):
    """This person may not do this. Being a PermissionDenied too, Django answers 403 by itself."""

    def __init__(self, doing: str) -> None:
        super().__init__(f"You may not {doing}: sign in with an active account first.")


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
