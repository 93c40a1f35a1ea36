"""Pseudonyms of the private persons that the documents name."""

from collections import defaultdict

from marsad.accounts.audit.keys import erasing_key
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models
from marsad.evidence.queries.erasing import public_offices
from marsad.language.pseudonyms import Pseudonyms, pseudonyms
from marsad.records import EntityKind


def private_names(*, who: Asker | None) -> Pseudonyms:
    """What replaces the names of private persons in data that leaves; public figures keep theirs (`logic.offices`).

    Of all persons, whatever the asker sees of them: a name that is hidden from somebody leaves the less.
    """
    require(who, Action.EXPORT)
    named: dict[str, list[str]] = defaultdict(list)
    rows = models.Name.objects.filter(entity__kind=EntityKind.PERSON.value).order_by("entity_id", "id")
    for entity, text in rows.values_list("entity", "text"):
        named[entity].append(text)
    public = public_offices(named.keys(), who=None)
    return pseudonyms(((entity, names) for entity, names in named.items() if entity not in public), erasing_key())
