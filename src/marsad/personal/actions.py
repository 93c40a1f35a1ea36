"""Erasing a person everywhere: one transaction, one audit entry without the erased words, and no way back."""

import secrets
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet

from marsad.accounts import people
from marsad.accounts.actions import record
from marsad.accounts.audit.erasing import BLANKED, ERASURE, blank
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import actions as evidence
from marsad.language.words import words
from marsad.personal import queries
from marsad.personal.cards import Account, Plan, RowChange, Subject
from marsad.personal.errors import NotConfirmedError
from marsad.reports.jobs import forget_made
from marsad.search.actions import forget_words


@transaction.atomic
def erase(about: Subject, *, who: Asker | None, confirmed: bool, accounts: bool = False, erasure: str = "") -> Plan:
    """Erase somebody as `queries.plan` says, and give what was done. `accounts` erases accounts of that name too.

    `erasure` is how the trail names it, for whoever has to know later whether it was done.

    Of a private person the names are remembered as digests, so that documents which bring them later are blanked as
    they enter. Of a public figure what documents say of the office is kept, and nothing is remembered.
    Raises NotConfirmedError where nobody said that the effect was read.
    """
    require(who, Action.ERASE)
    if not confirmed:
        raise NotConfirmedError
    plan, erasure = queries.plan(about, who=who), erasure or f"erasure:{secrets.token_hex(8)}"
    evidence.erase_from_documents(plan.documents, who=who)
    for change in plan.rows:
        _write(change)
    if not about.is_public:
        evidence.remember_erased(about.blanker, about.entities, erasure, who=who)
    for account in plan.accounts if accounts else ():
        _erase_account(account, who=who)
    blanked = blank(queries.blanking(about, plan.documents))
    transaction.on_commit(forget_made)
    transaction.on_commit(lambda: forget_words(words_of(about.names)))
    record(
        ERASURE, erasure, who=who, after={"effect": dict(plan.effect), "is_public": about.is_public, BLANKED: blanked}
    )
    return plan


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The single words of some names, as they are written."""
    return frozenset(word.text for name in names for word in words(name))


def _write(change: RowChange) -> None:
    """Blank words in a row of another room; versions of reports refuse every other change."""
    QuerySet(apps.get_model(change.table)).filter(pk=change.key).update(**change.then)


def _erase_account(account: Account, *, who: Asker | None) -> None:
    """Close an account and take away who it was; what it did stays, done by a number."""
    person = Person.objects.get(pk=account.key)
    people.close(person, who=who)
    person.username, person.email = f"erased-{person.pk}", ""
    person.first_name = person.last_name = ""
    person.set_unusable_password()
    person.save()
    for table in (Authenticator, SocialAccount, EmailAddress):
        table.objects.filter(user=person).delete()
