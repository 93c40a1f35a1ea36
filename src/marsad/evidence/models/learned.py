"""What linking learned from people's decisions, each time that somebody asked. It outlives every rebuild."""

from django.conf import settings
from django.db import models


class Learning(models.Model):
    """Weights that were learned at one time, in the place of all that were learned before.

    Taken back, it stays with the time, and the one before it holds again; without any, the shipped weights hold.
    """

    when = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    weights = models.JSONField()  # {model: {"bias": number, "features": {comparison: weight}}}
    report = models.JSONField()  # what changed: see `logic.taught`
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-when", "-id")

    def __str__(self) -> str:
        """When it was."""
        return f"learned {self.when:%Y-%m-%d %H:%M}"
