"""Erases a person from documents, facts and mentions, and remembers digests of the names so that they stay erased.

Called inside the transaction of the room that erases everywhere (`personal`); it writes the one audit entry for all.
Originals go when the transaction stands: they hold the words. The passages that held them get new vectors.
"""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models, originals
from marsad.evidence.logic.erasing import DocumentPlan, Words
from marsad.evidence.queries.erasing import ABOUT_IT
from marsad.evidence.signals import EVERY_KIND, documents_changed, entities_changed, tell
from marsad.language.blanking import Blanker, blanked
from marsad.language.encoder import search_encoder


def erase_from_documents(plans: Iterable[DocumentPlan], *, who: Asker | None) -> frozenset[str]:
    """Carry plans out; gives the ids of the documents that changed."""
    require(who, Action.ERASE)
    touched = [plan for plan in plans if _erase(plan)]
    names = frozenset(plan.document for plan in touched)
    transaction.on_commit(lambda: _tell(names))
    return names


def remember_erased(names: Blanker, entities: Collection[str], erasure: str, *, who: Asker | None) -> None:
    """Keep these names out from now on, and take away the entities that stood for the person."""
    require(who, Action.ERASE)
    now = timezone.now()
    rows = [
        models.ErasedName(digest=digest, words=words, erasure=erasure, when=now)
        for digest, words in sorted(names.digests.items())
    ]
    models.ErasedName.objects.bulk_create(rows, ignore_conflicts=True)
    models.Entity.objects.filter(pk__in=entities).delete()


def forget_original(sha256: str) -> None:
    """Delete the bytes of an original once the transaction stands."""
    transaction.on_commit(lambda: originals.forget(sha256))


def _erase(plan: DocumentPlan) -> bool:
    row = models.Document.objects.select_for_update().get(pk=plan.document)
    about = {name: plan.words.blank(getattr(row, name)) for name in ABOUT_IT}
    text = blanked(row.text, plan.spans)
    if text == row.text and not plan.gone_facts and all(getattr(row, name) == value for name, value in about.items()):
        return False
    _change_findings(plan, text)
    _encode_again(plan, text)
    now = timezone.now()
    models.Document.objects.filter(pk=row.pk).update(**about, text=text, blanked_at=now)
    forget_original(row.sha256)
    return True


def _change_findings(plan: DocumentPlan, text: str) -> None:
    models.Fact.objects.filter(pk__in=plan.gone_facts).delete()
    models.Mention.objects.filter(pk__in=plan.gone_mentions).delete()
    for fact in models.Fact.objects.filter(pk__in=plan.changed_facts):
        fact.quote = text[fact.start : fact.end]
        fact.fields, fact.machine = plan.words.blank(fact.fields), plan.words.blank(fact.machine)
        fact.save(update_fields=["quote", "fields", "machine"])
    for mention in models.Mention.objects.filter(pk__in=plan.changed_mentions):
        mention.quote = text[mention.start : mention.end]
        mention.save(update_fields=["quote"])
    _change_decisions(plan.document, plan.words)


def _change_decisions(document: str, words: Words) -> None:
    """What people decided stays, in words without the erased ones."""
    for row in models.Decision.objects.filter(document=document):
        for name in ("quote", "correction", "note"):
            setattr(row, name, words.blank(getattr(row, name)))
        row.save(update_fields=["quote", "correction", "note"])
    for row in models.Decision.objects.filter(other_at__document=document):
        row.other_at = words.blank(row.other_at)
        row.save(update_fields=["other_at"])


def _encode_again(plan: DocumentPlan, text: str) -> None:
    """New vectors for the passages in which words were blanked."""
    rows = [
        row
        for row in models.Passage.objects.filter(document=plan.document)
        if row.vector and any(start < row.end and row.start < end for start, end in plan.spans)
    ]
    if not rows:
        return
    encoder = search_encoder()
    vectors = encoder.encode([text[row.start : row.end] for row in rows])
    for row, vector in zip(rows, vectors, strict=True):
        row.vector, row.encoder = vector.astype("<f2").tobytes(), encoder.name
        row.save(update_fields=["vector", "encoder"])


def _tell(documents: frozenset[str]) -> None:
    if documents:
        tell(documents_changed, documents=documents)
    tell(entities_changed, kinds=EVERY_KIND)
