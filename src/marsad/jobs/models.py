"""Jobs: what was asked for, how far it is, what came of it."""

import uuid

from django.conf import settings
from django.db import models


class Job(models.Model):
    """One piece of long work. A worker that runs it says so every few seconds (`alive_at`)."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=8, default="en")  # of what it says to people
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    alive_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=64, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    is_unwanted = models.BooleanField(default=False)  # asked to stop while it runs
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    result = models.JSONField(null=True)
    problem = models.TextField(blank=True, default="")

    class Meta:
        """Newest first."""

        ordering = ("-asked_at", "id")

    def __str__(self) -> str:
        """What and where it stands."""
        return f"{self.kind} {self.id}: {self.state}"
