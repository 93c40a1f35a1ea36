"""What a password must be beyond Django's own rules."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from marsad.accounts.strength import LEAST, strength


class MaximumLength:
    """Refuses passwords so long that hashing them would be an attack (OWASP ASVS 2.1.2)."""

    def __init__(self, longest: int = 128) -> None:
        """`longest` is in characters."""
        self.longest = longest

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise ValidationError for a longer one."""
        if len(password) > self.longest:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        """The rule, for the form."""
        return _("Your password may have %(longest)d characters at most.") % {"longest": self.longest}


class Guessable:
    """Refuses what is soon guessed, whatever letters it is made of: no kind of letter is asked for (ASVS 2.1.9)."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise ValidationError for one that is guessed in fewer than a hundred million attempts."""
        if strength(password, user) < LEAST:
            raise ValidationError(_("This password is easy to guess: take some words that do not belong together."))

    def get_help_text(self) -> str:
        """The rule, for the form."""
        return _("Your password must be hard to guess; some words that do not belong together are.")
