"""Which documents a language model was asked about, and what came of it."""

from django.db import models

from marsad.evidence.models.documents import Document


class Asked(models.Model):
    """One document as one model answered about it, the last time it was asked."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="asked")
    model = models.CharField(max_length=100)
    when = models.DateTimeField()
    kept = models.PositiveIntegerField()  # facts that only the model found
    dropped = models.JSONField(default=dict)  # how many, by reason
    agreement = models.JSONField(default=dict)  # by kind: both, grammar_only, model_only

    class Meta:
        """One row for each document and model."""

        ordering = ("document_id", "model")
        constraints = (models.UniqueConstraint(fields=("document", "model"), name="asked_once"),)

    def __str__(self) -> str:
        """The document and the model."""
        return f"{self.document_id}: {self.model}"
