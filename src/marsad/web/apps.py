"""Registers the room with Django: its templates, static files and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room that holds pages together."""

    name = "marsad.web"
    label = "web"
