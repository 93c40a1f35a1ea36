"""The web addresses that people named, what is known of each from the last visit, and the entries taken from it."""

from django.db import models

from marsad.evidence.models.documents import Handled


class Source(Handled):
    """A page, feed, sitemap, repository or service."""

    id = models.CharField(max_length=32, primary_key=True)  # digest of the address, which may be long
    address = models.TextField()
    kind = models.CharField(max_length=20)
    added_at = models.DateTimeField()
    visited_at = models.DateTimeField()
    etag = models.TextField(blank=True, default="")
    last_modified = models.TextField(blank=True, default="")
    cursor = models.TextField(blank=True, default="")  # from where to ask next time
    entered = models.PositiveIntegerField(default=0)  # at the last visit, as the next two
    known = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True, default="")

    class Meta:
        """In the order in which they were added."""

        ordering = ("added_at", "address")

    def __str__(self) -> str:
        """The address."""
        return self.address


class TakenEntry(models.Model):
    """An entry of a source that has been read in, with the stamp that it had."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="taken")
    name = models.CharField(max_length=32)  # digest of the key, which may be long
    key = models.TextField()
    stamp = models.TextField(blank=True, default="")
    document = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        """One of each name in a source."""

        ordering = ("source", "id")
        constraints = (models.UniqueConstraint(fields=("source", "name"), name="entry_once"),)

    def __str__(self) -> str:
        """Its own name."""
        return self.key
