"""Which sentences of a document may show progress on which recommendations, across languages, and what speaks for it.

For each sentence that tells of something done, its nearness in meaning to a recommendation is weighed with the words
they share, where and of whom they speak, and whether another recommendation is nearer. The weights were fitted on
labelled pairs (`measures/progress.py`) and stand in `data/progress_weights.toml`. Nothing here writes: people decide.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from marsad.followup.logic.origins import day_of
from marsad.followup.logic.progress_words import Doing, doing_in
from marsad.followup.vocabulary import table
from marsad.language.encoder import Vectors
from marsad.language.normalise import fold
from marsad.language.stems import index_terms
from marsad.search.logic.matching import content_words

VERSION = "progress 1"
LOOKED_AT = 0.22  # cosine below which a sentence is not weighed at all
NEAREST = 5  # recommendations that one sentence may be evidence for


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A recommendation as the search for progress needs it."""

    key: int
    text: str
    language: str
    vector: npt.NDArray[np.float32]
    made_on: str  # ISO, whole or partial, or ""
    documents: frozenset[str] = frozenset()  # in which it is said: these show no progress on it
    names: Mapping[str, str] = field(default_factory=dict)  # of the city, issuer, addressees: by their folded form
    themes: frozenset[str] = frozenset()
    bias: float = 0.0  # what refusals of people taught about it


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of a document."""

    document: str
    start: int
    end: int
    text: str
    language: str
    is_advice: bool = False  # a recommendation stands in it: it asks, it does not tell
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document with its sentences and their vectors."""

    id: str
    published: str
    text: str
    sentences: tuple[Said, ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for (or against) a sentence showing progress: the features that are weighed, and words to show."""

    features: Mapping[str, float]
    shown: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A sentence that may show progress on a recommendation."""

    line: int
    said: Said
    confidence: float
    signs: Mapping[str, object]


def progress_in(paper: Paper, lines: Sequence[Line], *, shift: float = 0.0) -> list[Shown]:
    """The sentences of a document that may show progress, the surest first for each recommendation.

    `shift` is what people's decisions taught about all recommendations.
    """
    found = [
        Shown(
            line=line.key,
            said=said,
            confidence=round(confidence(signs.features, line.bias + shift), 3),
            signs=signs.shown,
        )
        for line, said, signs in weighed(paper, lines)
    ]
    kept = [one for one in found if one.confidence >= least_confidence()]
    return sorted(kept, key=lambda one: (one.line, -one.confidence, one.said.start))


def weighed(paper: Paper, lines: Sequence[Line]) -> Iterable[tuple[Line, Said, Signs]]:
    """Each pair of a sentence that tells of something and a recommendation that it may be about, with its signs."""
    if not paper.sentences or not lines:
        return
    nearness = paper.vectors @ np.stack([line.vector for line in lines]).T
    centred = nearness - nearness.mean(axis=1, keepdims=True)
    rarity = rarities(lines)
    folded = fold(paper.text)
    near_names = [next((line.names[name] for name in sorted(line.names) if name in folded), "") for line in lines]
    for place, said in enumerate(paper.sentences):
        doing = doing_in(said.text, said.language)
        if not tells(said, doing):
            continue
        best = np.argsort(-nearness[place], kind="stable")[: NEAREST * 3]
        for rank, column in enumerate(best):
            line = lines[int(column)]
            if nearness[place, column] < LOOKED_AT or not may_follow(line, paper):
                continue
            about = About(
                nearness=float(nearness[place, column]),
                lift=float(centred[place, column]),
                rank=rank,
                place=near_names[int(column)],
                days=days_between(line.made_on, paper.published),
            )
            yield line, said, signs_of(line, said, doing, about, rarity)


def tells(said: Said, doing: Doing) -> bool:
    """Whether a sentence tells of something done rather than asks for it or says that it was not done."""
    if said.is_advice:
        return bool(doing.done) and not doing.asked
    return bool(doing.done) or not (doing.undone or doing.asked)


def may_follow(line: Line, paper: Paper) -> bool:
    """Whether the document came out after the recommendation was made, and is none of those that make it."""
    if paper.id in line.documents:
        return False
    shortest = min(len(line.made_on), len(paper.published))
    return not shortest or paper.published[:shortest] >= line.made_on[:shortest]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """How a sentence lies to a recommendation, seen beside the other recommendations."""

    nearness: float
    lift: float  # above the mean nearness of the sentence to all recommendations
    rank: int  # how many recommendations are nearer
    place: str  # a name of the event, its city, issuer or addressee that the document has
    days: int  # from the recommendation to the document; 0 where a day is not known


def signs_of(line: Line, said: Said, doing: Doing, about: About, rarity: Mapping[str, float]) -> Signs:
    """The features of a pair, and the words that tell a person why."""
    common = shared_words(line, said)
    figures = shared_figures(line.text, said.text)
    themes = line.themes & said.themes
    features = {
        "nearness": about.nearness,
        "lift": about.lift,
        "first": float(about.rank == 0),
        "rank": 1 / (1 + about.rank),
        "words": shared_terms(line, said, rarity),
        "done": float(bool(doing.done)),
        "undone": float(bool(doing.undone)),
        "place": float(bool(about.place)),
        "themes": float(bool(themes)),
        "short": float(len(said.text) < SHORT),
    }
    shown: dict[str, object] = {"meaning": round(about.nearness, 2), "features": features}
    told: dict[str, object] = {
        "progress": list(doing.done),
        "words": list(common),
        "numbers": list(figures),
        "actors": about.place,
        "days_after": about.days,
        "theme_codes": sorted(themes),
    }
    shown.update({name: value for name, value in told.items() if value})
    return Signs(features=features, shown=shown)


MOST_WORDS = 5
SHORT = 45  # characters: "Its minutes are kept." says little by itself


def shared_terms(line: Line, said: Said, rarity: Mapping[str, float]) -> float:
    """The share of the recommendation's terms, weighed by rarity, that the sentence has; 0 across languages."""
    if line.language != said.language:
        return 0.0
    asked, told = terms_of(line.text, line.language), terms_of(said.text, said.language)
    whole = sum(rarity.get(term, 1.0) for term in asked)
    return sum(rarity.get(term, 1.0) for term in asked & told) / whole if whole else 0.0


def shared_words(line: Line, said: Said) -> tuple[str, ...]:
    """The words of meaning that both have, as the sentence writes them, a few of them."""
    if line.language != said.language:
        return ()
    asked = {term for word in content_words(line.text) for term in terms_of(word.text, line.language)}
    found = (w.text for w in content_words(said.text) if terms_of(w.text, said.language) <= asked)
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


@lru_cache(maxsize=20_000)  # recommendations come again with every document
def terms_of(text: str, language: str) -> frozenset[str]:
    """The terms of a text as search indexes them."""
    return frozenset(index_terms(text, language))


def days_between(made_on: str, published: str) -> int:
    """Days from one to the other where both are whole days, else 0."""
    if len(made_on) < len("2024-01-01") or len(published) < len("2024-01-01"):
        return 0
    first, second = day_of(made_on), day_of(published)
    return max(0, (second - first).days) if first and second else 0


def rarities(lines: Sequence[Line]) -> Mapping[str, float]:
    """How rare each term is among the recommendations: what all ask for tells none apart."""
    count = Counter(term for line in lines for term in terms_of(line.text, line.language))
    return {term: math.log(1 + len(lines) / number) for term, number in count.items()}


def shared_figures(asked: str, told: str) -> tuple[str, ...]:
    """Numbers of two digits or more that both have, years apart."""
    one, other = (set(_figures(text)) for text in (asked, told))
    return tuple(sorted(one & other))


def _figures(text: str) -> list[str]:
    words = "".join(letter if letter.isdigit() else " " for letter in fold(text)).split()
    return [word for word in words if len(word) > 1 and not (len(word) == 4 and word[:2] in ("19", "20"))]


def confidence(features: Mapping[str, float], bias: float = 0.0) -> float:
    """The probability that a pair shows progress."""
    fitted = weights()
    total = fitted["least"]["constant"] + bias
    total += sum(fitted["weight"].get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def least_confidence() -> float:
    """Below it nothing is proposed."""
    return weights()["least"]["confidence"]


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The fitted weights."""
    return table("progress_weights")
