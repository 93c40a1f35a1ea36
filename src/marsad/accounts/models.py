"""People, teams, collections with their members, one-time sign-in tokens, and the trail of who did what.

Invariant: an audit entry, once written, is never changed and never deleted by the program.
"""

from typing import Any, ClassVar, Never

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from marsad.accounts.errors import TrailIsAppendOnlyError
from marsad.accounts.roles import Mark, Role


class Person(AbstractUser):
    """Someone who works with the evidence base, with a role in the house."""

    language = models.CharField(_("language of the pages"), max_length=8, blank=True, default="")
    role = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Role], default=Role.READER.value)

    class Meta:
        """Words for forms and messages."""

        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        """The name to show: the full one where there is one."""
        return self.get_full_name() or self.get_username()


class Team(models.Model):
    """Some people under one name, to be members of collections together."""

    name = models.CharField(max_length=100, unique=True)
    people = models.ManyToManyField(Person, related_name="teams")

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        """The name."""
        return self.name


class Collection(models.Model):
    """A set of documents with its own members; a document stands in one, or in none."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    mark = models.CharField(max_length=12, choices=[(m.value, m.value) for m in Mark], default=Mark.CLEAR.value)
    made_at = models.DateTimeField()

    class Meta:
        """By name."""

        ordering = ("name", "id")

    def __str__(self) -> str:
        """The name."""
        return self.name


class Member(models.Model):
    """A person or a team with a role in a collection."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Role])

    class Meta:
        """Each is either a person or a team, once in a collection."""

        ordering = ("collection", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person=None, team__isnull=False) | models.Q(person__isnull=False, team=None),
                name="member_is_person_or_team",
            ),
            models.UniqueConstraint(fields=("collection", "person"), name="person_member_once"),
            models.UniqueConstraint(fields=("collection", "team"), name="team_member_once"),
        )

    def __str__(self) -> str:
        """Who, where, as what."""
        return f"{self.person or self.team}: {self.role} of {self.collection}"


class Recipient(models.Model):
    """A person who is named for a red document. It is named by id, not by key: the document is another room's."""

    document = models.CharField(max_length=32, db_index=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="received")

    class Meta:
        """Each is named once."""

        constraints = (models.UniqueConstraint(fields=("document", "person"), name="recipient_once"),)

    def __str__(self) -> str:
        """Who, of which document."""
        return f"{self.person} of {self.document}"


class Limits(models.Model):
    """How much each person may send; one row, which owners change. None is no limit."""

    daily_files = models.PositiveIntegerField(null=True, default=2_000)
    daily_megabytes = models.PositiveIntegerField(null=True, default=5_000)
    files = models.PositiveIntegerField(null=True)
    megabytes = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        """All four."""
        return f"{self.daily_files}, {self.daily_megabytes} a day; {self.files}, {self.megabytes} in all"


class Sent(models.Model):
    """How much a person sent on a day (UTC)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sent")
    day = models.DateField()
    files = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)  # bytes

    class Meta:
        """A row for each person and day."""

        constraints = (models.UniqueConstraint(fields=("person", "day"), name="sent_once_a_day"),)

    def __str__(self) -> str:
        """Who, when, how much."""
        return f"{self.person_id} on {self.day}: {self.files} files, {self.size} bytes"


class SignInToken(models.Model):
    """A link that signs one person in once. Only a digest is kept: who reads the database cannot sign in with it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_tokens")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """For logs: never the digest."""
        return f"sign-in link of {self.person_id} until {self.expires_at:%Y-%m-%d %H:%M}"


class Trail(models.QuerySet["AuditEntry"]):
    """Audit entries as a query that cannot change or delete them."""

    def update(self, **kwargs: Any) -> Never:
        """Refuse: an entry stands as written."""
        raise TrailIsAppendOnlyError(sorted(kwargs))

    def delete(self) -> Never:
        """Refuse: an entry stands as written."""
        raise TrailIsAppendOnlyError(["delete"])


class AuditEntry(models.Model):
    """Who did what to which item and when, with the values before and after; written by `audit.tree.append` only."""

    position = models.BigIntegerField(unique=True, editable=False)  # in the order of writing, from 0
    who = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="audit_entries")
    when = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=60, db_index=True)
    item = models.CharField(max_length=200, db_index=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    objects: ClassVar[models.Manager["AuditEntry"]] = models.Manager.from_queryset(Trail)()

    class Meta:
        """Newest first; the id decides between two entries of one instant."""

        ordering = ("-when", "-id")
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")

    def __str__(self) -> str:
        """For logs."""
        return f"{self.when:%Y-%m-%d %H:%M} {self.action} {self.item}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new entry; refuse to write over one."""
        if not self._state.adding:
            raise TrailIsAppendOnlyError(["save"])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:  # noqa: ARG002 - Django's signature
        """Refuse: an entry stands as written."""
        raise TrailIsAppendOnlyError(["delete"])


class AuditNode(models.Model):
    """A hash over a full part of the trail: the 2^level entries from place·2^level on; `audit.tree` writes it once."""

    level = models.PositiveSmallIntegerField()
    place = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        """One hash for each part."""

        constraints = (models.UniqueConstraint(fields=("level", "place"), name="audit_node_once"),)
        indexes = (models.Index(fields=("hash",), condition=models.Q(level=0), name="audit_leaf"),)

    def __str__(self) -> str:
        """Which part."""
        return f"{self.level}:{self.place}"
