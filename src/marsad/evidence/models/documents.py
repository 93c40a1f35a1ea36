"""Documents, their passages with vectors, and the items that could not be read."""

from django.db import models

from marsad.accounts.models import Collection
from marsad.accounts.roles import Mark


class Handled(models.Model):
    """How a thing is to be handled: its mark, and the collection whose members it is for."""

    mark = models.CharField(max_length=12, choices=[(m.value, m.value) for m in Mark], default=Mark.CLEAR.value)
    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Only its children are tables."""

        abstract = True


class Document(Handled):
    """A document as it was read; all offsets refer to `text` for ever. The id comes from the original bytes."""

    id = models.CharField(max_length=32, primary_key=True)
    file = models.TextField()
    address = models.TextField()
    media_type = models.CharField(max_length=255)
    title = models.TextField(blank=True, default="")
    language = models.CharField(max_length=16, db_index=True)
    published = models.CharField(max_length=10, blank=True, default="", db_index=True)  # ISO, whole or partial
    author = models.TextField(blank=True, default="")
    publisher = models.TextField(blank=True, default="")
    retrieved = models.DateTimeField()
    sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    blocks = models.JSONField(default=list)
    skipped = models.JSONField(default=list)
    reader = models.CharField(max_length=60, blank=True, default="")
    warnings = models.JSONField(default=list)
    declared = models.JSONField(default=dict)  # what its source said of it, for reading it again
    added_at = models.DateTimeField(db_index=True)
    blanked_at = models.DateTimeField(null=True, blank=True)  # words were erased in it: its original is not kept

    class Meta:
        """By file, as a person lists a folder."""

        ordering = ("file", "id")
        indexes = (models.Index(fields=("mark", "collection")),)

    def __str__(self) -> str:
        """The title, or the file where there is none."""
        return self.title or self.file


class Passage(models.Model):
    """A sentence with the window around it, and the window's vector in 16-bit floats (they lose nothing)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    window_start = models.PositiveIntegerField()
    window_end = models.PositiveIntegerField()
    language = models.CharField(max_length=16)
    vector = models.BinaryField(default=b"")
    encoder = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        """In order of the text; one passage per place."""

        ordering = ("document_id", "start", "end")
        constraints = (models.UniqueConstraint(fields=("document", "start", "end"), name="passage_once"),)

    def __str__(self) -> str:
        """Where it stands."""
        return f"{self.document_id}:{self.start}-{self.end}"


class Unread(Handled):
    """An item that could not become a document, and why; the latest attempt per address."""

    id = models.CharField(max_length=32, primary_key=True)  # digest of the address, which may be long
    address = models.TextField()
    file = models.TextField()
    reason = models.TextField()
    when = models.DateTimeField()

    class Meta:
        """By file."""

        ordering = ("file", "address")

    def __str__(self) -> str:
        """The file and the reason."""
        return f"{self.file}: {self.reason}"
