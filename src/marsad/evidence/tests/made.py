"""Documents for the store's tests, and ways to put them in."""

from collections.abc import Iterable

from marsad.evidence import actions
from marsad.evidence.added import Summary, summary_of
from marsad.pipeline.outcomes import Processed
from marsad.pipeline.tests.made import original, worker
from marsad.records import (
    Analysis,
    Decisions,
    Entity,
    EntityKind,
    Link,
    Linked,
    Name,
    Original,
    Score,
    Unread,
    entity_id,
)

FIRST = "Meeting in Rabat\nICESCO and OMEV met in Rabat.\nWe recommend that teachers be trained."
SECOND = "الإيسيسكو\nOMEV wrote to الإيسيسكو.\nWe recommend more clubs.\nWe recommend less noise."


def processed(item: Original) -> Processed:
    return Processed(original=item, result=worker(item))


def put(*items: Original | Unread) -> Summary:
    """Read items in with the chain and the linking of the tests."""
    return summary_of(actions.add(items, who=None, worker=worker, linker=by_name))


def put_both() -> Summary:
    return put(original(FIRST, "first.txt"), original(SECOND, "second.txt"))


def by_name(analyses: Iterable[Analysis], decisions: Decisions) -> Linked:
    """The simplest linking: organisations of one name are one; people's decisions are shown in `details`."""
    found: dict[str, list[tuple[Analysis, int]]] = {}
    for analysis in analyses:
        for place, mention in enumerate(analysis.mentions):
            found.setdefault(f"{mention.kind} {mention.citation.quote}", []).append((analysis, place))
    return Linked(entities=tuple(entity(key, places, decisions) for key, places in sorted(found.items())))


def entity(key: str, places: list[tuple[Analysis, int]], decisions: Decisions) -> Entity:
    kind, _, name = key.partition(" ")
    mentions = tuple(analysis.mentions[place] for analysis, place in places)
    facts = tuple(mention.fact for mention in mentions if mention.fact)
    items = facts or tuple(f"{m.citation.document}:{m.citation.start}:{m.citation.end}" for m in mentions)
    score = Score(name="same_name", value=1.0, detail=f"{name} = {name}")
    return Entity(
        id=entity_id(kind, name),
        kind=EntityKind(kind),
        label=name,
        names=(Name(text=name, language="en", script="Latn"), Name(text=f"اسم {name}", language="ar", script="Arab")),
        facts=facts,
        mentions=mentions,
        links=tuple(Link(item=item, probability=0.9, reason="the same name", scores=(score,)) for item in items),
        details={"same": str(len(decisions.same)), "different": str(len(decisions.different))},
    )
