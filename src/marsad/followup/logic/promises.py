"""What one body promised, told by documents in several languages: one commitment, one line of the register.

Linking joins wordings by what they say alone, and a short promise says little. Here it is known, too, who promised:
one body, by its name or through whoever speaks for it. What people held apart stays apart.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from marsad.evidence.cards import FactCard
from marsad.followup.logic.addressees import LONGEST_NAME, PROMISE, Body, bare
from marsad.followup.logic.origins import Saying
from marsad.language.encoder import default_encoder
from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.linking.comparisons.acts import act, ask_for_two_acts

Sayings: TypeAlias = tuple[Saying, ...]
# Cosine of two promises of one body in different languages. In the examples two told twice lie at .42 and .50, two
# different ones at .34 or less.
SAME = 0.4
_NUMBER = re.compile(r"\d+")


def joined(
    threads: Mapping[str, Sayings],
    promisers: Callable[[Saying], frozenset[str]],
    apart: Collection[frozenset[str]] = (),
) -> Mapping[str, Sayings]:
    """The threads, those that are one body's promise in another language and document together under the older.

    `promisers` gives the entities of the bodies in whose name something is promised, `apart` the pairs of facts that
    people hold apart.
    """
    own = {key: _in_whose_name(sayings, promisers) for key, sayings in threads.items()}
    lead: dict[str, str] = {}
    of_body: dict[str, list[str]] = defaultdict(list)
    for key in sorted((key for key in own if own[key]), key=lambda key: threads[key][0].order):
        others = dict.fromkeys(other for body in sorted(own[key]) for other in of_body[body])
        lead[key] = _nearest(threads[key], [(one, threads[one]) for one in others], apart) or key
        if lead[key] == key:
            for body in own[key]:
                of_body[body].append(key)
    told: dict[str, list[Saying]] = defaultdict(list)
    for key, sayings in threads.items():
        told[lead.get(key, key)] += sayings
    return {key: tuple(sorted(told[key], key=lambda saying: saying.order)) for key in threads if key in told}


def _in_whose_name(sayings: Sayings, promisers: Callable[[Saying], frozenset[str]]) -> frozenset[str]:
    """The bodies that promise it; none where some documents only ask for it."""
    if any(saying.fact.fact.fields.get("strength") != PROMISE for saying in sayings):
        return frozenset()
    return frozenset[str]().union(*map(promisers, sayings))


def may_be(one: FactCard, other: FactCard) -> bool:
    """Whether two tellings can be of one saying: in two languages and documents, and not of other numbers."""
    if one.fact.language == other.fact.language or one.fact.citation.document == other.fact.citation.document:
        return False
    numbers = [set(_NUMBER.findall(fold(text_of(card)))) for card in (one, other)]
    return not all(numbers) or bool(numbers[0] & numbers[1])


def text_of(card: FactCard) -> str:
    """What a fact says."""
    return str(card.fact.fields["text"])


def bodies_of(saying: Saying, bodies: Mapping[str, Body], offices: Iterable[str]) -> frozenset[str]:
    """The entities in whose name something is promised: the body that is named, or those that the office names."""
    issuer = str(saying.fact.fact.fields.get("issuer") or "")
    before, found, _behind = saying.fact.fact.citation.quote.partition(issuer) if issuer else ("", "", "")
    named = bare(issuer, saying.fact.fact.language) if issuer else ()
    told = (name for office in (*offices, before if found else "") for name in _stretches(office))
    return frozenset(bodies[name].entity for name in (*named, *told) if name in bodies)


def _stretches(office: str) -> Iterator[str]:
    """What may be a name among the words of an office: "head of cooperation of the European Union"."""
    every = words(office)
    for start in range(len(every)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(every)) + 1):
            yield fold(office[every[start].start : every[end - 1].end])


def _nearest(sayings: Sayings, others: Iterable[tuple[str, Sayings]], apart: Collection[frozenset[str]]) -> str:
    """Which of the other promises these tell again; nothing where they are new."""
    near = [(key, told) for key, told in others if all(_can_be(a, b, apart) for a in sayings for b in told)]
    if not near:
        return ""
    first, *rest = default_encoder().encode([text_of(told[0].fact) for told in (sayings, *(told for _, told in near))])
    likeness, key = max((float(first @ vector), key) for (key, _told), vector in zip(near, rest, strict=True))
    return key if likeness >= SAME else ""


def _can_be(one: Saying, other: Saying, apart: Collection[frozenset[str]]) -> bool:
    acts = (act(text_of(each.fact), each.fact.fact.language) for each in (one, other))
    return (
        may_be(one.fact, other.fact)
        and frozenset((one.fact.fact.id, other.fact.fact.id)) not in apart
        and not ask_for_two_acts(*acts)
    )
