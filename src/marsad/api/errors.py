"""What can go wrong with tokens.

ApiError
├── TokenError      a token cannot be made as asked; its text says what to change
└── UnknownTokenError   no such token of this person
"""

from django.utils.translation import gettext as _


class ApiError(Exception):
    """The root: any error of this room."""


class TokenError(ApiError):
    """A token cannot be made as asked."""


class UnknownTokenError(ApiError):
    """There is no such token, or it is somebody else's."""

    def __init__(self, key: int) -> None:
        super().__init__(_("There is no token %(key)s: list them with `marsad token list`.") % {"key": key})
