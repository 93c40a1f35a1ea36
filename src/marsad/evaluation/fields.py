"""How well the fields of what was found agree with the labels: dates exactly, names by their words."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from marsad.evaluation.gold import Labels
from marsad.evaluation.matching import NAMED, TITLED, WHOLE, amount_of, said
from marsad.evaluation.tally import Share, share_of
from marsad.evaluation.words import cover
from marsad.records import Fact, FactKind

EXACT, WORDED, LISTS = ("edition", "start_date", "end_date"), ("city", "venue", "theme"), ("organisers", "partners")
CODE_LENGTH = 2  # a country that is labelled by its code is compared; one labelled by its name is not


def field_shares(kind: FactKind, label: Labels, facts: Sequence[Fact]) -> Mapping[str, Share]:
    """The fields of a label that some matching finding has right; a field that the label leaves open is not judged."""
    judge = JUDGES.get(kind)
    return judge(label, facts) if judge else {}


def _judge_event(label: Labels, facts: Sequence[Fact]) -> dict[str, Share]:
    if label.get("role") == "mentioned":  # said in passing: its fields stand elsewhere
        return {}
    shares = {name: share_of([_is_exact(label[name], name, facts)]) for name in EXACT if label.get(name)}
    shares |= {name: share_of([_is_worded(label, name, facts)]) for name in WORDED if label.get(name)}
    shares |= {
        name: share_of([_is_listed(value, name, facts) for value in label[name]]) for name in LISTS if label.get(name)
    }
    if len(str(label.get("country") or "")) == CODE_LENGTH:
        shares["country"] = share_of([_is_exact(label["country"], "country", facts)])
    return shares


def _judge_person(label: Labels, facts: Sequence[Fact]) -> dict[str, Share]:
    names = [name for name in ("role",) if label.get(name)]
    return {name: share_of([any(cover(label[name], said(f, name)) >= TITLED for f in facts)]) for name in names}


def _judge_programme(label: Labels, facts: Sequence[Fact]) -> dict[str, Share]:
    shares = {}
    for name in ("funder", "implementer"):
        if label.get(name):
            shares[name] = share_of([any(cover(label[name], said(f, name)) >= TITLED for f in facts)])
    if label.get("amount"):
        amounts = [amount_of(f.fields.get("amount")) for f in facts]
        shares["amount"] = share_of([amount_of(label["amount"]) in amounts])
    return shares


def _is_exact(value: Any, name: str, facts: Sequence[Fact]) -> bool:
    return any(str(value) == said(fact, name) for fact in facts)


def _is_worded(label: Labels, name: str, facts: Sequence[Fact]) -> bool:
    accepted = [label[name], *(label.get(f"accept_{name}") or [])]
    return any(_agrees(value, said(fact, name)) for fact in facts for value in accepted)


def _agrees(value: str, text: str) -> bool:
    return cover(value, text) >= NAMED or cover(text, value) >= WHOLE


def _is_listed(value: str, name: str, facts: Sequence[Fact]) -> bool:
    entries = [str(entry) for fact in facts for entry in fact.fields.get(name) or ()]
    return any(_agrees(value, entry) for entry in entries)


JUDGES: Mapping[FactKind, Callable[[Labels, Sequence[Fact]], Mapping[str, Share]]] = MappingProxyType(
    {FactKind.EVENT: _judge_event, FactKind.PERSON: _judge_person, FactKind.PROGRAMME: _judge_programme}
)
