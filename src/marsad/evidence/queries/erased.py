"""The names that must not enter again, as digests under a key of this home."""

from collections.abc import Iterable

from django.db.models import Q

from marsad.accounts.audit.keys import erasing_key
from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.queries.visible import visible
from marsad.language.blanking import Blanker


def erased_names(*, who: Asker | None) -> Blanker | None:
    """What keeps erased names out of documents that enter or are read again; None where nobody was erased."""
    require_reading(who)
    known = dict(models.ErasedName.objects.values_list("digest", "words"))
    return Blanker(key=erasing_key(), digests=known) if known else None


def words_standing(words: Iterable[str], *, who: Asker | None) -> frozenset[str]:
    """Those of some words that stand in a document all the same, be it within a longer word."""
    require_reading(who)
    seen = visible(who).order_by()
    return frozenset(word for word in words if seen.filter(Q(text__icontains=word) | Q(title__icontains=word)).exists())
