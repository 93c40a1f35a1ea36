"""Who may do what to a recommendation: one place for every action.

The local system (None) and the local person may do all: one who works alone submits and validates. Of others, the owner
of the register and owners of the house may do all but validate what they submitted themselves; focal points and
alternates submit; validators validate. Where nobody is named yet for any addressee, whoever may report on
recommendations may submit, and the owner of the register validates.
"""

from django.utils.translation import gettext as _

from marsad.accounts.actions import LOCAL
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, may, may_read, require, role_of
from marsad.accounts.roles import Action, Role
from marsad.followup import models
from marsad.followup.errors import NotAllowedError
from marsad.followup.kinds import Role as Named

SUBMITTING = (Named.FOCAL_POINT, Named.ALTERNATE)


def works_alone(who: Asker | None) -> bool:
    """Whether this is the local system or the person who sits at this machine."""
    return who is None or (isinstance(who, Person) and may_read(who) and who.get_username() == LOCAL)


def keeps(who: Asker | None, register: models.Register) -> bool:
    """Whether somebody answers for a whole register: its owner, an owner of the house, the local person."""
    if works_alone(who):
        return True
    return isinstance(who, Person) and may_read(who) and (role_of(who) is Role.OWNER or register.owner_id == who.pk)


def may_submit(who: Asker | None, row: models.Recommendation) -> bool:
    """Whether somebody may report on a recommendation."""
    if keeps(who, row.register):
        return True
    if not isinstance(who, Person) or not may(who, Action.REPORT_PROGRESS):
        return False
    named = models.Contact.objects.filter(addressee__owed__recommendation=row, role__in=SUBMITTING)
    return named.filter(person=who).exists() or not named.exists()


def may_validate(who: Asker | None, row: models.Recommendation, author: int | None) -> bool:
    """Whether somebody may validate or refuse what `author` (a person's key) submitted."""
    if works_alone(who):
        return True
    if not isinstance(who, Person) or not may(who, Action.VALIDATE) or who.pk == author:
        return False
    named = models.Contact.objects.filter(addressee__owed__recommendation=row, role=Named.VALIDATOR, person=who)
    return keeps(who, row.register) or named.exists()


def may_withdraw(who: Asker | None, update: models.Update) -> bool:
    """Whether somebody may take an update back: only who submitted it."""
    return who is None or update.author_id in (None, getattr(who, "pk", None))


def require_submitting(who: Asker | None, row: models.Recommendation) -> None:
    """Raise NotAllowedError unless they may report on it."""
    require(who, Action.REPORT_PROGRESS)
    if not may_submit(who, row):
        raise NotAllowedError(
            _("Only the focal point or the alternate of an addressee of %(code)s may report on it: ask one of them.")
            % {"code": row.code}
        )


def require_validating(who: Asker | None, row: models.Recommendation, author: int | None) -> None:
    """Raise NotAllowedError unless they may validate it."""
    require(who, Action.VALIDATE)
    if not may_validate(who, row, author):
        raise NotAllowedError(
            _("Only the validating authority of %(code)s may decide about this update, and nobody about their own.")
            % {"code": row.code}
        )


def require_keeping(who: Asker | None, register: models.Register) -> None:
    """Raise NotAllowedError unless they answer for the register."""
    require(who, Action.REPORT_PROGRESS)
    if not keeps(who, register):
        raise NotAllowedError(_("Only the owner of the register %(name)s may do this.") % {"name": register.name})
