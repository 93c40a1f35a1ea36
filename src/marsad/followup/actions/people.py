"""Who answers for an addressee, and what is to be done by when."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.followup import models
from marsad.followup.actions.following import default_register
from marsad.followup.actions.rows import item, line, part
from marsad.followup.errors import ChangeError
from marsad.followup.kinds import Role
from marsad.followup.openness import open_parts
from marsad.followup.permission import require_keeping, require_submitting
from marsad.records import Language


@transaction.atomic
def name_contact(  # noqa: PLR0913 - each is a field of the form
    addressee: int, role: Role, *, who: Asker | None, person: int | None = None, name: str = "", email: str = "",
    language: str = "",
) -> None:  # fmt: skip
    """Name who answers for an addressee in a role: an account, or a name with an address. Replaces who was named.

    Mails to them are in `language`, else in that of their account, else in the server's.
    """
    row = _addressee(addressee, who)
    account = part(Person.objects.filter(is_active=True), person, _("account")) if person is not None else None
    if account is None and not name.strip():
        raise ChangeError(_("Name a person: choose an account, or write a name."))
    check_address(email)
    if language and language not in set(Language):
        raise ChangeError(_("Mails are written in one of these languages: ar, fr, en."))
    before = row.contacts.filter(role=role).first()
    values = {"person": account, "name": name.strip() or str(account or ""), "email": email.strip()}
    values["language"] = language
    made, _is_new = models.Contact.objects.update_or_create(addressee=row, role=role, defaults=values)
    record(
        "addressee.contact", f"addressee:{row.key}", who=who,
        before=_named(before, role), after=_named(made, role),
    )  # fmt: skip


@transaction.atomic
def remove_contact(addressee: int, role: Role, *, who: Asker | None) -> None:
    """Take somebody out of a role."""
    row = _addressee(addressee, who)
    found = row.contacts.filter(role=role).first()
    if found is not None:
        before = _named(found, role)
        found.delete()
        record("addressee.contact", f"addressee:{row.key}", who=who, before=before, after={"role": str(role)})


@transaction.atomic
def add_task(  # noqa: PLR0913 - each is a field of the form
    code: str, title: str, *, who: Asker | None, due: date | None = None, person: int | None = None,
    name: str = "", email: str = "",
) -> int:  # fmt: skip
    """Give somebody something to do for a recommendation; gives the task's key."""
    row = line(code, who)
    require_submitting(who, row)
    if not title.strip():
        raise ChangeError(_("A task needs a title that says what to do."))
    check_address(email)
    account = part(Person.objects.filter(is_active=True), person, _("account")) if person is not None else None
    task = models.Task.objects.create(
        recommendation=row, title=title.strip(), due=due, person=account, name=name.strip(), email=email.strip(),
        made_at=timezone.now(),
    )  # fmt: skip
    record("recommendation.task", item(row), who=who, after=_told(task))
    return task.pk


@transaction.atomic
def change_task(  # noqa: PLR0913 - each is a field of the form
    key: int, *, who: Asker | None, title: str, due: date | None, name: str = "", email: str = ""
) -> None:
    """Change a task's words, day or person by name."""
    task = part(open_parts(models.Task.objects.select_related("recommendation__register"), who), key, _("task"))
    require_submitting(who, task.recommendation)
    if not title.strip():
        raise ChangeError(_("A task needs a title that says what to do."))
    check_address(email)
    before = _told(task)
    task.title, task.due, task.name, task.email = title.strip(), due, name.strip(), email.strip()
    task.save()
    record("recommendation.change_task", item(task.recommendation), who=who, before=before, after=_told(task))


@transaction.atomic
def finish_task(key: int, *, who: Asker | None, is_done: bool = True) -> None:
    """Tick a task off, or open it again."""
    task = part(open_parts(models.Task.objects.select_related("recommendation__register"), who), key, _("task"))
    require_submitting(who, task.recommendation)
    task.done_at = timezone.now() if is_done else None
    task.save(update_fields=["done_at"])
    word = "recommendation.finish_task" if is_done else "recommendation.reopen_task"
    record(word, item(task.recommendation), who=who, after=_told(task))


@transaction.atomic
def remove_task(key: int, *, who: Asker | None) -> None:
    """Take a task out; what it was stays in the audit trail."""
    task = part(open_parts(models.Task.objects.select_related("recommendation__register"), who), key, _("task"))
    require_submitting(who, task.recommendation)
    record("recommendation.remove_task", item(task.recommendation), who=who, before=_told(task))
    task.delete()


def check_address(email: str) -> None:
    """Refuse what is not an e-mail address."""
    if not email.strip():
        return
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise ChangeError(_("%(email)s is not an e-mail address.") % {"email": email}) from error


def _addressee(key: int, who: Asker | None) -> models.Addressee:
    """An addressee that this person may name people for: they keep a register that owes it something."""
    require(who, Action.REPORT_PROGRESS)
    row = part(models.Addressee.objects.select_for_update(), key, _("addressee"))
    register = models.Register.objects.filter(recommendations__owed__addressee=row).order_by("pk").first()
    require_keeping(who, register or default_register(who=who))
    return row


def _named(row: models.Contact | None, role: Role) -> dict[str, object]:
    columns = ("name", "email", "language")
    return {"role": str(role), **{column: getattr(row, column) if row else "" for column in columns}}


def _told(task: models.Task) -> dict[str, object]:
    return {
        "task": task.pk,
        "title": task.title,
        "due": task.due.isoformat() if task.due else "",
        "assignee": task.name or str(task.person or ""),
        "done": task.done_at is not None,
    }
