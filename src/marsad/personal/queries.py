"""What is held about a person in all rooms, and what erasing would do. `who` None is the local system."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps

from marsad.accounts.audit.erasing import ERASURE, to_blank
from marsad.accounts.models import AuditEntry, Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import queries as evidence
from marsad.evidence.logic.erasing import DocumentPlan, Words
from marsad.language.blanking import Blanker
from marsad.personal.cards import Account, Plan, RowChange, Subject
from marsad.personal.errors import NobodyNamedError
from marsad.personal.logic.columns import listed, to_look_through


def subject(names: Iterable[str], *, who: Asker | None) -> Subject:
    """A person by names that are known, with all other names that the documents' entities bear beside them.

    Raises NobodyNamedError where no name has two words: one word belongs to too many.
    """
    require(who, Action.ERASE)
    given = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    blanker = evidence.blanker_of(given)
    if not blanker.digests:
        raise NobodyNamedError(", ".join(given))
    entities = evidence.persons_named(blanker, who=who)
    shown = _names(entities, who=who)
    offices = evidence.public_offices(entities, who=None)  # the rule does not hang on who applies it
    return Subject(
        names=tuple(dict.fromkeys((*given, *shown))),
        blanker=evidence.blanker_of((*given, *_names(entities, who=None))),
        entities=entities,
        office=next(iter(offices.values()), ""),
    )


def _names(entities: Iterable[str], *, who: Asker | None) -> tuple[str, ...]:
    return tuple(name.text for card in evidence.entity_cards(entities, who=who) for name in card.names)


def plan(about: Subject, *, who: Asker | None) -> Plan:
    """All that erasing somebody would do; the deed carries out the very same plan."""
    require(who, Action.ERASE)
    found = evidence.erasure_plans(about.blanker, about.entities, keeps_public=about.is_public, who=who)
    documents = tuple(one for one in found if one.is_touched or one.kept_facts)
    return Plan(
        subject=about,
        documents=documents,
        rows=tuple(_rows(about)),
        entries=sum(1 for _ in to_blank(blanking(about, documents))),
        accounts=tuple(_accounts(about.blanker)),
        titles=evidence.document_names([one.document for one in documents], who=who),
    )


def effect_of(erasure: str, *, who: Asker | None) -> Mapping[str, int] | None:
    """What an erasure did, by its name in the trail; None where it was not done."""
    require(who, Action.ERASE)
    entry = AuditEntry.objects.filter(action=ERASURE, item=erasure).first()
    effect: Mapping[str, int] | None = entry.after["effect"] if entry and entry.after else None
    return effect


def held(about: Subject, *, who: Asker | None) -> dict[str, Any]:
    """Everything that is held about somebody, as plain data to be handed to them."""
    found = plan(about, who=who)
    return {
        "names": list(about.names),
        "public_office": about.office,
        "persons": [evidence.held_about(card.id, who=who) for card in evidence.entity_cards(about.entities, who=who)],
        "documents": [{"id": one.document, "title": found.titles.get(one.document, "")} for one in found.documents],
        "elsewhere": [{"table": one.table, "columns": dict(one.now)} for one in found.rows],
        "accounts": [{"username": one.username, "name": one.name, "email": one.email} for one in found.accounts],
        "audit_entries": found.entries,
    }


def blanking(about: Subject, documents: Iterable[DocumentPlan]) -> Any:
    """How entries of the audit trail are blanked; those about facts and documents of a public figure are kept."""
    whole = Words(names=about.blanker)
    words = {f"fact:{fact}": one.words for one in documents for fact in (*one.gone_facts, *one.changed_facts)}

    def blank(entry: AuditEntry) -> tuple[Any, Any]:
        if about.is_public and entry.item.startswith(("fact:", "document:")):
            return entry.before, entry.after
        chosen = words.get(entry.item, whole)
        return chosen.blank(entry.before), chosen.blank(entry.after)

    return blank


def _rows(about: Subject) -> Iterator[RowChange]:
    """The rows of all listed tables in which a name stands."""
    for table, columns in to_look_through(keeps_public=about.is_public).items():
        emptied = listed("emptied").get(table, ())
        rows = apps.get_model(table)._default_manager.order_by("pk")  # noqa: SLF001 - Django's documented name
        for row in rows.values("pk", *columns, *emptied).iterator(chunk_size=500):
            key = row.pop("pk")
            then = {name: about.blanker.blank_all(row[name]) for name in columns}
            if any(row[name] != then[name] for name in columns):
                changed = then | dict.fromkeys(emptied, "")
                yield RowChange(table=table, key=key, now=row, then=changed)


def _accounts(names: Blanker) -> Iterator[Account]:
    for row in Person.objects.order_by("pk"):
        if any(names.spans(told) for told in (row.get_full_name(), row.username, row.email.partition("@")[0])):
            yield Account(key=row.pk, username=row.username, name=row.get_full_name(), email=row.email)
