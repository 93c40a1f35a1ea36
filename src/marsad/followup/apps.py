"""Tells Django about follow-up: the register follows the store."""

from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    """The room's entry in Django."""

    name = "marsad.followup"
    default = True

    def ready(self) -> None:
        """Listen to the store from the start."""
        from marsad.followup import listeners  # noqa: F401, PLC0415 - models exist only now
