"""What linking leaves to people and pages beside entities. All rows are derived: `relink` replaces them."""

from django.db import models

from marsad.evidence.models.documents import Document
from marsad.evidence.models.entities import Entity, LinkRow
from marsad.evidence.models.facts import Fact
from marsad.records import EntityKind, StoryKind


class Proposal(LinkRow):
    """Two facts that may speak of one thing, for the review queue."""

    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntityKind])
    first = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="+")
    affected = models.PositiveIntegerField()
    worth = models.FloatField(db_index=True)  # what a decision would teach

    class Meta:
        """What teaches most comes first."""

        ordering = ("-worth", "first_id", "second_id")
        constraints = (models.UniqueConstraint(fields=("first", "second"), name="proposal_once"),)

    def __str__(self) -> str:
        """Both facts."""
        return f"{self.first_id} ~ {self.second_id}"


class Conflict(models.Model):
    """A field of an entity for which sources give different values."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="conflicts")
    field = models.CharField(max_length=40)
    about = models.CharField(max_length=32, blank=True, default="")  # an organisation's entity, or ""
    values = models.JSONField()  # [{"value": "300", "facts": [ids]}, …], the one told most often first

    class Meta:
        """In the order of the fields."""

        ordering = ("entity_id", "field", "about")
        constraints = (models.UniqueConstraint(fields=("entity", "field", "about"), name="conflict_once"),)

    def __str__(self) -> str:
        """The field."""
        return f"{self.entity_id} {self.field}"


class StoryDocument(LinkRow):
    """A document in a group of documents that tell one thing."""

    story = models.CharField(max_length=32, db_index=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in StoryKind])
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="stories")

    class Meta:
        """A document stands once in each kind of group."""

        ordering = ("story", "id")
        constraints = (models.UniqueConstraint(fields=("kind", "document"), name="story_document_once"),)

    def __str__(self) -> str:
        """Both ends."""
        return f"{self.document_id} → {self.story}"
