"""Facts and mentions, each with its exact words. Invariant: ``document.text[start:end] == quote``, always."""

from django.conf import settings
from django.db import models

from marsad.evidence.models.documents import Document
from marsad.records import EntityKind, FactKind, ReviewState


class Fact(models.Model):
    """One thing that a document says. The id names its place and content as the machine found it, and stays."""

    id = models.CharField(max_length=32, primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in FactKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    language = models.CharField(max_length=16, db_index=True)
    fields = models.JSONField(default=dict)
    confidence = models.FloatField()
    rule = models.CharField(max_length=100)
    cues = models.JSONField(default=list)
    extractor = models.CharField(max_length=60, blank=True, default="")
    review = models.CharField(
        max_length=12,
        choices=[(state.value, state.value) for state in ReviewState],
        default=ReviewState.UNREVIEWED.value,
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    machine = models.JSONField(null=True, blank=True)  # fields, start, end, quote as found, when a person corrected

    class Meta:
        """In order of the text within each document."""

        ordering = ("document__file", "document_id", "start", "end", "id")
        indexes = (
            models.Index(fields=("document", "start")),
            models.Index(fields=("kind", "review")),
        )

    def __str__(self) -> str:
        """The kind and where it stands."""
        return f"{self.kind} {self.document_id}:{self.start}-{self.end}"


class Mention(models.Model):
    """A place where a document names something of the world; `fact` is the document's own fact about it.

    `by_linking` marks those that no reader saw: linking found a name there that another document taught. `relink`
    replaces them.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntityKind])
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    language = models.CharField(max_length=16)
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, null=True, blank=True, related_name="mentions")
    authority = models.CharField(max_length=100, blank=True, default="")
    confidence = models.FloatField(default=1.0)
    by_linking = models.BooleanField(default=False, db_index=True)

    class Meta:
        """In order of the text within each document."""

        ordering = ("document_id", "start", "end", "kind", "id")
        indexes = (models.Index(fields=("document", "start")),)

    def __str__(self) -> str:
        """The words and where they stand."""
        return f"{self.quote} {self.document_id}:{self.start}-{self.end}"
