"""How much each person may send, in a day and in all: owners set it, and who reaches it is told in one sentence.

What is counted is what people hand in through pages and the interface for programs: files, and their bytes as they
came. The command line is the local system and has no limit, nor has the person who sits at this machine.
"""

from dataclasses import asdict, dataclass
from datetime import UTC

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts import models
from marsad.accounts.actions import LOCAL, record
from marsad.accounts.errors import QuotaError
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one person may send: files and megabytes, in a day and in all. None is no limit."""

    daily_files: int | None = None
    daily_megabytes: int | None = None
    files: int | None = None
    megabytes: int | None = None


def limits() -> Limits:
    """The limits of this house; until an owner sets them, those of the model."""
    row = models.Limits.objects.first() or models.Limits()
    return Limits(**{name: getattr(row, name) for name in Limits.__slots__})


@transaction.atomic
def set_limits(wanted: Limits, *, who: Asker | None) -> None:
    """Set the limits for everybody."""
    require(who, Action.MANAGE_PEOPLE)
    before = limits()
    models.Limits.objects.update_or_create(pk=1, defaults=asdict(wanted))
    record("limits.set", "limits", who=who, before=asdict(before), after=asdict(wanted))


@transaction.atomic
def take(who: Asker | None, *, files: int, size: int) -> None:
    """Count what somebody sends, before any of it is kept; raises QuotaError where it would be more than they may."""
    if not isinstance(who, Person) or who.username == LOCAL:
        return
    Person.objects.select_for_update().get(pk=who.pk)  # of two at once the second one sees what the first one took
    own, may = models.Sent.objects.filter(person=who), limits()
    today = own.get_or_create(person=who, day=timezone.now().astimezone(UTC).date())[0]
    if _is_beyond(today.files + files, may.daily_files, today.size + size, may.daily_megabytes):
        told = _("Today's limit is reached (files: %(files)s, megabytes: %(size)s): go on tomorrow, or ask an owner.")
        raise QuotaError(told % _shown(may.daily_files, may.daily_megabytes))
    whole = own.aggregate(files=Sum("files"), size=Sum("size"))
    if _is_beyond(whole["files"] + files, may.files, whole["size"] + size, may.megabytes):
        told = _("Your limit is reached (files in all: %(files)s, megabytes in all: %(size)s): ask an owner.")
        raise QuotaError(told % _shown(may.files, may.megabytes))
    own.filter(pk=today.pk).update(files=F("files") + files, size=F("size") + size)


def _is_beyond(files: int, most: int | None, size: int, megabytes: int | None) -> bool:
    return (most is not None and files > most) or (megabytes is not None and size > megabytes * MEGABYTE)


def _shown(files: int | None, megabytes: int | None) -> dict[str, str]:
    return {"files": "–" if files is None else str(files), "size": "–" if megabytes is None else str(megabytes)}
