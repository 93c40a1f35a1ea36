"""The register follows the store: after each linking its lines, then progress in the documents that are new."""

from collections.abc import Collection

from django.dispatch import receiver

from marsad.evidence.signals import documents_changed, entities_changed
from marsad.followup import actions
from marsad.records import EntityKind

CONCERNED = frozenset({EntityKind.THREAD, EntityKind.EVENT, EntityKind.SERIES, EntityKind.ORGANISATION})


@receiver(documents_changed, dispatch_uid="marsad.followup.documents")
def note(documents: Collection[str], **_signal: object) -> None:
    """Documents that entered or were read again are to be looked through, once they are linked."""
    actions.forget_documents(documents)


@receiver(entities_changed, dispatch_uid="marsad.followup.threads")
def follow(kinds: Collection[EntityKind] = tuple(EntityKind), **_signal: object) -> None:
    """Bring the register up to date with the threads, and look for progress in what is new."""
    if not CONCERNED.intersection(kinds):
        return
    actions.follow_threads(who=None)
    actions.find_evidence(who=None)
