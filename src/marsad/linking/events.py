"""Which event facts tell of one event: by edition, dates, place, bodies, theme and name together.

Every feature that spoke is shown with the link; the weights stand in `models.toml`.
Two vetoes: two different editions, and a meeting that prepares another. Dates or cities that differ speak against, no
more: papers err, and so do extractors.
"""

from collections.abc import Iterator, Sequence

from marsad.authority.places import Place
from marsad.language.normalise import fold
from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.dates import agreement
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import Item
from marsad.linking.likely_events import LEAST_NAME, MOST_BODIES, OTHER_YEAR, BodiesOf, CityOf, likely_events, told_name
from marsad.linking.models import Model
from marsad.linking.places import can_be_one
from marsad.linking.vocabulary import words
from marsad.records import Score

THRESHOLD = 0.8
_BEFORE = words("events", "before")
LOOSE_NAME = 0.5  # likeness below which two names are one event's only if nothing else differs


def pairs(
    items: Sequence[Item],
    meanings: Meanings,
    bodies_of: BodiesOf,
    city_of: CityOf,
    weighed: Model,
) -> Iterator[Pair]:
    """Compare events; `bodies_of` gives the entity ids of organisers and partners, `city_of` the place."""
    meanings.add(text for item in items for text in (told_name(item), str(item.get("theme") or "")))
    by_id = {item.id: item for item in items}

    def again(first: str, second: str) -> Scores:
        return tuple(compared(by_id[first], by_id[second], meanings, bodies_of, city_of))

    for first, second in likely_events(items, meanings, bodies_of, city_of, weighed):
        if (chance := chance_of(first, second, again(first.id, second.id), weighed)) is not None:
            yield Pair(first.id, second.id, chance, again=again)


def chance_of(first: Item, second: Item, scores: Scores, weighed: Model) -> float | None:
    """How likely two events are one; None where two editions or two names say that they are not."""
    name = next((s.value for s in scores if s.name == "same_name"), 0.0)
    return None if vetoed(first, second) or name < LEAST_NAME else weighed.of(scores)


def vetoed(first: Item, second: Item) -> bool:
    """Say whether two events cannot be one, whatever else agrees: two editions, a forum and what prepares it."""
    editions = first.get("edition"), second.get("edition")
    return (all(editions) and editions[0] != editions[1]) or _prepares(first) is not _prepares(second)


def _prepares(item: Item) -> bool:
    """Whether a name says that the meeting prepares another one."""
    return bool(content_words(item.name) & _BEFORE)


def compared(
    first: Item,
    second: Item,
    meanings: Meanings,
    bodies_of: BodiesOf,
    city_of: CityOf,
) -> Iterator[Score]:
    """What speaks for and against two events being one."""
    name = name_likeness(first, second, meanings)
    yield Score(name="same_name", value=name, detail=f"{first.name} ~ {second.name}")
    if first.get("edition") and first.get("edition") == second.get("edition"):
        yield Score(name="same_edition", value=1.0, detail=str(first.get("edition")))
    yield from _dates(_date(first), _date(second))
    if name < LOOSE_NAME and _are_other_days(_date(first), _date(second)):
        yield Score(name="beside_it", value=1.0, detail=f"{_date(first)} ~ {_date(second)}")
    yield from _cities(city_of(first), city_of(second), f"{first.get('city')} ~ {second.get('city')}")
    if bodies := bodies_of(first) & bodies_of(second):
        yield Score(name="same_bodies", value=float(min(MOST_BODIES, len(bodies))), detail=", ".join(sorted(bodies)))
    themes = str(first.get("theme") or ""), str(second.get("theme") or "")
    theme = max(meanings.similarity(*themes), shared_words(*themes)) if all(themes) else 0.0
    if theme >= 0.6:
        yield Score(name="same_theme", value=round(theme, 3), detail=" ~ ".join(themes))
    told = agreement(first.setting.published, second.setting.published)
    if first.document != second.document and told is not None and told >= 0.8:
        yield Score(name="told_together", value=1.0, detail=f"{first.setting.published} ~ {second.setting.published}")


def _dates(first: str, second: str) -> Iterator[Score]:
    agreed = agreement(first, second)
    if agreed:
        yield Score(name="same_dates", value=agreed, detail=f"{first} ~ {second}")
    elif agreed is not None:
        same_year = first[:4] == second[:4]
        yield Score(name="other_dates", value=1.0 if same_year else OTHER_YEAR, detail=f"{first} ~ {second}")


def _are_other_days(first: str, second: str) -> bool:
    """Whether both days are told, and are two."""
    return min(len(first), len(second)) >= len("2024-01-01") and first != second


def _cities(here: Place | None, there: Place | None, detail: str) -> Iterator[Score]:
    if here and there:
        yield Score(name="same_city" if can_be_one(here, there) else "other_city", value=1.0, detail=detail)


def name_likeness(first: Item, second: Item, meanings: Meanings) -> float:
    """How alike two events' names are: by words in one language, by meaning across two; 0 for names of one word."""
    one, other = told_name(first), told_name(second)
    if min(len(content_words(one)), len(content_words(other))) < 2:
        return 0.0
    if fold(one) == fold(other):
        return 1.0
    if first.fact.language == second.fact.language:
        return round(max(shared_words(one, other), meanings.similarity(one, other) - 0.3), 3)
    return round(meanings.similarity(one, other), 3)


def _date(item: Item) -> str:
    return str(item.get("start_date") or "")
