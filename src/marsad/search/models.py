"""What search keeps in the store: nothing of documents, only the questions that people saved."""

from django.conf import settings
from django.db import models


class SavedSearch(models.Model):
    """A question with its filters under a name, seen by its owner alone (none: the local system).

    Passages are kept as [document, start, end]: `found` of the last run, `known` of the run before, so that a page
    opened again still shows what the last run brought.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=200)
    question = models.CharField(max_length=500)
    filters = models.JSONField(default=dict)  # as `Filters.as_json` gives them
    known = models.JSONField(default=list)
    found = models.JSONField(default=list)
    ran_at = models.DateTimeField()

    class Meta:
        """By name; one of a name for each owner."""

        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=("owner", "name"), name="search_named_once"),)

    def __str__(self) -> str:
        """The name."""
        return self.name
