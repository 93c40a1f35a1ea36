"""What one speaker said, told by documents in several languages: one saying, shown once to readers of a report."""

import re
from collections.abc import Sequence

from marsad.evidence.cards import FactCard
from marsad.followup.logic.promises import may_be, text_of
from marsad.language.encoder import default_encoder
from marsad.language.normalise import fold

# Cosine of two tellings of one speaker in different languages. In the examples the same saying lies at .54 to .78,
# different ones of a speaker at .33 or less.
SAME = 0.5
SAME_WITH_FIGURE = 0.3  # where both give one figure that is no year: one tells more of it than the other
_NUMBER = re.compile(r"\d+")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d{3,}")


def sayings(cards: Sequence[FactCard]) -> list[list[FactCard]]:
    """The statements of one speaker, those that are the same in another language and document together, in order."""
    if len({card.fact.language for card in cards}) < 2:
        return [[card] for card in cards]
    vectors = default_encoder().encode([text_of(card) for card in cards])
    groups: list[list[int]] = []
    for place, card in enumerate(cards):
        near = [
            (float(vectors[place] @ vectors[group[0]]), number)
            for number, group in enumerate(groups)
            if all(may_be(card, cards[other]) for other in group)
        ]
        likeness, number = max(near, default=(0.0, 0))
        if likeness and likeness >= _least(card, cards[groups[number][0]]):
            groups[number].append(place)
        else:
            groups.append([place])
    return [[cards[place] for place in group] for group in groups]


def _least(one: FactCard, other: FactCard) -> float:
    figures = [{n for n in _NUMBER.findall(fold(text_of(card))) if _FIGURE.fullmatch(n)} for card in (one, other)]
    return SAME_WITH_FIGURE if figures[0] & figures[1] else SAME
