"""What can go wrong with personal data.

PersonalError
├── NobodyNamedError     no name of at least two words was given, or nothing is held under it
└── NotConfirmedError    an erasure was asked for without saying that its effect was read
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class PersonalError(Exception):
    """What was asked for cannot be done; the text says why and what to do."""


class NobodyNamedError(PersonalError):
    """Who is meant is not clear."""

    def __init__(self, name: str) -> None:
        """Name what was given."""
        told = _("“{name}” is no whole name: give first name and family name, as documents write them.")
        super().__init__(format_lazy(told, name=name))


class NotConfirmedError(PersonalError):
    """Erasing cannot be undone, so it is confirmed."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Nothing was erased: read what would go, and confirm that you have."))
