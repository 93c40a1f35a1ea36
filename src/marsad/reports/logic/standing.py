"""Which statements stand by themselves: readers understand them without the sentence or question before them.

A report prints no bare answer ("The price.") and none of a speaker whom only the text before names ("her team"); these
stay in the base, where the whole text is beside them.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.evidence.cards import FactCard
from marsad.evidence.event_names import is_own_name
from marsad.language.normalise import fold

SHORT = 10  # words; in a longer answer a verb that no list knows is likelier than none
YEAR = len("2023")
PLURALS = ("ont ", "sont ", "se sont ", "n’ont ", "n'ont ")
WHOLE = 4  # words of an Arabic sentence that stands alone
NAME = 3  # words of a person's name
_WORD = re.compile(r"[^\s«»“”\"'’.,;:!?()-]+")


def stands_alone(card: FactCard) -> bool:
    """Whether a statement says who speaks, and says a sentence."""
    fields, language = card.fact.fields, card.fact.language
    if not _is_named(str(fields["speaker"]), language) or _is_of_several(card):
        return False
    text = str(fields["text"])
    if language == "ar" and (_points_back(text) or not _is_told_whole(card) or _is_piece(card)):
        return False
    is_answer = fields.get("mode") == "direct" and not fields.get("verb")
    return not is_answer or is_clause(text, language)


def _is_piece(card: FactCard) -> bool:
    """Whether only a few words of an Arabic sentence are quoted: "قوائم جاهزة", said to be warned of."""
    return card.fact.fields.get("mode") == "direct" and len(_WORD.findall(str(card.fact.fields["text"]))) < WHOLE


def _points_back(text: str) -> bool:
    """Whether an Arabic sentence means what stands before it: "الخلط بينها", "هذا الإجراء" without its "إجراء"."""
    folded, data = fold(text), _data()["pointing"]["ar"]
    between = re.match(rf"\S+ (?:{'|'.join(map(fold, data['between']))})(?= |$)", folded)
    pointed = re.finditer(rf"(?:^| )[وفبلك]?(?:{'|'.join(map(fold, data['words']))}) ال([ء-ي]+)", folded)
    known = frozenset(map(fold, data["near"]))
    return bool(between) or any(found[1] not in known and found[1] not in folded[: found.start()] for found in pointed)


def _is_of_several(card: FactCard) -> bool:
    """Whether a French verb in the plural stands behind one person's name: somebody else said it."""
    speaker, text = str(card.fact.fields["speaker"]), str(card.fact.fields["text"])
    is_plural = text.casefold().startswith(PLURALS) and card.fact.language == "fr"
    return is_plural and all(word[:1].isupper() for word in speaker.split()) and len(speaker.split()) <= NAME


def is_placed(card: FactCard) -> bool:
    """Whether a fact says when or where its event was."""
    return any(card.fact.fields.get(name) for name in ("start_date", "city", "country"))


def is_known_event(cards: Sequence[FactCard]) -> bool:
    """Whether an event is told so that readers know which: where, when, of which series, or by a name of its own.

    "A lecture" of which no document says when or where is none that a report could name.
    """
    return any(_is_found(card) or (has_own_name(card) and _is_told_of(card)) for card in cards)


def _is_found(card: FactCard) -> bool:
    """Whether a reader could find the event by city, month or number; "a second meeting in 2023" is but a plan."""
    fields = card.fact.fields
    is_numbered = bool(fields.get("edition")) and fields.get("status") != "mentioned"
    return is_numbered or bool(fields.get("city")) or len(str(fields.get("start_date") or "")) > YEAR


def _is_told_of(card: FactCard) -> bool:
    """Whether more is told of it than a wish: "a joint training session in the autumn" has neither place nor name."""
    name = str(card.fact.fields["name"])
    is_wish = card.fact.fields.get("status") == "mentioned" and not is_placed(card) and card.fact.language != "ar"
    return not is_wish or any(word[:1].isupper() for word in name.split()[1:])


def has_own_name(card: FactCard) -> bool:
    """Whether a fact names its event by more than its kind."""
    return is_own_name(str(card.fact.fields["name"]), card.fact.language)


def _is_told_whole(card: FactCard) -> bool:
    """Whether words told in Arabic without "that" are a sentence: not the thing welcomed or the thanks expressed."""
    fields = card.fact.fields
    is_thing = card.fact.rule == "stressed" and fields.get("mode") == "indirect" and card.fact.language == "ar"
    return not is_thing or str(fields["text"]).startswith(str(fields.get("verb") or " "))


def is_clause(text: str, language: str) -> bool:
    """Whether a sentence has a verb, as far as forms tell; a long one and any of another language are taken for one."""
    words = _WORD.findall(text.casefold())
    signs = _data()["clause"].get(language)
    if signs is None or len(words) > SHORT:
        return True
    endings = tuple(signs["endings"])
    return any(word in signs["words"] or word.endswith(endings) for word in words)


def _is_named(speaker: str, language: str) -> bool:
    first, _space, rest = speaker.casefold().partition(" ")
    if first in _data()["unnamed"].get(language, ()):
        return False
    return language != "ar" or bool(rest) or first not in _owned()


@cache
def _owned() -> frozenset[str]:
    told = _data()["owned"]
    return frozenset(noun + ending for noun in told["nouns"] for ending in told["endings"])


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("marsad.reports.logic") / "standing.toml").read_text(encoding="utf-8"))
