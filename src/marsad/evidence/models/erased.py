"""What is remembered of names that were erased, so that they stay erased: digests, never the names."""

from django.db import models


class ErasedName(models.Model):
    """A name that must not enter again; the digest is made with a key of this home (`queries.erased`)."""

    digest = models.CharField(max_length=64, unique=True)
    words = models.PositiveSmallIntegerField()
    erasure = models.CharField(max_length=40, db_index=True)
    when = models.DateTimeField()

    class Meta:
        """In order of time."""

        ordering = ("when", "id")

    def __str__(self) -> str:
        """Which erasure it belongs to: there is nothing else to tell."""
        return f"a name of {self.erasure}"
