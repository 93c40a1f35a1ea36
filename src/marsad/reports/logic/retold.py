"""What one speaker said, told by several documents and in several languages: one saying, shown once to readers."""

import re
from collections.abc import Sequence

from marsad.evidence.cards import FactCard
from marsad.followup.logic.promises import may_be, text_of
from marsad.language.encoder import default_encoder
from marsad.language.normalise import fold
from marsad.language.words import words

# Cosine of two tellings of one speaker in different languages. In the examples the same saying lies at .54 to .78,
# different ones of a speaker at .33 or less.
SAME = 0.5
SAME_WITH_FIGURE = 0.3  # where both give one figure that is no year: one tells more of it than the other
_NUMBER = re.compile(r"\d+")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d{3,}")


def sayings(cards: Sequence[FactCard]) -> list[list[FactCard]]:
    """The statements of one speaker, in order: those together that say one thing.

    It is one in the same words, as where a paper prints another's article, or in another language and document.
    """
    by_words: dict[str, list[FactCard]] = {}
    for card in cards:
        by_words.setdefault(" ".join(word.text for word in words(fold(text_of(card)))), []).append(card)
    once = list(by_words.values())
    return [[card for place in group for card in once[place]] for group in _across([same[0] for same in once])]


def _across(cards: Sequence[FactCard]) -> list[list[int]]:
    """The places of statements, those that are the same in another language and document together."""
    if len({card.fact.language for card in cards}) < 2:
        return [[place] for place in range(len(cards))]
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
    return groups


def _least(one: FactCard, other: FactCard) -> float:
    figures = [{n for n in _NUMBER.findall(fold(text_of(card))) if _FIGURE.fullmatch(n)} for card in (one, other)]
    return SAME_WITH_FIGURE if figures[0] & figures[1] else SAME
