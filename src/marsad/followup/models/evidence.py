"""Passages that may show progress, what people decided about them, and which documents were looked through."""

from django.conf import settings
from django.db import models

from marsad.followup.kinds import CandidateState
from marsad.followup.models.register import Recommendation


class Candidate(models.Model):
    """A passage that may show progress on a recommendation; a person accepts or refuses it. Decided ones stay."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="candidates")
    document = models.CharField(max_length=32, db_index=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    language = models.CharField(max_length=16)
    published = models.CharField(max_length=10, blank=True, default="")
    confidence = models.FloatField()
    signs = models.JSONField(default=dict)  # what spoke for it, by name: values and words; see `evidence_reasons`
    state = models.CharField(max_length=10, default=CandidateState.PROPOSED, db_index=True)
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, default="")
    found_at = models.DateTimeField()

    class Meta:
        """The surest first; a passage once for each recommendation."""

        ordering = ("-confidence", "id")
        constraints = (
            models.UniqueConstraint(fields=("recommendation", "document", "start", "end"), name="candidate_once"),
        )

    def __str__(self) -> str:
        """Where it stands."""
        return f"{self.document}:{self.start}-{self.end} {self.state}"


class Scan(models.Model):
    """A document that was looked through for progress, by which version of the search."""

    document = models.CharField(max_length=32, primary_key=True)
    version = models.CharField(max_length=100)
    scanned_at = models.DateTimeField()

    def __str__(self) -> str:
        """The document."""
        return self.document


class Learnt(models.Model):
    """What the decisions of people taught about all recommendations, taken over only when somebody asked for it."""

    shift = models.FloatField()  # added to every weighing
    accepted = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    learnt_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest last."""

        ordering = ("learnt_at", "id")

    def __str__(self) -> str:
        """How much it shifts."""
        return f"{self.shift:+.2f}"
