"""Tells Django about the search room: the index follows the store."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The room's entry in Django."""

    name = "marsad.search"
    default = True

    def ready(self) -> None:
        """Listen to the store from the start."""
        from marsad.search import listeners  # noqa: F401, PLC0415 - models exist only now
