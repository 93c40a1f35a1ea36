"""Registers: made, opened to everybody or closed again; their lines joined or parted by people; changes in bulk."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import actions as evidence
from marsad.followup import models
from marsad.followup.actions.following import default_register, follow_threads
from marsad.followup.actions.rows import item, line, person
from marsad.followup.actions.settings import set_attributes, set_due, value_of
from marsad.followup.errors import ChangeError, UnknownRegisterError
from marsad.followup.kinds import Standing
from marsad.followup.openness import open_rows
from marsad.followup.permission import require_keeping


@transaction.atomic
def add_register(name: str, *, who: Asker | None) -> str:
    """Make a register, kept by who makes it; gives its short name."""
    require(who, Action.KEEP_REGISTER)
    slug = slugify(name, allow_unicode=False)[:60] or f"register-{models.Register.objects.count() + 1}"
    if not name.strip() or models.Register.objects.filter(slug=slug).exists():
        raise ChangeError(_("Give the register a name that no other has."))
    row = models.Register.objects.create(slug=slug, name=name.strip(), owner=person(who), made_at=timezone.now())
    record("register.add", f"register:{slug}", who=who, after={"name": row.name})
    return row.slug


@transaction.atomic
def open_register(slug: str, *, who: Asker | None, is_public: bool = True) -> None:
    """Let everybody read a register without an account, or close it again. Only its owner may."""
    row = _register(slug, who)
    require_keeping(who, row)
    before, row.is_public = row.is_public, is_public
    row.save(update_fields=["is_public"])
    after = {"is_public": is_public}
    record(
        "register.open" if is_public else "register.close",
        f"register:{slug}",
        who=who,
        before={"is_public": before},
        after=after,
    )


@transaction.atomic
def index_register(slug: str, *, who: Asker | None, is_indexed: bool = True) -> None:
    """Let search engines list an open register, or keep them away again. Only its owner may; the server has a say."""
    row = _register(slug, who)
    require_keeping(who, row)
    before, row.is_indexed = row.is_indexed, is_indexed
    row.save(update_fields=["is_indexed"])
    told = {"before": {"is_indexed": before}, "after": {"is_indexed": is_indexed}}
    record("register.index", f"register:{slug}", who=who, **told)


@transaction.atomic
def rename_register(slug: str, name: str, *, who: Asker | None) -> None:
    """Give a register another name; its address stays."""
    row = _register(slug, who)
    require_keeping(who, row)
    if not name.strip():
        raise ChangeError(_("Give the register a name."))
    before, row.name = row.name, name.strip()
    row.save(update_fields=["name"])
    record("register.rename", f"register:{slug}", who=who, before={"name": before}, after={"name": row.name})


@transaction.atomic
def merge_recommendations(code: str, into: str, *, who: Asker | None) -> None:
    """Say that two lines are one: what people did on the first counts with the second, and its code leads there.

    Holds through every relinking, until it is parted again.
    """
    row, leader = line(code, who), line(into, who)
    require_keeping(who, row.register)
    if row.pk == leader.pk or row.register_id != leader.register_id:
        raise ChangeError(_("Two different recommendations of one register can be merged: choose another one."))
    before = {"standing": str(row.standing)}
    row.standing, row.merged_into, row.is_merged_by_people = Standing.MERGED, leader, True
    row.save(update_fields=["standing", "merged_into", "is_merged_by_people"])
    models.Recommendation.objects.filter(merged_into=row).update(merged_into=leader)
    after = {"standing": str(row.standing), "merged_into": leader.code}
    record("recommendation.merge", item(row), who=who, before=before, after=after)


@transaction.atomic
def part_recommendation(code: str, *, who: Asker | None) -> None:
    """Let a merged line stand for itself again, with everything that was done on it.

    One that a person merged does so at once. Of one that documents were taken to tell twice it is decided that both
    are two things: a promise stands for itself at once, what linking joined from the next linking on.
    """
    found = open_rows(who).select_related("register", "merged_into").filter(code=code, standing=Standing.MERGED).first()
    if found is None or found.merged_into is None:
        raise ChangeError(_("%(code)s is not merged into another, so there is nothing to part.") % {"code": code})
    require_keeping(who, found.register)
    if found.is_merged_by_people:
        _part(found, found.merged_into, who)
    else:
        evidence.decide_different(found.anchor, found.merged_into.anchor, who=who)
        follow_threads(who=None)


def _part(row: models.Recommendation, lead: models.Recommendation, who: Asker | None) -> None:
    row.standing, row.merged_into, row.is_merged_by_people = Standing.CURRENT, None, False
    row.save(update_fields=["standing", "merged_into", "is_merged_by_people"])
    before, after = {"merged_into": lead.code}, {"standing": str(row.standing)}
    record("recommendation.part", item(row), who=who, before=before, after=after)


@transaction.atomic
def change_many(
    codes: Sequence[str], *, who: Asker | None, values: Mapping[str, Any] | None = None, due: date | None = None,
    add: Mapping[str, Sequence[str]] | None = None,
) -> int:  # fmt: skip
    """Change many recommendations alike, all or none; each has its own audit entry. Gives how many.

    `values` are set; what `add` names, such as a theme or an addressee, is added to what each has.
    """
    for code in codes:
        row = line(code, who)
        added = {name: _with(value_of(row, name), more) for name, more in (add or {}).items() if more}
        changes = {**(values or {}), **added}
        if changes:
            set_attributes(code, changes, who=who)
        if due is not None:
            set_due(code, due, who=who)
    return len(codes)


def _with(here: Sequence[str], more: Sequence[str]) -> list[str]:
    return [*here, *(one for one in more if one not in here)]


def _register(slug: str, who: Asker | None) -> models.Register:
    default_register(who=who)
    row = models.Register.objects.select_for_update().filter(slug=slug).first()
    if row is None:
        raise UnknownRegisterError(slug)
    return row
