"""Who reads a document that is not for everybody is noted in the audit trail."""

from datetime import timedelta

from marsad.accounts.actions import record_at_most
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker
from marsad.accounts.roles import OPENNESS, Mark
from marsad.evidence import models

CLOSED = [mark.value for mark in Mark if OPENNESS[mark] >= OPENNESS[Mark.AMBER]]
OFTEN = timedelta(days=1)  # who comes back to a text within a day has read it once


def note_reading(identifier: str, *, who: Asker | None) -> None:
    """Note that somebody is given the text or the file of a document marked amber or higher: once a day for each.

    Of open documents nothing is noted, nor of the local system, which is whoever holds the machine.
    """
    if not isinstance(who, Person):
        return
    closed = models.Document.objects.filter(pk=identifier, mark__in=CLOSED).values_list("mark", flat=True).first()
    if closed:
        record_at_most("document.read", f"document:{identifier}", who=who, within=OFTEN, after={"mark": closed})
