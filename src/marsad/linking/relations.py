"""How the later of two wordings of one demand changed: same, reworded, narrowed, widened, softened or strengthened.

The verb's force goes first (to urge is more than to invite), then what the later wording adds or leaves out. In one
language the words show it: who or what is added beside what was there ("and colleges") widens a demand, a condition,
place or term ("of the Souss", "before 2023") narrows it, and leaving them out does the contrary. Across languages only
a wording that is much longer, in words and in concepts, is told to be narrower.
"""

from collections.abc import Sequence

from marsad.language.differences import Differences, differences
from marsad.language.force import force_of
from marsad.language.normalise import fold
from marsad.linking.comparisons.concepts import concepts
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import Item
from marsad.linking.vocabulary import in_order, words

SAME_WORDS = 0.85
KEPT_WORDS = 0.6  # share of the shorter wording's words that the longer one still has when it only adds to it
LONGER = 1.4  # times as many concepts, or words
STRENGTHS = {"soft": 1, "call": 2, "commitment": 3, "formal": 3}
NARROWED, WIDENED = "narrowed", "widened"
_COMMAS = frozenset(",،;؛")
_EMPTY = words("texts", "empty")
_ONTO = tuple(in_order("texts", "onto"))


def relation_of(one: Item, other: Item) -> str:
    """How the later wording changed."""
    earlier, later = sorted((one, other), key=lambda item: (item.setting.published or "9999", item.order))
    if changed := _by_force(earlier, later):
        return changed
    if one.fact.language != other.fact.language:
        return _by_length(earlier, later)
    if content_words(earlier.name) == content_words(later.name):
        return "same"
    if scope := _by_what_differs(earlier, later):
        return scope
    return "same" if shared_words(one.name, other.name) >= SAME_WORDS else _by_length(earlier, later)


def _by_force(earlier: Item, later: Item) -> str:
    """Softened or strengthened: by the verbs where both show a force and not the same, else by the facts' strengths."""
    verbs = [force_of(item.fact.citation.quote, item.fact.language) for item in (earlier, later)]
    levels = [verb.level for verb in verbs]
    if not all(verb.word for verb in verbs) or levels[0] == levels[1]:
        levels = [STRENGTHS.get(str(item.get("strength")), 2) for item in (earlier, later)]
    return "" if levels[0] == levels[1] else "softened" if levels[0] > levels[1] else "strengthened"


def _by_what_differs(earlier: Item, later: Item) -> str:
    """What a wording became that only adds to the earlier one, or only leaves out; else ""."""
    before, after = content_words(earlier.name), content_words(later.name)
    if len(before & after) < KEPT_WORDS * min(len(before), len(after)) or (before - after and after - before):
        return ""
    added = differences(earlier.name, later.name, later.fact.language)
    lost = differences(later.name, earlier.name, earlier.fact.language)
    if after - before:
        return WIDENED if _puts_beside(added, after - before) else NARROWED
    return NARROWED if _puts_beside(lost, before - after) else WIDENED


def _puts_beside(told: Differences, own: frozenset[str]) -> bool:
    """Whether what one wording has and the other has not stands beside what both have."""
    return any(
        _stands_beside(told, place) for place, piece in enumerate(told.pieces) if content_words(piece.text) & own
    )


def _stands_beside(told: Differences, place: int) -> bool:
    piece = told.pieces[place]
    if not piece.differs:
        return False
    before = told.pieces[place - 1].text.rstrip() if place else ""
    found = fold(piece.text).split()
    is_joined = bool({found[0], found[-1]} & words("texts", "beside"))
    return is_joined or (before[-1:] in _COMMAS and found[0] not in _EMPTY) or _has_and_written_on(found)


def _has_and_written_on(found: Sequence[str]) -> bool:
    return any(word.startswith(_ONTO) for word in found)


def _by_length(earlier: Item, later: Item) -> str:
    """Narrower where the later wording says all that the earlier says and much more; wider in the contrary case."""
    before, after = concepts(earlier.name), concepts(later.name)
    if before < after and _is_longer(after, before) and _says_more(later, earlier):
        return NARROWED
    if after < before and _is_longer(before, after) and _says_more(earlier, later):
        return WIDENED
    return "reworded"


def _says_more(one: Item, other: Item) -> bool:
    """Whether a wording has many more words, too; asked across languages, whose words name concepts unevenly."""
    return one.fact.language == other.fact.language or _is_longer(content_words(one.name), content_words(other.name))


def _is_longer(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) >= LONGER * len(other)
