"""What is held about a person, whole: every name, fact and mention with its citation, and what people decided."""

from typing import Any

from marsad.accounts.permission import Asker, require
from marsad.accounts.queries import audit_trail
from marsad.accounts.roles import Action
from marsad.evidence.errors import NotAPersonError
from marsad.evidence.queries.entities import entity
from marsad.records import EntityKind


def held_about(identifier: str, *, who: Asker | None) -> dict[str, Any]:
    """All that somebody may see about a person, as plain data to be handed to that person.

    Raises:
        UnknownItemError: there is no such entity, or not for this asker.
        NotAPersonError: the entity is no person.
    """
    require(who, Action.EXPORT)
    page = entity(identifier, who=who)
    if page.entity.kind is not EntityKind.PERSON:
        raise NotAPersonError(identifier)
    return {
        "person": identifier,
        "names": [{"text": name.text, "language": name.language} for name in page.entity.names],
        "details": dict(page.entity.details),
        "facts": [
            {
                "id": card.fact.id,
                "kind": str(card.fact.kind),
                "fields": dict(card.fact.fields),
                "quote": card.fact.citation.quote,
                "document": card.document_name,
                "review": str(card.fact.review),
                "decisions": [
                    {"when": entry.when.isoformat(), "what": entry.action}
                    for entry in audit_trail(who=who, item=f"fact:{card.fact.id}", limit=None)
                ],
            }
            for card in page.facts
        ],
        "mentions": [
            {
                "words": one.mention.citation.quote,
                "before": one.before,
                "after": one.after,
                "document": one.document_name,
            }
            for one in page.mentions
        ],
    }
