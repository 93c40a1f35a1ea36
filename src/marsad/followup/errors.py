"""What can go wrong with follow-up. Every message is a translated sentence that says what to do.

FollowUpError
├── UnknownRecommendationError   no such code; the page answers 404
├── UnknownRegisterError         no such register, or not open to this reader
├── UnknownPartError             no such task, update, indicator …; the page answers 404
├── NotAllowedError              this person may not do this to this recommendation (HTTP 403)
├── ChangeError                  a change that cannot stand; its text says what to change
└── RegisterFileError            a file cannot be taken as a register
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class FollowUpError(Exception):
    """The root: any error of this room."""


class UnknownRecommendationError(FollowUpError):
    """The register has no such code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("There is no recommendation %(code)s in the register: list them with `marsad recommendations list`.")
            % {"code": code}
        )
        self.code = code


class UnknownRegisterError(FollowUpError):
    """There is no such register, or it is not open to this reader."""

    def __init__(self, slug: str) -> None:
        super().__init__(_("There is no register %(slug)s that you may read.") % {"slug": slug})


class UnknownPartError(FollowUpError):
    """A recommendation has no such part; `what` is its name in the reader's language."""

    def __init__(self, what: object, identifier: object) -> None:
        super().__init__(
            _("There is no %(what)s %(number)s here: it may have been taken out meanwhile; load the page again.")
            % {"what": what, "number": identifier}
        )


class NotAllowedError(FollowUpError, PermissionDenied):
    """This person may not do this. Being a PermissionDenied too, Django answers 403 by itself."""


class ChangeError(FollowUpError):
    """A change cannot stand as asked."""


class RegisterFileError(FollowUpError):
    """A file cannot be taken as a register: unknown format, no rows, a needed column missing."""
