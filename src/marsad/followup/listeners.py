"""The register follows the store: after each linking its lines, then progress in the documents that are new."""

from django.dispatch import receiver

from marsad.evidence.signals import entities_changed
from marsad.followup import actions


@receiver(entities_changed, dispatch_uid="marsad.followup.threads")
def follow(**_signal: object) -> None:
    """Bring the register up to date with the threads."""
    actions.follow_threads(who=None)
