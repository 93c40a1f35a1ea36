"""What the documents propose for a recommendation's attributes. People's own settings go above all of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel.lists import format_list

from marsad.extraction.recommendations_fields import lexicon, themes_of
from marsad.followup.commons import names_somebody
from marsad.followup.logic.addressees import (
    ARTICLES,
    PROMISE,
    Body,
    Owing,
    addressees_of,
    asked_in,
    bare,
    key_of,
)
from marsad.followup.logic.origins import Saying
from marsad.followup.vocabulary import table
from marsad.language.normalise import fold

STRENGTHS = ("formal", "commitment", "call", "soft")  # the strongest first
FIRST_WORDS = 3  # what the level is told by, in extraction too
LONGEST = 60  # letters of a number or an answer that the register keeps
LOCALES = {"ar": "ar", "fr": "fr", "en": "en_GB"}  # "A, B and C": no comma before the last
OPENING = 6  # words in which the verb of a recommendation stands
PRONOUNS = frozenset(
    map(fold, ("it", "he", "she", "they", "we", "this", "il", "elle", "ils", "elles", "nous", "هو", "هي", "هم", "نحن"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Everything that the documents propose."""

    text: str
    language: str
    strength: str
    issuer: str
    issuer_entity: str
    level: int | None
    level_cue: str
    reference: str
    response: str
    addressees: tuple[Owing, ...]
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    pillars: tuple[str, ...]
    sdgs: tuple[str, ...]


def propose(sayings: Sequence[Saying], bodies: Mapping[str, Body]) -> Proposed:
    """Draw attributes from a thread's facts, oldest first; `bodies` are known by folded name."""
    first = sayings[0].fact
    text = str(first.fact.fields.get("text") or first.fact.citation.quote)
    themes = _gathered(saying.fact.fact.fields.get("themes") or () for saying in sayings)
    meant = refined(themes, text, first.fact.language)
    level, cue = told_level(first.fact.fields, text, first.fact.language)
    issuer = issuer_of(sayings, bodies)
    return Proposed(
        text=text,
        language=first.fact.language,
        strength=_strongest(sayings),
        issuer=issuer.name,
        issuer_entity=issuer.entity,
        level=level,
        level_cue=cue,
        reference=next(_told(sayings, "number"), ""),
        response=next(_told(sayings[::-1], "response"), ""),  # the State's latest word
        addressees=addressees_of(sayings, bodies) or asked_in(sayings, bodies) or _promising(issuer, sayings),
        themes=themes,
        target_groups=_gathered(groups_of(s.fact.fact.citation.quote, s.fact.fact.language) for s in sayings),
        pillars=pillars_for(meant),
        sdgs=sdgs_for(meant),
    )


def propose_from_text(text: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...], int | None, str]:
    """Themes, target groups and level of a text that came without facts, such as an imported row."""
    level, cue = level_of(text, language)
    return tuple(themes_of(text, language)), groups_of(text, language), level, cue


def told_level(fields: Mapping[str, object], text: str, language: str) -> tuple[int | None, str]:
    """The level that extraction learnt to tell, for the first words; where it tells none, that of the first verb."""
    learnt = fields.get("action_level")
    if isinstance(learnt, int):
        return learnt, " ".join(text.split()[:FIRST_WORDS])[:100]
    return level_of(text, language)


def level_of(text: str, language: str) -> tuple[int | None, str]:
    """The level of action that the first verb shows, and the verb as written; None where no known verb opens it."""
    words = text.split()[:OPENING]
    folded = [fold(word, language).strip("،,.;:«»\"'()") for word in words]
    for place in range(len(words)):
        rest = " ".join(folded[place:])
        bare = ARTICLES["ar"].sub("", rest) if language == "ar" else rest
        for level, beginnings in _levels(language):
            if any(rest.startswith(begin) or bare.startswith(begin) for begin in beginnings):
                return level, words[place].strip("،,.;:«»\"'()")
    return None, ""


@cache
def _levels(language: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The beginnings of verbs by level, the longest of all first through the strictest level."""
    return tuple(
        (int(level), tuple(fold(begin, language) for begin in verbs.get(language, ())))
        for level, verbs in sorted(table("levels").items(), reverse=True)
    )


def _promising(issuer: Owing, sayings: Sequence[Saying]) -> tuple[Owing, ...]:
    """Who answers for a promise that names nobody else: the body that made it."""
    return (issuer,) if issuer.entity and issuer.key and _strongest(sayings) == PROMISE else ()


def _told(sayings: Iterable[Saying], name: str) -> Iterator[str]:
    """What the facts of a thread say in one field, where they say anything."""
    return (str(said)[:LONGEST] for saying in sayings if (said := saying.fact.fact.fields.get(name)))


def proposers_of(sayings: Sequence[Saying]) -> Owing | None:
    """The States that proposed a recommendation of a review, in the order and the language of its first report."""
    for saying in sayings:
        states = saying.fact.fact.fields.get("proposing_states")
        if isinstance(states, list | tuple) and states:
            language = saying.fact.fact.language
            listed = format_list([str(state) for state in states], locale=LOCALES.get(language, "en_GB"))
            return Owing(key="", name=listed, language=language)
    return None


def issuer_of(sayings: Sequence[Saying], bodies: Mapping[str, Body]) -> Owing:
    """Who asks: the States of a review, else the first named body, else what the event is called, else the words.

    Only what was said where it was first made counts: who takes it up years later did not issue it.
    """
    if proposers := proposers_of(sayings):
        return proposers
    made = [saying for saying in sayings if saying.where == sayings[0].where]
    named = [(str(s.fact.fact.fields.get("issuer") or ""), s.fact.fact.language) for s in made]
    said = [one for one in named if one[0] and fold(*one) not in PRONOUNS and names_somebody(one[0])]
    for text, language in said:
        if body := next((bodies[name] for name in bare(text, language) if name in bodies), None):
            return Owing(
                key=key_of(body, ""), name=body.names.get(language) or text, language=language, entity=body.entity
            )
    formal = [s for s in made if s.fact.fact.fields.get("strength") == "formal" and s.occasion]
    if formal and formal[0].occasion and (not said or sayings[0] is formal[0]):
        occasion = formal[0].occasion
        return Owing(key="", name=occasion.name, language="", entity=occasion.entity)
    return Owing(key="", name=said[0][0] if said else "", language=said[0][1] if said else "")


def groups_of(text: str, language: str) -> tuple[str, ...]:
    """The groups of people that a text names, as codes."""
    folded = fold(text, language)
    return tuple(group for group, pattern in lexicon("groups", language).items() if pattern.search(folded))


def refined(themes: Sequence[str], text: str, language: str) -> tuple[str, ...]:
    """The themes for frameworks: one that means another thing in these words is that other thing."""
    folded, other = fold(text, language), table("frameworks")["refined"]

    def meant(theme: str) -> str:
        words = other.get(theme, {}).get(language, ())
        return str(other[theme]["as"]) if any(fold(word, language) in folded for word in words) else theme

    return tuple(map(meant, themes))


def pillars_for(themes: Sequence[str]) -> tuple[str, ...]:
    """The pillars of the UN strategy that most of the themes speak for; at most two."""
    votes = {
        pillar: sum(theme in about["themes"] for theme in themes)
        for pillar, about in table("frameworks")["pillar"].items()
    }
    best = sorted((pillar for pillar, count in votes.items() if count), key=lambda p: (-votes[p], p))
    return tuple(sorted(best[:2]))


def sdgs_for(themes: Sequence[str]) -> tuple[str, ...]:
    """The SDG targets that the themes speak for, in the order of the themes."""
    by_theme = table("frameworks")["sdg"]
    return tuple(dict.fromkeys(target for theme in themes for target in by_theme.get(theme, ())))


def _strongest(sayings: Sequence[Saying]) -> str:
    said = {str(saying.fact.fact.fields.get("strength") or "") for saying in sayings}
    return next((strength for strength in STRENGTHS if strength in said), "")


def _gathered(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for some in lists for value in some))
