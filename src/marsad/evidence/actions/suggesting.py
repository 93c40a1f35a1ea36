"""Asks a language model about stored documents; what only it found enters as facts that nobody has judged yet."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from marsad import records
from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require, visible_documents
from marsad.accounts.roles import Action, Mark
from marsad.evidence import models, rows
from marsad.evidence.errors import KeptInsideError, UnknownItemError
from marsad.suggesting.answers import MADE_BY
from marsad.suggesting.client import Client
from marsad.suggesting.mentions import mentions
from marsad.suggesting.suggest import Suggested, suggest

MAY_LEAVE: Collection[str] = (Mark.CLEAR, Mark.GREEN)


def suggest_facts(document: str, client: Client, *, who: Asker | None) -> Suggested:
    """Ask about one document and keep what the model alone found; its facts from an earlier time stay as they are.

    Raises:
        UnknownItemError: there is no such document.
        KeptInsideError: its mark does not let it leave this machine, and the model stands elsewhere.
        SuggestingError: the model cannot be asked; nothing was changed.
    """
    require(who, Action.READ_AGAIN)
    row = models.Document.objects.filter(visible_documents(who), pk=document).first()
    if row is None:
        raise UnknownItemError("document", document)
    if row.mark not in MAY_LEAVE and not client.settings.is_of_this_machine:
        raise KeptInsideError(row.file, row.mark)
    known = models.Fact.objects.filter(document=row).exclude(extractor__startswith=MADE_BY)
    suggested = suggest(rows.document_record(row), map(rows.fact_record, known), client)
    _keep(row, suggested, client.settings.model, who)
    return suggested


@transaction.atomic
def _keep(row: models.Document, suggested: Suggested, model: str, who: Asker | None) -> None:
    held = set(models.Fact.objects.filter(document=row).values_list("pk", flat=True))
    new = [fact for fact in suggested.facts if fact.id not in held]
    models.Fact.objects.bulk_create(map(rows.fact_row, new))
    add_mentions(new)
    told = {
        "kept": len(suggested.facts),
        "dropped": dict(Counter(one.reason.value for one in suggested.dropped)),
        "agreement": {kind.value: asdict(one) for kind, one in suggested.agreement.items()},
    }
    models.Asked.objects.update_or_create(document=row, model=model[:100], defaults={**told, "when": timezone.now()})
    record("document.ask", f"document:{row.pk}", who=who, after={"model": model, **told})


def add_mentions(facts: Iterable[records.Fact]) -> None:
    """Let facts about things of the world be linked like those that the grammars find."""
    models.Mention.objects.bulk_create(map(rows.mention_row, mentions(facts)))
