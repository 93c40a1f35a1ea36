"""Tells Django about the room of accounts: what people do to their own accounts stands in the trail."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room's entry in Django."""

    name = "marsad.accounts"
    default = True

    def ready(self) -> None:
        """Listen to django-allauth and to the trail from the start."""
        from marsad.accounts import alarms, noting  # noqa: F401, PLC0415 - models exist only now
