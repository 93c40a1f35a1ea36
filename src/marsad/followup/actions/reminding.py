"""Reminders by e-mail: of days that come near and of days that have passed, to who answers, each once.

Run by `marsad recommendations remind`, from a timer. A mail that the server refuses is listed and tried again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import PUBLIC, Asker, require
from marsad.accounts.roles import Action
from marsad.followup import models
from marsad.followup.kinds import CLOSED, Role, Standing
from marsad.followup.openness import open_rows
from marsad.language.identify import identify

AHEAD, OVERDUE = "ahead", "overdue"
SURE = 0.5  # how sure the language of a short title must be
WRITTEN_TO = (Role.FOCAL_POINT, Role.ALTERNATE)
LEFT_TO_RIGHT, FIRST_STRONG, POP = "\u2066", "\u2068", "\u2069"  # around codes and titles: mails have no markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that somebody is reminded of."""

    name: str  # as reminders are kept: "task:7"
    title: str
    due: date
    address: str
    language: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """What went out."""

    sent: tuple[str, ...]  # addresses
    items: int
    failed: tuple[tuple[str, str], ...] = ()  # address, reason


def remind(*, who: Asker | None, days: int = 14, today: date | None = None, only_show: bool = False) -> Reminded:
    """Mail each person what is due within some days or overdue, and has not been told at that stage yet."""
    require(who, Action.KEEP_REGISTER)
    by_address: dict[str, list[Item]] = defaultdict(list)
    for item in _unsent(days, today or timezone.localdate()):
        by_address[item.address].append(item)
    if only_show:
        return Reminded(sent=tuple(sorted(by_address)), items=sum(map(len, by_address.values())))
    sent, failed, count = [], [], 0
    connection = get_connection()
    for address, items in sorted(by_address.items()):
        try:
            mail(address, items, connection).send()
        except (SMTPException, OSError) as error:
            failed.append((address, str(error)))
            continue
        _keep(address, items, who)
        sent.append(address)
        count += len(items)
    return Reminded(sent=tuple(sent), items=count, failed=tuple(failed))


def mail(address: str, items: list[Item], connection: BaseEmailBackend | None = None) -> EmailMessage:
    """One mail for one person, in their language: overdue first, the soonest first."""
    languages = Counter(item.language for item in items if item.language)
    with override(max(languages, key=lambda one: languages[one], default=settings.LANGUAGE_CODE)):
        overdue = [item for item in items if item.stage == OVERDUE]
        ahead = [item for item in items if item.stage == AHEAD]
        subject = ngettext(
            "%(count)s day to keep among your recommendations",
            "%(count)s days to keep among your recommendations",
            len(items),
        ) % {"count": len(items)}
        parts = [_listed(_("These days have passed:"), overdue), _listed(_("These days come near:"), ahead)]
        closing = _("You receive this mail because you are named in the register of recommendations.")
        body = "\n\n".join([part for part in parts if part] + [closing])
    return EmailMessage(
        subject=subject, body=body, from_email=settings.DEFAULT_FROM_EMAIL, to=[address], connection=connection
    )


def _listed(head: str, items: list[Item]) -> str:
    lines = [
        pgettext("a line of a mail", "– %(day)s: %(title)s")
        % {"day": date_format(item.due, "DATE_FORMAT"), "title": item.title}
        for item in sorted(items, key=lambda one: (one.due, one.name))
    ]
    return "\n".join([head, *lines]) if lines else ""


def _unsent(days: int, today: date) -> Iterator[Item]:
    told = set(models.Reminder.objects.values_list("item", "stage", "due", "address"))
    last = today + timedelta(days=days)
    for item in (*_of_recommendations(last, today), *_of_tasks(last, today)):
        if item.address and (item.name, item.stage, item.due, item.address) not in told:
            yield item


def _openness() -> Callable[[Person | None], frozenset[int]]:
    """The recommendations that somebody may be told of: what they see here; without an account what is clear."""

    @cache
    def told_to(person: Person | None) -> frozenset[int]:
        return frozenset(open_rows(person or PUBLIC).order_by().values_list("pk", flat=True))

    return told_to


def _of_recommendations(last: date, today: date) -> Iterator[Item]:
    told_to = _openness()
    rows = models.Recommendation.objects.filter(standing=Standing.CURRENT, due__lte=last).exclude(status__in=CLOSED)
    for row in rows.prefetch_related("translations", "addressees__contacts__person"):
        contacts = (c for addressee in row.addressees.all() for c in addressee.contacts.all() if c.role in WRITTEN_TO)
        for contact in contacts:
            if row.pk not in told_to(contact.person):
                continue
            language = contact.language or (contact.person.language if contact.person else "")
            words = {one.language: one.text for one in row.translations.all()}
            yield Item(
                name=f"recommendation:{row.code}",
                title=_isolated(row.code, words.get(language, row.text)),
                due=row.due or today,
                address=contact.email or (contact.person.email if contact.person else ""),
                language=language,
                stage=OVERDUE if row.due and row.due < today else AHEAD,
            )


def _of_tasks(last: date, today: date) -> Iterator[Item]:
    rows = models.Task.objects.filter(done_at=None, due__lte=last, recommendation__standing=Standing.CURRENT)
    told_to = _openness()
    chosen = dict(models.Contact.objects.exclude(language="").values_list("email", "language"))
    for row in rows.select_related("recommendation", "person"):
        if row.recommendation_id not in told_to(row.person):
            continue
        address = row.email or (row.person.email if row.person else "")
        yield Item(
            name=f"task:{row.pk}",
            title=_isolated(row.recommendation.code, row.title),
            due=row.due or today,
            address=address,
            language=chosen.get(address, row.person.language if row.person else "") or _written_in(row),
            stage=OVERDUE if row.due and row.due < today else AHEAD,
        )


def _written_in(task: models.Task) -> str:
    """The language of a task for somebody who chose none: its title's, else its recommendation's."""
    told = identify(task.title)
    is_sure = told.language in dict(settings.LANGUAGES) and told.confidence >= SURE
    return told.language if is_sure else task.recommendation.language


def _isolated(code: str, title: str) -> str:
    """A code and a title side by side, each in its own direction."""
    return f"{LEFT_TO_RIGHT}{code}{POP} {FIRST_STRONG}{title}{POP}"


@transaction.atomic
def _keep(address: str, items: list[Item], who: Asker | None) -> None:
    now = timezone.now()
    models.Reminder.objects.bulk_create(
        (
            models.Reminder(item=item.name, stage=item.stage, due=item.due, address=address, sent_at=now)
            for item in items
        ),
        ignore_conflicts=True,
    )
    record("reminder.send", "reminders", who=who, after={"to": address, "items": [item.name for item in items]})
