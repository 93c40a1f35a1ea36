"""What a language model was asked, and how far it agrees with the grammars."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from marsad.accounts.permission import Asker
from marsad.evidence import models
from marsad.evidence.queries.visible import seen
from marsad.records import FactKind
from marsad.suggesting.agreement import Agreement, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came of asking one model, over all documents that one may see."""

    documents: int
    kept: int
    dropped: Mapping[str, int]
    agreement: Mapping[FactKind, Agreement]


def asked_documents(model: str, *, who: Asker | None) -> frozenset[str]:
    """The documents about which a model was asked already."""
    return frozenset(_rows(model, who).values_list("document", flat=True))


def answered(model: str, *, who: Asker | None) -> Answered:
    """All answers of a model added up."""
    found = list(_rows(model, who))
    dropped: Counter[str] = Counter()
    for row in found:
        dropped.update(row.dropped)
    return Answered(
        documents=len(found),
        kept=sum(row.kept for row in found),
        dropped=dict(dropped.most_common()),
        agreement=total(
            {FactKind(kind): Agreement(**counts) for kind, counts in row.agreement.items()} for row in found
        ),
    )


def _rows(model: str, who: Asker | None) -> QuerySet[models.Asked]:
    return models.Asked.objects.filter(seen(who, "document__"), model=model[:100])
