"""What one body promised, told by documents in several languages: one commitment, shown once to readers of a report.

Linking joins wordings by what they say alone. Within a report it is known, too, who promised: an official speaks for
the body that the office names.
"""

from collections.abc import Iterator, Sequence

from marsad.evidence.cards import FactCard
from marsad.followup.logic.addressees import PROMISE
from marsad.followup.logic.promises import SAME, may_be, text_of
from marsad.language.encoder import default_encoder
from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.records import FactKind
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material

LONGEST_NAME = 7  # words


def told_once(groups: Sequence[list[FactCard]], material: Material, writer: Writer) -> list[list[FactCard]]:
    """The groups of recommendations, those that are one body's promise in another language and document together."""
    speakers = {id(group): _bodies(group, material, writer) for group in groups if _is_promise(group)}
    kept: list[list[FactCard]] = []
    for group in groups:
        own = speakers.get(id(group), frozenset())
        found = [(place, one) for place, one in enumerate(kept) if own & speakers.get(id(one), frozenset())]
        if place := _nearest(group, found):
            speakers[id(joined := [*kept[place - 1], *group])] = own
            kept[place - 1] = joined
        else:
            kept.append(group)
    return kept


def _nearest(group: Sequence[FactCard], others: Sequence[tuple[int, list[FactCard]]]) -> int:
    """Which promise of the same body a group tells again, counted from one; 0 where it is new."""
    near = [(place, one) for place, one in others if all(may_be(card, told) for card in group for told in one)]
    if not near:
        return 0
    first, *rest = default_encoder().encode([text_of(one[0]) for one in (group, *(o for _p, o in near))])
    likeness, place = max((float(first @ other), place) for (place, _one), other in zip(near, rest, strict=True))
    return place + 1 if likeness >= SAME else 0


def _is_promise(group: Sequence[FactCard]) -> bool:
    return all(card.fact.fields.get("strength") == PROMISE for card in group)


def _bodies(group: Sequence[FactCard], material: Material, writer: Writer) -> frozenset[str]:
    """Who promises, by the names that readers know, and the bodies in whose name a person does."""
    told = [(str(card.fact.fields.get("issuer") or ""), card.fact.language) for card in group]
    named = {fold(writer.named(name, language).text) for name, language in told if name}
    offices = [
        str(card.fact.fields["role"])
        for card in material.facts
        if card.fact.kind is FactKind.PERSON
        and card.fact.fields.get("role")
        and fold(writer.named(str(card.fact.fields["name"]), card.fact.language).text) in named
    ]
    offices += [_before(card.fact.citation.quote, name) for card, (name, _language) in zip(group, told, strict=True)]
    return frozenset(named | {body for office in offices for body in _named_in(office, writer)})


def _before(quote: str, name: str) -> str:
    """The words of a promise before the name of who makes it, which tell the office."""
    before, found, _behind = quote.partition(name) if name else ("", "", "")
    return before if found else ""


def _named_in(office: str, writer: Writer) -> Iterator[str]:
    """The names that readers know of bodies that an office names: "head of cooperation of the European Union"."""
    every = words(office)
    for start in range(len(every)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(every)) + 1):
            if known := writer.known_name(office[every[start].start : every[end - 1].end]):
                yield fold(known)
