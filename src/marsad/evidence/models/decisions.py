"""What people decided. These rows name facts by id and words, not by foreign key: they outlive every rebuild."""

from django.conf import settings
from django.db import models


class Decision(models.Model):
    """One decision of a person about a fact, or about two facts being one thing. Undone ones stay, with the time.

    `quote`, `start` and `end` are what the decision was taken on, so that it finds its fact again
    when a better reader has moved the words.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        ACCEPT = "accept"
        CORRECT = "correct"
        REJECT = "reject"
        SAME = "same"
        DIFFERENT = "different"

    kind = models.CharField(max_length=10, choices=Kind.choices, db_index=True)
    document = models.CharField(max_length=32, db_index=True)
    fact = models.CharField(max_length=32, db_index=True)
    other = models.CharField(max_length=32, blank=True, default="", db_index=True)  # of a pair
    other_at = models.JSONField(null=True, blank=True)  # of a pair: document, kind, start, end, quote of the other
    fact_kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    correction = models.JSONField(null=True, blank=True)  # fields, start, end, quote as corrected
    reason = models.CharField(max_length=20, blank=True, default="")  # of a rejection: see `labels.REJECTIONS`
    note = models.TextField(blank=True, default="")  # the reviewer's own words
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    when = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    # One act of a person may be many decisions: they share its name, and those that it put aside say so.
    act = models.CharField(max_length=40, blank=True, default="", db_index=True)  # "merge:…", "split:…", "apart:…"
    lifted_by = models.CharField(max_length=40, blank=True, default="", db_index=True)

    class Meta:
        """In the order in which they were taken."""

        ordering = ("when", "id")

    def __str__(self) -> str:
        """What, on which fact."""
        return f"{self.kind} {self.fact} {self.other}".strip()
