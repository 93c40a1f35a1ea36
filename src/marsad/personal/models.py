"""How long documents are kept: a rule for each collection, and one for what stands in none."""

from django.db import models

from marsad.accounts.models import Collection


class Rule(models.Model):
    """After how many days a collection's documents go. Nothing goes by itself: a person applies the rules."""

    class Since(models.TextChoices):
        """From which day the days are counted."""

        ADDED = "added"
        PUBLISHED = "published"

    collection = models.OneToOneField(
        Collection, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )  # null: documents in no collection
    days = models.PositiveIntegerField()
    since = models.CharField(max_length=10, choices=Since.choices, default=Since.ADDED.value)
    made_at = models.DateTimeField()

    class Meta:
        """By collection."""

        ordering = ("collection__name", "id")

    def __str__(self) -> str:
        """What goes when."""
        return f"{self.collection or 'no collection'}: {self.days} days after being {self.since}"
