"""Two people who change one thing: each form carries what it was begun from, and the second is shown both versions.

Only what both changed differently is asked about; what one of them left alone follows the other. Nothing is overwritten
that its second writer has not seen, and what they wrote stands in the form until they decide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.evidence.labels import LANGUAGES
from marsad.followup.cards import RecommendationPage
from marsad.followup.labels import ROLES, STATUSES, STRENGTHS
from marsad.followup.templatetags.followup import day, level_label
from marsad.followup.views.shown import ATTRIBUTES, initial_attributes, same
from marsad.followup.vocabulary import tag_name

State = Mapping[str, Any]  # what a form would write over, by name: plain values
SALT = "followup.seen"
TAGS = {"themes": "theme", "target_groups": "target_group", "pillars": "pillar", "sdgs": "sdg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A value that two people changed differently, as people read it."""

    label: str
    seen: str
    now: str
    mine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A form that writes over something: what it would write over, and what it would put there."""

    now: Callable[[RecommendationPage], State]
    mine: Callable[[Mapping[str, Any]], State]


def seal(state: State) -> str:
    """What a form was begun from, as it travels with the form."""
    return signing.dumps(state, salt=SALT, compress=True)


def unsealed(text: str) -> State | None:
    """What a form was begun from; None where it does not say, as programs do that only mean what they write."""
    try:
        found: State = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    return found


def clashing(seen: State, now: State, mine: State) -> list[str]:
    """The names of what somebody else changed since, and this writer changes to something else."""
    return [
        name
        for name, wanted in mine.items()
        if not (same(now.get(name), seen.get(name)) or same(now.get(name), wanted) or same(wanted, seen.get(name)))
    ]


def rebased(seen: State, now: State, mine: State) -> dict[str, Any]:
    """What a writer wants, with the others' changes where this writer left things as they were."""
    return {name: now.get(name) if same(wanted, seen.get(name)) else wanted for name, wanted in mine.items()}


def told(name: str, names: list[str], seen: State, now: State, mine: State) -> tuple[Clash, ...]:
    """The clashes of a form for its page."""
    return tuple(
        Clash(label=_label(name, key), **{side: _read(name, key, some.get(key)) for side, some in sides})
        for key in names
        for sides in [(("seen", seen), ("now", now), ("mine", mine))]
    )


def _label(form: str, key: str) -> str:
    if form == "attributes":
        return str(ATTRIBUTES[key])
    if form == "translation":
        return str(LANGUAGES.get(key, key))
    if form == "contact":
        return str(ROLES[key.split(":")[1]])
    return {"due": _("Due date"), "update": pgettext("of a recommendation", "Status"), "value": _("Value")}[form]


def _read(form: str, key: str, value: Any) -> str:
    """A value as people read it."""
    if value in (None, "", []):
        return "—"
    if form == "due":
        return day(parse_date(value))
    if form == "update":
        return str(STATUSES[value])
    if key in TAGS:
        return _("; ").join(tag_name(TAGS[key], one) for one in value)
    if form == "attributes" and key in ("strength", "level"):
        return str(STRENGTHS[value]) if key == "strength" else level_label(value)
    return _("; ").join(value.splitlines()) if isinstance(value, str) else f"{value:g}"


def lines_of(text: str) -> str:
    """Lines as a text area gives them back."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _contacts(page: RecommendationPage) -> State:
    return {f"{one.addressee}:{one.role}": _named(one.name, one.email, one.language) for one in page.contacts}


def _named(name: str, email: str, language: str) -> str:
    return "\n".join(filter(None, (name, email, str(LANGUAGES.get(language, "")))))


WATCHED: Mapping[str, Watched] = {
    "attributes": Watched(
        now=lambda page: initial_attributes(page) | {"addressees": lines_of(initial_attributes(page)["addressees"])},
        mine=lambda data: {**data, "addressees": lines_of(data["addressees"])},
    ),
    "due": Watched(
        now=lambda page: {"due": page.card.due and page.card.due.isoformat()},
        mine=lambda data: {"due": data["due"] and data["due"].isoformat()},
    ),
    "translation": Watched(
        now=lambda page: {one.language: one.text for one in page.card.translations},
        mine=lambda data: {data["language"]: data["text"].strip()},
    ),
    "contact": Watched(
        now=_contacts,
        mine=lambda data: {
            f"{data['addressee']}:{data['role']}": _named(data["name"], data["email"], data["language"])
        },
    ),
    "value": Watched(
        now=lambda page: {f"{i.id}:{v.on.isoformat()}": v.value for i in page.indicators for v in i.values},
        mine=lambda data: {f"{data['indicator']}:{data['on'].isoformat()}": data["value"]},
    ),
    "update": Watched(
        now=lambda page: {"status": str(page.card.status)},
        mine=lambda data: {"status": data["status"]} if data["status"] else {},
    ),
}
