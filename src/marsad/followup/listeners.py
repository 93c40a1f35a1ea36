"""The register follows the store: after each linking its lines, then progress in the documents that are new.

Linking everything is long work already and the register follows within it. What a person joins, parts, marks or erases
on a page, and a document that a worker links to what stands, is followed by a job, so that both are done at once.
"""

from collections.abc import Collection

from django.dispatch import receiver

from marsad.evidence.signals import documents_changed, entities_changed
from marsad.jobs import queries as jobs
from marsad.jobs.actions import start
from marsad.records import EntityKind

CONCERNED = frozenset({EntityKind.THREAD, EntityKind.EVENT, EntityKind.SERIES, EntityKind.ORGANISATION})


@receiver(documents_changed, dispatch_uid="marsad.followup.documents")
def note(documents: Collection[str], **_signal: object) -> None:
    """Documents that entered or were read again are to be looked through, once they are linked."""
    from marsad.followup import actions  # noqa: PLC0415 - a tenth of a second, which no other command should pay

    actions.forget_documents(documents)


@receiver(entities_changed, dispatch_uid="marsad.followup.threads")
def follow(kinds: Collection[EntityKind] | None = None, **_signal: object) -> None:
    """Bring the register up to date with the threads, and look for progress in what is new."""
    from marsad.followup import actions  # noqa: PLC0415 - as above

    if kinds is None:
        actions.follow_threads(who=None)
        actions.find_evidence(who=None)
    elif CONCERNED.intersection(kinds) and not jobs.is_waiting("follow"):
        start("follow", who=None)
