"""Retention: setting the rules, showing which documents they would take out (a dry run), and applying them."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.models import Collection
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import actions as evidence
from marsad.evidence import queries
from marsad.personal.models import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCard:
    """A rule, and the documents that it would take out today. `collection` is None for what stands in none."""

    collection: int | None
    name: str
    days: int
    since: str
    due: tuple[str, ...]  # ids
    names: Mapping[str, str]  # of those that the asker may see


@transaction.atomic
def set_rule(collection: Collection | None, days: int | None, since: str, *, who: Asker | None) -> None:
    """Set after how many days a collection's documents go; None ends the rule: they are kept without limit."""
    require(who, Action.MANAGE_COLLECTION, collection=collection.pk if collection else None)
    rule = Rule.objects.filter(collection=collection).first()
    before = {"days": rule.days, "since": rule.since} if rule else None
    Rule.objects.filter(collection=collection).delete()
    if days:
        Rule.objects.create(collection=collection, days=days, since=since, made_at=timezone.now())
    item = f"collection:{collection.slug}" if collection else "house"
    record("retention.rule", item, who=who, before=before, after={"days": days, "since": since} if days else None)


def rules(*, who: Asker | None, today: date | None = None) -> tuple[RuleCard, ...]:
    """The rules with what each would take out: looking changes nothing."""
    require(who, Action.MANAGE_COLLECTION)
    day = today or timezone.localdate()
    return tuple(_card(row, who, day) for row in Rule.objects.select_related("collection"))


def apply_rules(*, who: Asker | None, today: date | None = None) -> int:
    """Take out what the rules say, and give how many documents went; there is no way back but a backup."""
    require(who, Action.WITHDRAW)
    due = {document for rule in rules(who=who, today=today) for document in rule.due}
    return evidence.withdraw_documents(due, who=who, reason="retention")


def _card(rule: Rule, who: Asker | None, today: date) -> RuleCard:
    last = today - timedelta(days=rule.days)
    told = queries.document_days(rule.collection_id, who=who)
    is_added = rule.since == Rule.Since.ADDED
    days = {key: timezone.localdate(added) if is_added else last_day(published) for key, added, published in told}
    due = tuple(key for key, day in days.items() if day and day < last)
    return RuleCard(
        collection=rule.collection_id,
        name=rule.collection.name if rule.collection else "",
        days=rule.days,
        since=rule.since,
        due=due,
        names=queries.document_names(due, who=who),
    )


def last_day(published: str) -> date | None:
    """The last day that a whole or partial date may mean: "2022-06" is 30 June. None where there is none."""
    parts = [int(part) for part in published.split("-") if part.isdigit()]
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
