"""The offer of a cited brief, for the pages of documents and events."""

from typing import Any

from django import template

register = template.Library()

OFFERED = (("pdf", "PDF"), ("docx", "Word"), ("html", "HTML"))


@register.inclusion_tag("reports/offer.html")
def offer_brief(subject: str, identifier: str) -> dict[str, Any]:
    """Links to the brief on one "document" or "event" in each format."""
    return {"subject": subject, "identifier": identifier, "offered": OFFERED}
