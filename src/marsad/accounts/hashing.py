"""How passwords are kept: Argon2id over what a key makes of them that does not stand in the database (a pepper)."""

import hashlib
import hmac

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher


class Peppered(Argon2PasswordHasher):
    """Who reads the database alone cannot even begin to guess (OWASP ASVS 2.4.5).

    Hashes of older homes are read by Argon2 alone and replaced by this one at the next sign-in. Where the key is lost,
    no password opens anything: owners give new links.
    """

    algorithm = "argon2-peppered"

    def encode(self, password: str, salt: str) -> str:
        """The password as it is kept."""
        return super().encode(_peppered(password), salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether it is the one that was kept."""
        return super().verify(_peppered(password), encoded)


def _peppered(password: str) -> str:
    return hmac.digest(settings.MARSAD_PEPPER.encode(), password.encode(), hashlib.sha256).hex()
