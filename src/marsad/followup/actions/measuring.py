"""Indicators with their values over time; costs and who pays them."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker
from marsad.followup import models
from marsad.followup.actions.rows import item, line, part
from marsad.followup.errors import ChangeError
from marsad.followup.openness import open_parts
from marsad.followup.permission import require_keeping, require_submitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What an indicator is to be."""

    name: str
    unit: str = ""
    baseline: float | None = None
    baseline_on: date | None = None
    target: float | None = None
    target_on: date | None = None


@transaction.atomic
def add_indicator(code: str, measure: Measure, *, who: Asker | None) -> int:
    """Say how progress on a recommendation is measured; gives the indicator's key."""
    row = line(code, who)
    require_keeping(who, row.register)
    if not measure.name.strip():
        raise ChangeError(_("An indicator needs a name that says what is counted."))
    made = models.Indicator.objects.create(recommendation=row, **asdict(measure))
    record("recommendation.indicator", item(row), who=who, after={"indicator": made.pk, **_told(measure)})
    return made.pk


@transaction.atomic
def remove_indicator(key: int, *, who: Asker | None) -> None:
    """Take an indicator out with its values; they stay in the audit trail."""
    found = part(
        open_parts(models.Indicator.objects.select_related("recommendation__register"), who), key, _("indicator")
    )
    require_keeping(who, found.recommendation.register)
    values = {one.on.isoformat(): one.value for one in found.values.all()}
    before = {"indicator": key, "name": found.name, "values": values}
    record("recommendation.remove_indicator", item(found.recommendation), who=who, before=before)
    found.delete()


@transaction.atomic
def record_value(key: int, on: date, value: float, *, who: Asker | None, note: str = "") -> None:
    """Write an indicator's value on a day; what stood there for that day is replaced."""
    found = part(
        open_parts(models.Indicator.objects.select_related("recommendation__register"), who), key, _("indicator")
    )
    require_submitting(who, found.recommendation)
    before = found.values.filter(on=on).first()
    models.Value.objects.update_or_create(indicator=found, on=on, defaults={"value": value, "note": note.strip()})
    record(
        "recommendation.value", item(found.recommendation), who=who,
        before={"indicator": key, "on": on.isoformat(), "value": before.value} if before else None,
        after={"indicator": key, "on": on.isoformat(), "value": value, "note": note.strip()},
    )  # fmt: skip


@transaction.atomic
def add_cost(  # noqa: PLR0913 - each is a field of the form
    code: str, *, who: Asker | None, amount: Decimal | None = None, currency: str = "", funder: str = "", note: str = ""
) -> int:
    """Write what carrying out costs, or who pays; gives the cost's key."""
    row = line(code, who)
    require_keeping(who, row.register)
    if amount is None and not funder.strip():
        raise ChangeError(_("Give an amount with its currency, or who pays."))
    if amount is not None and amount < 0:
        raise ChangeError(_("A cost is no negative amount."))
    if amount is not None and (len(currency) != 3 or not currency.isascii() or not currency.isalpha()):
        raise ChangeError(_("An amount needs its currency in three letters, such as EUR or MAD."))
    values = {"amount": amount, "currency": currency.upper(), "funder": funder.strip(), "note": note.strip()}
    made = models.Cost.objects.create(recommendation=row, **values)
    record("recommendation.cost", item(row), who=who, after={"cost": made.pk, **values, "amount": str(amount or "")})
    return made.pk


@transaction.atomic
def remove_cost(key: int, *, who: Asker | None) -> None:
    """Take a cost out; what it was stays in the audit trail."""
    found = part(open_parts(models.Cost.objects.select_related("recommendation__register"), who), key, _("cost"))
    require_keeping(who, found.recommendation.register)
    before = {"cost": key, "amount": str(found.amount or ""), "currency": found.currency, "funder": found.funder}
    record("recommendation.remove_cost", item(found.recommendation), who=who, before=before)
    found.delete()


def _told(measure: Measure) -> dict[str, object]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(measure).items()}


def _indicator(key: int, who: Asker | None) -> models.Indicator:
    rows = models.Indicator.objects.select_related("recommendation__register")
    return part(open_parts(rows, who), key, _("indicator"))
