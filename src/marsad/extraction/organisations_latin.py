"""Bodies by their head nouns in French, and what English names need as well (`organisations_english`).

French names go on to the right from "Observatoire" through adjectives and what their small words govern.
Missing: French adjectives that no ending gives away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word
from marsad.extraction.names_features import grammar
from marsad.extraction.organisations_called import called
from marsad.extraction.organisations_charges import is_a_charge
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin_words import (
    ADJECTIVE,
    CONFIDENCE,
    GENITIVES,
    INFINITIVE,
    WEAK,
    acronym_after,
    edge,
    edge_words,
    goes_on_with,
    heads,
    nationalities,
)
from marsad.language.normalise import fold

_PARTICIPLES = re.compile(r"[a-zéèêîôû]+ée?s")  # of a plural before it: "Institut des savoirs partagés"
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_LONGEST = 20
_PLURALS = ("s", "x", "uléma", "oulema", "ouléma", "Ouléma", "Uléma", "Oulema", "ulama")


def _head_at(words: Sequence[Word], place: int, language: str) -> tuple[str, int] | None:
    """The kind of body whose head noun stands at a place, and how many words it has."""
    for size in (3, 2, 1):
        if place + size > len(words):
            continue
        text = " ".join(word.text for word in words[place : place + size]).replace("' ", "'")
        kind = heads(language).get(text) or heads(language).get(text.capitalize() if text.isupper() else text)
        if kind:
            return kind, size
    return None


def _joins(words: Sequence[Word], place: int) -> int:
    """How many small words stand at a place."""
    count = 0
    while place + count < len(words) and _is_small(words[place + count]):
        count += 1
    return count


def _is_small(word: Word) -> bool:
    """Whether a word joins the parts of a French name: "à", but not the verb "a"."""
    return word.key in edge("fr", "joins") and word.text != "a"


def _leads_to_verb(words: Sequence[Word], joins: Sequence[Word], place: int) -> bool:
    """Whether a verb follows: "pour former", or after "et" what is done: "et mis en œuvre", "et financé par"."""
    if (
        INFINITIVE.fullmatch(words[place].text)
        and words[place].key not in edge("fr", "no_verbs")
        and joins[-1].key in ("pour", "a", "de", "d'")
    ):
        return True
    governs = place + 1 < len(words) and words[place + 1].key in ("par", "en", "avec")
    return joins[-1].key == "et" and words[place].text[0].islower() and governs


def _letters_apart(words: Sequence[Word], place: int) -> bool:
    """Whether two single capitals stand there: "N U" for the United Nations."""
    pair = words[place : place + 2]
    return len(pair) == 2 and all(len(word.text) == 1 and word.is_capital and word.is_word for word in pair)


def _is_new_name(words: Sequence[Word], joins: Sequence[Word], place: int, first: int) -> bool:
    """Whether "et …" begins another body or person instead of going on with the name that begins at `first`."""
    if not any(join.key in ("et", "&") for join in joins):
        return False
    following = words[place]
    if following.text in edge_words("fr", "called") and place + 1 < len(words) and words[place + 1].is_capital:
        return True
    acronym = following.text.isupper() and len(following.text) > 2
    ranked = following.is_capital and following.key in edge("fr", "before")  # "et le Haut Conseil"
    heads_one = _head_at(words, place, "fr") is not None and not _is_portfolio(words, place)
    return acronym or ranked or heads_one or _leaves_genitive(words, joins, place, first)


def _is_portfolio(words: Sequence[Word], place: int) -> bool:
    """Whether a head that needs a country beside it has none: « du Plan et de la Coopération internationale »."""
    beside = words[place + 1].key if place + 1 < len(words) else ""
    return words[place].key in edge("fr", "of_country") and beside not in nationalities()


def _leaves_genitive(words: Sequence[Word], joins: Sequence[Word], place: int, first: int) -> bool:
    """Whether what "et" joins is not governed as the words before are: "ministère de l'Intérieur et la mairie"."""
    before = place - len(joins)
    keys = [join.key for join in joins]
    if keys == ["et"] and words[place].text[0].islower() and all(word.is_capital for word in words[first:before]):
        return True  # "le lycée Ada Holm et enseigne": nothing before "et" is said in small letters
    governs = {word.key for word in words[first:before] if _is_small(word)} - _ARTICLES
    if keys == ["et"] and not governs and words[place].text[0].islower() and not ADJECTIVE.fullmatch(words[place].key):
        return True  # "l'armée danoise et participe"
    if keys[1:] and set(keys[1:]) <= _ARTICLES:
        return bool(governs) and governs <= GENITIVES
    if keys == ["et", "des"] and words[place].text[0].islower():
        return not governs or words[before - 1].is_capital  # "le Collectif de Lambra et des bénévoles"
    return len(keys) == 1 and words[place].is_capital and _is_place(words[before - 1]) and not _is_place(words[place])


def _is_place(word: Word) -> bool:
    """Whether a word is the name of a country or city."""
    return word.is_capital and bool(find_places(word.text, "fr"))


def _step(words: Sequence[Word], place: int, first: int) -> int:
    """Where the name stands after one more stretch from `place`; the same place when it ends there.

    The name goes on from `first`, right after its head.
    """
    word = words[place]
    if not _is_small(word):
        fits = word.is_capital or ADJECTIVE.fullmatch(word.key) or word.key in nationalities() or _agrees(words, place)
        return place + 1 if fits and goes_on_with(word) else place
    joins = _joins(words, place)
    after = place + joins
    if _letters_apart(words, after):
        return after + 2
    if after >= len(words) or joins > 4 or not goes_on_with(words[after]):
        return place
    small = words[place:after]
    if _leads_to_verb(words, small, after) or _is_about(words, place, first) or _is_paid(words, small, after):
        return place
    if _is_new_name(words, small, after, first) or _leads_to_place(words, small, after, words[first - 1].key):
        return place
    return after + 1


def _is_paid(words: Sequence[Word], joins: Sequence[Word], place: int) -> bool:
    """Whether "pour le projet" tells what a body has money for, or « d'un montant de » how much it gives."""
    sum_follows = joins[-1].text[0] in "dD" and words[place].key in edge("fr", "articles")
    return sum_follows or (joins[0].key == "pour" and words[place].key in edge("fr", "programmes"))


def _agrees(words: Sequence[Word], place: int) -> bool:
    """Whether a participle only describes the plural noun before it: "savoirs partagés", not "jeunes organisés par"."""
    before, after = words[place - 1], words[place + 1] if place + 1 < len(words) else None
    plural = before.is_word and before.text[0].islower() and before.text.endswith("s") and not _is_small(before)
    governs = after is not None and after.text != "a" and after.key in edge("fr", "agents")
    return plural and _PARTICIPLES.fullmatch(words[place].text) is not None and not governs


def _is_about(words: Sequence[Word], place: int, first: int) -> bool:
    """Whether "sur" tells what a paper of a body is about: « la note du Secrétariat sur les mines ».

    Nor what somebody owes it: « remercie le gouvernement mauritanien pour le soutien ».
    """
    if words[first - 1].key not in edge("fr", "without_topic"):
        return False
    described = place == first + 1 and words[first].key in nationalities()
    return (place == first and words[place].key == "sur") or (described and words[place].key in ("sur", "pour"))


def _leads_to_place(words: Sequence[Word], joins: Sequence[Word], place: int, head: str) -> bool:
    """Whether "à Rabat", "en France" follows, which says where, not what."""
    if joins[0].key == "en" and words[place].key in edge("fr", "purposes"):
        return True  # "le gouvernement nigérien en vue de"
    if joins[0].key == "dans" and words[place].key in ("un", "une"):
        return True  # "la Rabita dans un communiqué"
    if joins[0].key == "dans" and len(joins) > 1 and words[place].text[0].islower() and words[place - 3].is_capital:
        return True  # "l'ONG Alafia Sahel dans les régions de …"
    if joins[0].key not in ("a", "au", "aux", "en", "dans"):
        return False
    if len(joins) == 1 and joins[0].text == "à" and words[place].is_capital and head not in edge("fr", "place_heads"):
        return True  # a town that no list knows
    return (
        words[place].is_capital and bool(find_places(words[place].text, "fr")) and head not in edge("fr", "place_heads")
    )


def french_end(words: Sequence[Word], place: int) -> int:
    """The word before which a French name ends that goes on from `place`; commas are passed where a list goes on."""
    first = place
    while place < len(words) and place - first < _LONGEST:
        after = _step(words, place, first)
        if after == place:
            if not _lists_on(words, place):
                break
            after = place + 1 + _lists_nouns(words, place)
        place = after
    return place


def _lists_on(words: Sequence[Word], place: int) -> bool:
    """Whether a comma stands inside a name: "pour l'éducation, les sciences et la culture"."""
    if words[place].text != "," or place + 3 >= len(words):
        return False
    if _lists_nouns(words, place):
        return True
    if place + 4 >= len(words):
        return False
    window = [word.key for word in words[place + 1 : place + 7]]
    article = window[0] in ("la", "les", "le", "l'", "de", "des", "d'", "du")
    plain = len(window) > 1 and not words[place + 2].text.isupper() and _head_at(words, place + 2, "fr") is None
    if not article or not plain or words[place - 1].key in edge("fr", "joins"):
        return False
    comma = window.index(",") + place + 1 if "," in window else 0
    return "et" in window[1:5] or (window[0] in GENITIVES and comma > 0 and _goes_on_governing(words, comma))


def _goes_on_governing(words: Sequence[Word], place: int) -> bool:
    """Whether a further comma takes up "of" again: « ministère du Plan, de la Ville, de l'Eau et du Sport »."""
    again = place + 1 < len(words) and words[place + 1].key in GENITIVES
    return again and _lists_on(words, place)


def _lists_nouns(words: Sequence[Word], place: int) -> bool:
    """Whether a comma stands among bare plurals that "des" governs: "Ligue des juges, greffiers et avocats du Port"."""
    if place < 2 or words[place - 2].key != "des":
        led = place > 3 and words[place - 2].text == "," and _lists_nouns(words, place - 2)
        if not led:
            return False
    at = place
    while at + 3 < len(words) and words[at].text == "," and words[at + 1].text.endswith(_PLURALS):
        at += 2
    closed = words[at].key == "et" and at + 1 < len(words) and words[at + 1].text.endswith(_PLURALS)
    return at > place and closed and words[place - 1].text.endswith(_PLURALS)


def french(words: Sequence[Word]) -> Iterator[Body]:
    """The bodies of a French sentence that begin with a head noun."""
    place = 0
    while place < len(words):
        if own := called(words, place):
            yield own
            place += 1
            continue
        head = None if is_a_charge(words, place) or _is_of_leaders(words, place) else _head_at(words, place, "fr")
        end = french_end(words, place + head[1]) if head else place
        if head and end > place + head[1]:
            body = _french_body(words, place, end, head)
            if body:
                yield _with_rank(words, place, body)
                place = end
                continue
        place += 1


def _is_of_leaders(words: Sequence[Word], place: int) -> bool:
    """Whether a government stands only in « les chefs d'État et de gouvernement de … »."""
    before = [word.key for word in words[max(0, place - 3) : place]]
    return before == ["etat", "et", "de"]


def _with_rank(words: Sequence[Word], place: int, body: Body) -> Body:
    """A body with "Haut", "Grande" before its head: "le Haut Conseil islamique"."""
    before = words[place - 1] if place else None
    ranked = before is not None and before.is_capital and before.key in edge("fr", "before")
    return replace(body, start=before.start) if ranked and before else body


def _french_body(words: Sequence[Word], place: int, end: int, head: tuple[str, int]) -> Body | None:
    """A French body from its words, unless it is a common noun with a capital at the head of a sentence."""
    rest = words[place + head[1] : end]
    acronym = acronym_after(words, end)
    content = [word for word in rest if word.key not in edge("fr", "joins")]
    named = any(word.is_capital for word in content) or bool(acronym)
    lower = words[place].text[0].islower()
    shouted = len(content) > 1 and all(word.text.isupper() for word in words[place:end])
    if (
        not content
        or shouted
        or rest[0].key in ("et", "&")
        or (words[place].text in edge_words("fr", "of_an_office") and content[0].key in _roles())
        or (words[place].key in edge("fr", "of_country") and not _speaks_of_country(content))
        or ((place == 0 or lower) and not named and not _speaks_of_country(content))
    ):
        return None
    weak = len(content) == 1 and not named
    return Body(
        start=words[place].start,
        end=words[end - 1].end,
        rule="head_noun",
        confidence=WEAK if weak else CONFIDENCE,
        cue=" ".join(word.text for word in words[place : place + head[1]]),
        acronym=acronym,
        kind=head[0],
        head=words[place].start,
    )


@cache
def _roles() -> frozenset[str]:
    """The French words for offices, folded."""
    return frozenset(fold(word) for word in grammar("persons")["fr"]["roles"])


def _speaks_of_country(content: Sequence[Word]) -> bool:
    """Whether a word is a country's adjective ("gouvernement marocain")."""
    from_table = nationalities()
    return any(word.key in from_table for word in content)
