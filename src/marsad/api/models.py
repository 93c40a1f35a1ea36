"""Tokens of programs. Only a digest is kept: who reads the database cannot use one."""

from django.conf import settings
from django.db import models


class Token(models.Model):
    """A key with which a program acts as a person, as far as its scopes go."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True)  # a day is enough to see what is no longer used
    expires_on = models.DateField(null=True, blank=True)  # the first day on which it opens nothing; null: never
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        """For logs: never the digest."""
        return f"token {self.pk} ({self.name})"
