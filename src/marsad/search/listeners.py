"""The index follows the store: what enters, changes or leaves is indexed again as the store says so."""

from collections.abc import Collection

from django.dispatch import receiver

from marsad.evidence.signals import documents_changed
from marsad.search import actions


@receiver(documents_changed, dispatch_uid="marsad.search.index")
def follow(documents: Collection[str], **_signal: object) -> None:
    """Index documents that entered or changed."""
    actions.index_again(documents)
