"""Entities and what belongs to them. All rows here are derived: `relink` replaces them from facts and decisions."""

from django.db import models

from marsad.evidence.models.facts import Fact, Mention
from marsad.records import EntityKind, NameKind


class Entity(models.Model):
    """A thing of the world: the set of facts and mentions that are linked to it."""

    id = models.CharField(max_length=32, primary_key=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntityKind], db_index=True)
    label = models.TextField()
    authority = models.CharField(max_length=100, blank=True, default="")
    parent = models.CharField(max_length=32, blank=True, default="", db_index=True)  # an entity's id, or ""
    country = models.CharField(max_length=2, blank=True, default="")
    details = models.JSONField(default=dict)
    # Counted when linking, so that long lists need no joins.
    fact_count = models.PositiveIntegerField(default=0)
    mention_count = models.PositiveIntegerField(default=0)
    document_count = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=32, blank=True, default="")  # "" until linking made it (`unchanged`)

    class Meta:
        """By name."""

        ordering = ("label", "id")

    def __str__(self) -> str:
        """The name to show."""
        return self.label


class FormerEntity(models.Model):
    """An entity that became another: what belonged to it tells which. No row here is derived, nor is any needed."""

    id = models.CharField(max_length=32, primary_key=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntityKind])
    facts = models.JSONField(default=list)  # ids of some
    mentions = models.JSONField(default=list)  # [[document, start, end], …] of one that had no facts

    class Meta:
        """By id."""

        ordering = ("id",)

    def __str__(self) -> str:
        """What it was."""
        return f"{self.kind} {self.id}"


class Name(models.Model):
    """One name of an entity, as written somewhere."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="names")
    text = models.TextField()
    language = models.CharField(max_length=16, blank=True, default="")
    script = models.CharField(max_length=4, blank=True, default="")
    kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.value) for kind in NameKind], default=NameKind.FULL.value
    )

    class Meta:
        """In the order in which linking gave them."""

        ordering = ("entity_id", "id")

    def __str__(self) -> str:
        """The name."""
        return self.text


class LinkRow(models.Model):
    """Why one thing belongs to an entity: never a probability without its reason."""

    probability = models.FloatField()
    reason = models.TextField()
    scores = models.JSONField(default=list)

    class Meta:
        """Only its children are tables."""

        abstract = True


class EntityFact(LinkRow):
    """A fact that belongs to an entity."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="fact_links")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="entity_links")

    class Meta:
        """A fact belongs to an entity once."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("entity", "fact"), name="entity_fact_once"),)

    def __str__(self) -> str:
        """Both ends."""
        return f"{self.fact_id} → {self.entity_id}"


class EntityMention(LinkRow):
    """A mention that belongs to an entity: by itself, or through the fact it leads to."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="mention_links")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="entity_links")

    class Meta:
        """A mention belongs to an entity once."""

        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("entity", "mention"), name="entity_mention_once"),)

    def __str__(self) -> str:
        """Both ends."""
        return f"{self.mention_id} → {self.entity_id}"
