"""To whom recommendations are addressed, who answers for them, what they have to do by when, and what was mailed."""

from django.conf import settings
from django.db import models

from marsad.followup.kinds import Role


class Addressee(models.Model):
    """A body, or people named by their words ("the States"), that recommendations are addressed to."""

    key = models.CharField(max_length=200, unique=True)  # "authority:…", or the folded name
    name = models.TextField()
    language = models.CharField(max_length=16, blank=True, default="")
    entity = models.CharField(max_length=32, blank=True, default="", db_index=True)  # as last linked

    class Meta:
        """By name."""

        ordering = ("name", "id")

    def __str__(self) -> str:
        """The name."""
        return self.name


class Contact(models.Model):
    """Who answers for an addressee in a role: an account, or somebody with a name and an address only."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Role])
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_up_roles"
    )
    name = models.CharField(max_length=200, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    language = models.CharField(max_length=8, blank=True, default="")  # of the mails

    class Meta:
        """One in each role."""

        ordering = ("addressee_id", "role")
        constraints = (models.UniqueConstraint(fields=("addressee", "role"), name="role_once"),)

    def __str__(self) -> str:
        """Role and name."""
        return f"{self.role}: {self.name}"


class Task(models.Model):
    """Something to do for a recommendation by a day."""

    recommendation = models.ForeignKey("followup.Recommendation", on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=500)
    due = models.DateField(null=True, blank=True, db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_up_tasks"
    )
    name = models.CharField(max_length=200, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        """The soonest first."""

        ordering = (models.F("due").asc(nulls_last=True), "id")

    def __str__(self) -> str:
        """The title."""
        return self.title


class Reminder(models.Model):
    """A mail that went out; each is sent once for its day and stage."""

    item = models.CharField(max_length=80)  # "task:7", "recommendation:RABAT-2023-07"
    stage = models.CharField(max_length=20)  # "ahead" or "overdue"
    due = models.DateField()
    address = models.EmailField()
    sent_at = models.DateTimeField()

    class Meta:
        """Once for each."""

        constraints = (models.UniqueConstraint(fields=("item", "stage", "due", "address"), name="reminded_once"),)

    def __str__(self) -> str:
        """What and to whom."""
        return f"{self.item} {self.stage} {self.address}"


class Feed(models.Model):
    """An address at which a calendar program fetches due dates. Only the token's digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="follow_up_feeds"
    )
    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, null=True, blank=True, related_name="feeds")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        """For logs: never the digest."""
        return f"feed of {self.person_id} {self.addressee_id}"
