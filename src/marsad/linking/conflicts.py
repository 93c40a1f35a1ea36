"""Where sources contradict each other about one entity: every value is kept, with the facts that give it.

A partial date agrees with every day in it, a rough number with those that it allows ("about 350", "more than 300"), a
city with its other spellings. Roles of persons change with time and are no conflict.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from marsad.authority import places as gazetteer
from marsad.language.rough import all_may_be_one, inexactness, number_in
from marsad.linking.items import Item
from marsad.records import Conflict, Entity, EntityKind, Told

BodiesOf = Callable[..., Callable[[Item], frozenset[str]]]  # field names → the bodies that an item names there

FIELDS: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.EVENT: ("participants", "start_date", "end_date", "city"),
    EntityKind.PROGRAMME: ("amount", "start_date", "end_date"),
    EntityKind.INSTRUMENT: ("date",),
}
_DATES = frozenset({"start_date", "end_date", "date"})


def conflicts(entities: Sequence[Entity], items: Mapping[str, Item], bodies_of: BodiesOf) -> tuple[Conflict, ...]:
    """Every conflict of every entity, in their order."""
    capacities = {capacity: bodies_of(capacity) for capacity in ("organisers", "partners")}
    found: list[Conflict] = []
    for entity in entities:
        members = [items[fact] for fact in entity.facts]
        if len({member.document for member in members}) < 2:
            continue
        for name in FIELDS.get(entity.kind, ()):
            found.extend(_of_field(entity.id, name, members))
        if entity.kind is EntityKind.EVENT:
            found.extend(_of_capacities(entity.id, members, capacities))
    return tuple(found)


def _of_field(entity: str, name: str, members: Sequence[Item]) -> Iterator[Conflict]:
    told: dict[str, list[tuple[str, str]]] = {}
    for member in members:
        if (said := _said(name, member)) is not None:
            told.setdefault(said[0], []).append((said[1], member.id))
    distinct = _without_partial(told) if name in _DATES else told
    if len(distinct) > 1 and not (name == "participants" and _may_be_one(distinct)):
        yield Conflict(entity=entity, field=name, values=_by_number(distinct))


def _may_be_one(told: Mapping[str, list[tuple[str, str]]]) -> bool:
    """Whether any two of some rough numbers may be one: one that is told exactly speaks for its number."""
    return all_may_be_one([min((written for written, _fact in one), key=inexactness) for one in told.values()])


def _said(name: str, member: Item) -> tuple[str, str] | None:
    """What a source says for a field: as compared, and as written."""
    value = member.get(name)
    if value in (None, "", []):
        return None
    written = str(value)
    if name == "participants":
        number = number_in(written)
        return (str(number), written) if number is not None else None
    if name == "city":
        found = gazetteer.find(written, member.fact.language)
        return (found[0].id, written) if found and "-" in found[0].id else None
    if name == "amount":
        return f"{value} {member.get('currency') or ''}".strip(), f"{written} {member.get('currency') or ''}".strip()
    return written, written


def _without_partial(told: Mapping[str, list[tuple[str, str]]]) -> dict[str, list[tuple[str, str]]]:
    """Dates without those that are only less exact than another one."""
    return {
        date: sources
        for date, sources in told.items()
        if not any(other != date and other.startswith(date) for other in told)
    }


def _of_capacities(
    entity: str, members: Sequence[Item], capacities: Mapping[str, Callable[[Item], frozenset[str]]]
) -> Iterator[Conflict]:
    """Bodies that organise the event in one document and are only partners in another."""
    told: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for member in members:
        named = {capacity: bodies(member) for capacity, bodies in capacities.items()}
        for capacity, bodies in named.items():
            for body in bodies:
                if sum(body in others for others in named.values()) == 1:
                    told.setdefault(body, {}).setdefault(capacity, []).append((capacity, member.id))
    for body, by_capacity in sorted(told.items()):
        if len(by_capacity) > 1:
            yield Conflict(entity=entity, field="capacity", values=_by_number(by_capacity), about=body)


def _by_number(told: Mapping[str, list[tuple[str, str]]]) -> tuple[Told, ...]:
    values = [
        Told(value=min(written for written, _ in sources), facts=tuple(sorted(fact for _, fact in sources)))
        for sources in told.values()
    ]
    return tuple(sorted(values, key=lambda value: (-len(value.facts), value.value)))
