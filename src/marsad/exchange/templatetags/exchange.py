"""What others say of an entity, for its page; words for imported things."""

from collections.abc import Iterable
from typing import Any

from django import template

from marsad.evidence.views.found import asker
from marsad.exchange import labels, queries

register = template.Library()
register.filter("rule_label", labels.rule)
register.filter("import_state", labels.state)


@register.inclusion_tag("exchange/elsewhere.html", takes_context=True)
def said_elsewhere(context: template.RequestContext, facts: Iterable[str]) -> dict[str, Any]:
    """What people accepted of what others say about the entity of these facts, each with its source."""
    return {"cards": queries.said_elsewhere(facts, who=asker(context["request"]))}
