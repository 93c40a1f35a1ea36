"""Reports that authors compose, and the versions that they keep.

Invariant: a version, once saved, is never changed and never deleted by the program.
"""

from typing import Any, Never

from django.db import models

from marsad.accounts.models import Person
from marsad.reports.errors import VersionStandsError


class Composition(models.Model):
    """A report in the making: its plan. The text is written anew from the store each time it is looked at."""

    title = models.CharField(max_length=500)
    plan = models.JSONField()
    documents = models.JSONField(default=list)  # ids of those that it cites, as its author saw it
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="compositions")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        """The one that was worked on last stands first."""

        ordering = ("-changed_at", "-id")

    def __str__(self) -> str:
        """For logs."""
        return f"report {self.pk}: {self.title}"


class Version(models.Model):
    """A report as it was at one time: its plan and every word of it."""

    composition = models.ForeignKey(Composition, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    plan = models.JSONField()
    content = models.JSONField()
    documents = models.JSONField(default=list)  # ids of those that it cites
    note = models.CharField(max_length=300, blank=True, default="")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="report_versions")
    made_at = models.DateTimeField()

    class Meta:
        """Newest first; a number is given once."""

        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["composition", "number"], name="reports_version_number_once"),)

    def __str__(self) -> str:
        """For logs."""
        return f"version {self.number} of report {self.composition_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep a new version; refuse to write over one."""
        if not self._state.adding:
            raise VersionStandsError(self.number)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:  # noqa: ARG002 - Django's signature
        """Refuse: a version stands as saved."""
        raise VersionStandsError(self.number)
