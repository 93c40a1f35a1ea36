"""What came from elsewhere: each import with its file, and each thing in it, waiting for a person's decision.

Invariant: these rows never change what documents say. A thing that a person accepted is shown beside the entity it was
accepted for, with its source; it finds that entity again through a fact (`anchor`), which outlives every relinking.
"""

from django.db import models

from marsad.accounts.models import Person
from marsad.records import EntityKind


class Import(models.Model):
    """A file that was read in. Taking it back marks it; nothing is deleted."""

    id = models.CharField(max_length=32, primary_key=True)  # digest of the file's bytes
    file = models.TextField()
    format = models.CharField(max_length=20)
    source = models.TextField()  # who says so, as the person who imported it named them
    left_out = models.JSONField(default=list)  # [{"item", "reason"}]
    who = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    when = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-when", "id")

    def __str__(self) -> str:
        """The file and its source."""
        return f"{self.file} ({self.source})"


class Imported(models.Model):
    """A thing out of a file, with the entity here that it seems to be."""

    class State(models.TextChoices):
        """What people decided about it."""

        PROPOSED = "proposed"
        ACCEPTED = "accepted"
        REFUSED = "refused"

    came_with = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="things")
    key = models.CharField(max_length=255)  # its id in the file
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntityKind])
    label = models.TextField()
    content = models.JSONField()  # as `logic.plain` writes it, with same_as and sources
    citations = models.JSONField(default=list)
    anchor = models.CharField(max_length=32, blank=True, default="", db_index=True)  # a fact of the entity here
    probability = models.FloatField(default=0.0)
    rule = models.CharField(max_length=30, blank=True, default="")  # of `logic.matching`
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED.value, db_index=True)
    who = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Likeliest first; a thing stands once in an import."""

        ordering = ("-probability", "kind", "label", "id")
        constraints = (models.UniqueConstraint(fields=("came_with", "key"), name="imported_once"),)

    def __str__(self) -> str:
        """The name and the kind."""
        return f"{self.kind} {self.label}"
