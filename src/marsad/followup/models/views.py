"""Views of the register that people keep, and files that wait for their columns to be mapped before import."""

from django.conf import settings
from django.db import models

from marsad.followup.models.register import Register


class SavedView(models.Model):
    """Filters and order under a name; shared ones are seen by everybody who may read."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=200)
    filters = models.JSONField(default=dict)  # as `Filters.as_json` gives them
    layout = models.CharField(max_length=10, default="table")  # table or board
    is_shared = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        """By name; one of a name for each owner."""

        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=("owner", "name"), name="view_named_once"),)

    def __str__(self) -> str:
        """The name."""
        return self.name


class Draft(models.Model):
    """A file to be imported, between upload, mapping and import."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    register = models.ForeignKey(Register, on_delete=models.CASCADE, null=True, related_name="+")
    file = models.CharField(max_length=255)
    content = models.BinaryField()
    mapping = models.JSONField(default=dict)  # column of the file → field of the register
    made_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        """The file."""
        return self.file
