"""What people report: updates with the words they cite, indicators with values over time, costs and who pays them."""

from django.conf import settings
from django.db import models

from marsad.followup.kinds import Status, UpdateState
from marsad.followup.models.register import Recommendation


class Update(models.Model):
    """What somebody reports on a recommendation; with a status, it changes the status once it is validated."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="updates")
    text = models.TextField(blank=True, default="")
    language = models.CharField(max_length=16, blank=True, default="")
    status = models.CharField(max_length=12, blank=True, default="", choices=[(s.value, s.value) for s in Status])
    reason = models.TextField(blank=True, default="")  # why rejected or superseded
    state = models.CharField(max_length=10, default=UpdateState.SUBMITTED, db_index=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=200, blank=True, default="")
    submitted_at = models.DateTimeField()
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decider_name = models.CharField(max_length=200, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, default="")  # of who validated or refused

    class Meta:
        """In order of time."""

        ordering = ("submitted_at", "id")

    def __str__(self) -> str:
        """What it proposes, and what became of it."""
        return f"{self.status or 'note'} {self.state}"


class Cited(models.Model):
    """Words of a document that an update rests on; `fact` where a fact says them."""

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="citations")
    document = models.CharField(max_length=32, db_index=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    fact = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        """As they were given."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Where they stand."""
        return f"{self.document}:{self.start}-{self.end}"


class Indicator(models.Model):
    """How progress is measured."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60, blank=True, default="")
    baseline = models.FloatField(null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)

    class Meta:
        """As they were given."""

        ordering = ("id",)

    def __str__(self) -> str:
        """The name."""
        return self.name


class Value(models.Model):
    """An indicator's value on a day."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    on = models.DateField()
    value = models.FloatField()
    note = models.TextField(blank=True, default="")

    class Meta:
        """In order of time; one a day."""

        ordering = ("on", "id")
        constraints = (models.UniqueConstraint(fields=("indicator", "on"), name="one_value_a_day"),)

    def __str__(self) -> str:
        """Day and value."""
        return f"{self.on}: {self.value}"


class Cost(models.Model):
    """What carrying out costs, and who pays."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="costs")
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, default="")  # ISO 4217
    funder = models.CharField(max_length=300, blank=True, default="")
    note = models.TextField(blank=True, default="")

    class Meta:
        """As they were given."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Amount and funder."""
        return f"{self.amount} {self.currency} {self.funder}".strip()
