"""Alarms: too many entries of one kind in the trail within a short time are told to the owners.

What counts as too many stands in `alarms.toml`, and MARSAD_ALARMS sets other numbers. An alarm stands in the trail
itself (`alarm.raised`), in the log and in `/metrics`, and goes to the owners by mail where a mail server is set: once
in its period, so that an attack cannot fill a mailbox. The command line counts only where everybody's entries do.
"""

import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from importlib.resources import files
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import send_mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from marsad.accounts.actions import record_at_most
from marsad.accounts.models import AuditEntry, Person
from marsad.accounts.roles import Role

RAISED = "alarm.raised"
log = logging.getLogger("marsad.alarms")
WORDS: Mapping[str, Promise] = {
    "guessing": _("Passwords or codes were refused unusually often."),
    "probing": _("Somebody was refused unusually many pages."),
    "reading": _("Somebody read unusually many documents that are not for all."),
    "taking_out": _("Somebody took out unusually many files."),
    "withdrawing": _("Somebody withdrew or erased unusually much."),
    "promoting": _("Somebody made or changed unusually many accounts."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """More than `most` entries of these actions within some hours are too many: a person's, or the house's together."""

    name: str
    actions: tuple[str, ...]
    of: str
    most: int
    hours: int


@cache
def rules(asked: str) -> tuple[Rule, ...]:
    """The rules with the numbers that MARSAD_ALARMS names ("guessing=20 reading=0"); those of 0 are left out."""
    known = tomllib.loads(files("marsad.accounts").joinpath("alarms.toml").read_text("utf-8"))
    numbers = dict(one.partition("=")[::2] for one in asked.split())
    for name, number in numbers.items():
        if name not in known or not number.isdecimal():
            raise ImproperlyConfigured(f"MARSAD_ALARMS: write NAME=NUMBER, with a name of {', '.join(known)}.")
    found = {name: {**about, "most": int(numbers.get(name, about["most"]))} for name, about in known.items()}
    return tuple(
        Rule(name=name, actions=tuple(about["actions"]), of=about["of"], most=about["most"], hours=about["hours"])
        for name, about in found.items()
        if about["most"]
    )


@receiver(post_save, sender=AuditEntry, dispatch_uid="marsad.accounts.alarms")
def notice(instance: AuditEntry, **_about: Any) -> None:
    """Look, once an entry stands, whether it is one too many."""
    for rule in rules(settings.MARSAD_ALARMS):
        if instance.action in rule.actions and (rule.of == "house" or instance.who_id):
            whose = instance.who if rule.of == "person" else None
            transaction.on_commit(partial(look, rule, whose), robust=True)


def look(rule: Rule, whose: Person | None) -> None:
    """Raise the alarm of a rule, if too much of it happened and it was not raised just now."""
    within = timedelta(hours=rule.hours)
    found = AuditEntry.objects.filter(action__in=rule.actions, when__gt=timezone.now() - within)
    count = (found.filter(who=whose) if whose else found).count()
    if count <= rule.most:
        return
    after = {"entries": count, "hours": rule.hours}
    if record_at_most(RAISED, f"alarm:{rule.name}", who=whose, within=within, after=after):
        log.warning("alarm", extra={"about": {"alarm": rule.name, **after}})
        tell_owners(rule, count)


def tell_owners(rule: Rule, count: int) -> None:
    """Mail the owners, each in their language. Nobody is named: mails are read by others than owners too."""
    if not settings.EMAIL_HOST:
        return
    for owner in Person.objects.filter(role=Role.OWNER, is_active=True).exclude(email=""):
        with override(owner.language or settings.LANGUAGE_CODE):
            subject = _("Something unusual in Marsad")
            body = _(
                "%(what)s\n\nIn the last %(hours)s h: %(count)s. The audit trail says who and when: marsad audit list"
            )
            told = body % {"what": WORDS[rule.name], "hours": rule.hours, "count": count}
            try:
                send_mail(str(subject), str(told), settings.DEFAULT_FROM_EMAIL, [owner.email])
            except (SMTPException, OSError) as error:
                log.warning("alarm not mailed", extra={"about": {"alarm": rule.name, "error": type(error).__name__}})


def raised() -> dict[str, int]:
    """How often each alarm was raised in the last day, for whoever watches."""
    since = timezone.now() - timedelta(days=1)
    entries = AuditEntry.objects.filter(action=RAISED, when__gt=since).values_list("item", flat=True)
    told = [item.removeprefix("alarm:") for item in entries]
    return {name: told.count(name) for name in WORDS}
