"""People accept, correct and reject facts, and take it back; each leaves a decision that outlives every rebuild."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require, require_somewhere, visible_documents
from marsad.accounts.roles import Action
from marsad.evidence import models
from marsad.evidence.actions.decided import REVIEWS, apply_to, content_json, content_of
from marsad.evidence.errors import ChangedMeanwhileError, ReviewError, UnknownItemError
from marsad.evidence.logic.reviews import Content, checked_fields
from marsad.evidence.logic.versions import version_of
from marsad.evidence.models import Decision
from marsad.records import FactKind, ReviewState

# Why a fact may be wrong, in the order in which the page offers them.
REJECTIONS = ("not_said", "wrong_words", "wrong_kind", "said_twice", "not_relevant")
LONGEST_NOTE = 1_000


def accept_fact(identifier: str, *, who: Asker | None, version: str = "") -> ReviewState:
    """Say that a fact stands as it is."""
    return _decide(Decision.Kind.ACCEPT, identifier, who=who, version=version)


def reject_fact(
    identifier: str, *, who: Asker | None, version: str = "", reason: str = "", note: str = ""
) -> ReviewState:
    """Say that a fact is wrong, and why: it is kept, and left out of lists, entities and reports.

    `reason` is one of `REJECTIONS`, `note` the reviewer's own words; one of them is needed. Raises ReviewError for
    none, and for another reason.
    """
    require_somewhere(who, Action.REVIEW)
    if not (reason or note.strip()):
        raise ReviewError(_("Say why it is wrong: choose a reason, or write it in your own words."))
    if reason and reason not in REJECTIONS:
        raise ReviewError(f"“{reason}” is no reason for rejecting: choose one of {', '.join(REJECTIONS)}.")
    why = {"reason": reason, "note": note.strip()[:LONGEST_NOTE]}
    return _decide(Decision.Kind.REJECT, identifier, who=who, version=version, why=why)


@transaction.atomic
def correct_fact(  # noqa: PLR0913 - each is a part of what is corrected, named by the caller
    identifier: str,
    *,
    who: Asker | None,
    fields: Mapping[str, Any],
    start: int | None = None,
    end: int | None = None,
    version: str = "",
) -> ReviewState:
    """Give a fact its right fields and, if asked, its right place; what the machine found is kept beside.

    Raises ReviewError when a field is unknown, missing or of the wrong type, or when there are no words at the place.
    """
    fact = open_fact(identifier, who, version)
    first, last = fact.start if start is None else start, fact.end if end is None else end
    text = fact.document.text
    if not 0 <= first < last <= len(text):
        raise ReviewError(f"There are no words at {first}–{last} of this document: choose them in its text.")
    correction = Content(
        fields=checked_fields(FactKind(fact.kind), fields), start=first, end=last, quote=text[first:last]
    )
    return _decide(Decision.Kind.CORRECT, identifier, who=who, correction=correction, version=version)


@transaction.atomic
def undo_review(identifier: str, *, who: Asker | None, version: str = "") -> ReviewState:
    """Take back the latest decision about a fact; the one before it holds again. The decision stays on record."""
    fact = open_fact(identifier, who, version)
    latest = Decision.objects.filter(fact=identifier, kind__in=REVIEWS, undone_at=None).order_by("when", "id").last()
    if latest is None:
        raise ReviewError("There is no decision about this fact to take back.")
    before = _state(fact)
    latest.undone_at = timezone.now()
    latest.save(update_fields=["undone_at"])
    apply_to(fact)
    record("fact.undo", f"fact:{identifier}", who=who, before=before, after=_state(fact))
    return ReviewState(fact.review)


@transaction.atomic
def _decide(  # noqa: PLR0913 - each is a part of the decision, named by the caller
    kind: Decision.Kind,
    identifier: str,
    *,
    who: Asker | None,
    correction: Content | None = None,
    version: str = "",
    why: Mapping[str, str] | None = None,
) -> ReviewState:
    fact = open_fact(identifier, who, version)
    before, found = _state(fact), Content(**fact.machine) if fact.machine else content_of(fact)
    Decision.objects.create(
        kind=kind,
        document=fact.document_id,
        fact=identifier,
        fact_kind=fact.kind,
        start=found.start,
        end=found.end,
        quote=found.quote,
        correction=content_json(correction) if correction else None,
        who=who if isinstance(who, Person) else None,
        when=timezone.now(),
        **(why or {}),
    )
    apply_to(fact)
    told = {name: value for name, value in (why or {}).items() if value}
    record(f"fact.{kind.value}", f"fact:{identifier}", who=who, before=before, after={**_state(fact), **told})
    return ReviewState(fact.review)


def open_fact(identifier: str, who: Asker | None, version: str) -> models.Fact:
    """A fact that somebody may see and review, held against others who review it at this moment.

    `version` is the state that they had before them; "" where nothing was shown, as on the command line.
    """
    require_somewhere(who, Action.REVIEW)
    found = models.Fact.objects.select_for_update(of=("self",)).select_related("document").filter(pk=identifier)
    fact = found.filter(visible_documents(who, "document__")).first()
    if fact is None:
        raise UnknownItemError("fact", identifier)
    require(who, Action.REVIEW, collection=fact.document.collection_id)
    if version and version != version_of(fact.review, fact.fields, (fact.start, fact.end), fact.reviewed_at):
        raise ChangedMeanwhileError
    return fact


def _state(fact: models.Fact) -> dict[str, Any]:
    return {"review": fact.review, **content_json(content_of(fact))}
