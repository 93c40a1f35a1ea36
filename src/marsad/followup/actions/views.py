"""Saved views of the register, and the addresses from which calendar programs fetch due dates."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import digest, record
from marsad.accounts.permission import Asker, require, require_reading
from marsad.accounts.roles import Action
from marsad.followup import models
from marsad.followup.actions.rows import part, person
from marsad.followup.errors import ChangeError, NotAllowedError
from marsad.followup.filters import Filters

LAYOUTS = ("table", "board")


@transaction.atomic
def save_view(name: str, filters: Filters, *, who: Asker | None, layout: str = "table", is_shared: bool = False) -> int:
    """Keep filters under a name, for oneself or for all; the same name again replaces it. Gives the view's key."""
    require(who, Action.SAVE_VIEWS)
    if not name.strip():
        raise ChangeError(_("Give the view a name."))
    values = {
        "filters": filters.as_json(),
        "layout": layout if layout in LAYOUTS else LAYOUTS[0],
        "is_shared": is_shared,
        "made_at": timezone.now(),
    }
    row, _made = models.SavedView.objects.update_or_create(owner=person(who), name=name.strip(), defaults=values)
    record("view.save", f"view:{row.pk}", who=who, after={"name": row.name, "filters": row.filters})
    return row.pk


@transaction.atomic
def remove_view(key: int, *, who: Asker | None) -> None:
    """Take a view of one's own out."""
    require(who, Action.SAVE_VIEWS)
    row = part(models.SavedView.objects.all(), key, _("view"))
    if who is not None and row.owner_id != getattr(who, "pk", None):
        raise NotAllowedError(_("Only who saved a view may remove it."))
    record("view.remove", f"view:{key}", who=who, before={"name": row.name, "filters": row.filters})
    row.delete()


@transaction.atomic
def make_feed(*, who: Asker | None, addressee: int | None = None) -> str:
    """Make an address for a calendar program: one's own tasks and days, or those of an addressee. Gives the token.

    It is returned here and nowhere kept: only its digest is. Who has it reads the titles and days without signing in.
    """
    require_reading(who)
    owed = part(models.Addressee.objects.all(), addressee, _("addressee")) if addressee is not None else None
    token = secrets.token_urlsafe(32)
    row = models.Feed.objects.create(digest=digest(token), person=person(who), addressee=owed, made_at=timezone.now())
    record("feed.make", f"feed:{row.pk}", who=who, after={"addressee": owed.key if owed else ""})
    return token


@transaction.atomic
def end_feeds(*, who: Asker | None) -> int:
    """Make all calendar addresses of one's own useless; gives how many there were."""
    require_reading(who)
    ended = models.Feed.objects.filter(person=person(who), ended_at=None).update(ended_at=timezone.now())
    record("feed.end", "feeds", who=who, after={"ended": ended})
    return ended
