"""Registers and their recommendations. Facts and entities are named by id, not by key: rows outlive rebuilds.

Invariant: a code, once given, is never given again and never changes.
"""

from django.conf import settings
from django.db import models

from marsad.followup.kinds import Standing, Status, TagKind, TranslationState
from marsad.followup.models.people import Addressee


class Register(models.Model):
    """A set of recommendations that somebody keeps; its owner may let everybody read it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    is_public = models.BooleanField(default=False)
    is_indexed = models.BooleanField(default=False)  # its owner lets search engines list it, where the server does too
    made_at = models.DateTimeField()

    class Meta:
        """By name."""

        ordering = ("name", "id")

    def __str__(self) -> str:
        """The name."""
        return self.name


class Recommendation(models.Model):
    """One commitment. What people set stands in `decided`; all else follows the documents."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="recommendations")
    code = models.CharField(max_length=60, unique=True)
    series = models.CharField(max_length=40)  # the first part of the code
    year = models.PositiveSmallIntegerField(null=True, blank=True, db_index=True)
    number = models.PositiveIntegerField()

    text = models.TextField()
    language = models.CharField(max_length=16, db_index=True)
    folded = models.TextField(blank=True, default="")  # code, text and translations as search compares them
    vector = models.BinaryField(default=b"")  # of the text, in 16-bit floats
    encoder = models.CharField(max_length=60, blank=True, default="")
    strength = models.CharField(max_length=12, blank=True, default="", db_index=True)
    issuer = models.TextField(blank=True, default="")
    issuer_entity = models.CharField(max_length=32, blank=True, default="", db_index=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True, db_index=True)  # of action, 1 to 5
    level_cue = models.CharField(max_length=100, blank=True, default="")  # the word that proposes it; "" if people did
    reference = models.CharField(max_length=60, blank=True, default="", db_index=True)  # its number in its own document
    response = models.CharField(max_length=60, blank=True, default="")  # of whom it was made to: "support", "noted"
    decided = models.JSONField(default=list)  # names of the attributes that people set

    event = models.CharField(max_length=32, blank=True, default="", db_index=True)  # an entity's id
    event_name = models.TextField(blank=True, default="")
    made_on = models.CharField(max_length=10, blank=True, default="", db_index=True)  # ISO, whole or partial
    thread = models.CharField(max_length=32, blank=True, default="", db_index=True)  # an entity's id, as last linked
    anchor = models.CharField(max_length=32, blank=True, default="", db_index=True)  # the fact that the code stands for

    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Status], default=Status.NOT_STARTED)
    status_reason = models.TextField(blank=True, default="")
    status_since = models.DateTimeField(null=True, blank=True)
    due = models.DateField(null=True, blank=True, db_index=True)

    standing = models.CharField(max_length=10, default=Standing.CURRENT, db_index=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed")
    is_merged_by_people = models.BooleanField(default=False)
    split_from = models.CharField(max_length=60, blank=True, default="")  # the code whose thread it left
    is_unsourced = models.BooleanField(default=False)  # no standing fact says it now, but people have worked on it
    is_imported = models.BooleanField(default=False)  # people brought it in: no rebuild takes it out
    imported = models.JSONField(default=dict)  # columns of an imported row that have no other place
    made_at = models.DateTimeField()

    addressees = models.ManyToManyField(Addressee, through="Owed", related_name="recommendations")

    class Meta:
        """By code; of one series and year by number."""

        ordering = ("series", "year", "number", "code")
        indexes = (
            models.Index(fields=("register", "standing", "status")),
            models.Index(fields=("standing", "series", "year", "number")),
        )
        constraints = (models.UniqueConstraint(fields=("series", "year", "number"), name="numbered_once"),)

    def __str__(self) -> str:
        """The code."""
        return self.code


class Owed(models.Model):
    """To whom a recommendation is addressed, in the order of its words."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="owed")
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="owed")

    class Meta:
        """As written; each once."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("recommendation", "addressee"), name="owed_once"),)

    def __str__(self) -> str:
        """Both ends."""
        return f"{self.recommendation_id} → {self.addressee_id}"


class Source(models.Model):
    """A sentence in which a recommendation was made or told again: a fact with its words, kept for when it is gone."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="sources")
    fact = models.CharField(max_length=32, db_index=True)
    document = models.CharField(max_length=32, db_index=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    text = models.TextField()  # the action alone
    language = models.CharField(max_length=16)
    said_on = models.CharField(max_length=10, blank=True, default="")  # of the event, else of the document
    event = models.CharField(max_length=32, blank=True, default="")
    event_name = models.TextField(blank=True, default="")
    is_basis = models.BooleanField(default=True)  # what the documents propose for the recommendation is drawn from it
    is_standing = models.BooleanField(default=True)  # the evidence room holds the fact, and nobody rejected it

    class Meta:
        """In order of time."""

        ordering = ("said_on", "document", "start", "id")
        constraints = (models.UniqueConstraint(fields=("recommendation", "fact"), name="source_once"),)

    def __str__(self) -> str:
        """Where it stands."""
        return f"{self.fact} {self.document}:{self.start}-{self.end}"


class Tag(models.Model):
    """A theme, target group, pillar or SDG target of a recommendation."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in TagKind])
    value = models.CharField(max_length=200)

    class Meta:
        """In the order in which they were given; each once."""

        ordering = ("id",)
        indexes = (models.Index(fields=("kind", "value")),)
        constraints = (models.UniqueConstraint(fields=("recommendation", "kind", "value"), name="tag_once"),)

    def __str__(self) -> str:
        """Kind and value."""
        return f"{self.kind}: {self.value}"


class Translation(models.Model):
    """The text in another language, by a named author, reviewed or not."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=16)
    text = models.TextField()
    author = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=10, default=TranslationState.DRAFT)
    reviewer = models.CharField(max_length=200, blank=True, default="")
    changed_at = models.DateTimeField()

    class Meta:
        """By language; one in each."""

        ordering = ("language",)
        constraints = (models.UniqueConstraint(fields=("recommendation", "language"), name="translated_once"),)

    def __str__(self) -> str:
        """Language and text."""
        return f"{self.language}: {self.text}"
