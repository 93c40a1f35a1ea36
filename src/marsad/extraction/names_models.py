"""Names that statistical models find: spaCy for French and English, a CRF of our own for Arabic.

Models are loaded at the first text of their language and only with the parts that names need. They propose; the
grammars of persons and organisations decide on edges and kinds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

import pycrfsuite

from marsad.extraction.names_features import features, tokens
from marsad.extraction.names_spacy import entities

PLACE = "LOC"
KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": PLACE, "GPE": PLACE, "FAC": PLACE}


PERSON_LABELS = ("B-PER", "I-PER")
FAINT = 0.1  # chance of a word to belong to a person's name, from which on it may


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a model proposes: its place in the text that it was given, and PER, ORG or LOC.

    A faint one is less likely a name than not: it counts where other words show that a name stands there.
    """

    start: int
    end: int
    kind: str
    is_faint: bool = False


@cache
def _arabic() -> Any:
    """The Arabic tagger."""
    tagger = pycrfsuite.Tagger()
    with as_file(files("marsad.extraction").joinpath("names", "arabic.crfsuite")) as path:
        tagger.open(str(path))
    return tagger


def _arabic_names(text: str) -> tuple[Named, ...]:
    """The names of an Arabic sentence."""
    places = tokens(text)
    if not places:
        return ()
    tagger = _arabic()
    labels = tagger.tag(features([text[start:end] for start, end in places]))
    found: list[Named] = []
    for (start, end), label in zip(places, labels, strict=True):
        kind = label[2:]
        if label.startswith("I-") and found and found[-1].kind == kind:
            found[-1] = Named(found[-1].start, end, kind)
        elif label != "O":
            found.append(Named(start, end, kind))
    faint = _faint_persons(tagger, places, labels)
    return (*(name for name in found if name.kind in ("PER", "ORG")), *faint)


def _faint_persons(tagger: Any, places: Sequence[tuple[int, int]], labels: Sequence[str]) -> Iterator[Named]:
    """The stretches in which every word may belong to a person's name, of those that have no other label."""
    run: list[tuple[int, int]] = []
    for number, (place, label) in enumerate(zip(places, labels, strict=True)):
        may_be = label == "O" or label.endswith("PER")
        chance = sum(tagger.marginal(one, number) for one in PERSON_LABELS) if may_be else 0.0
        if chance >= FAINT:
            run.append(place)
        if run and (chance < FAINT or number == len(places) - 1):
            yield Named(run[0][0], run[-1][1], "PER", is_faint=True)
            run = []


@lru_cache(maxsize=8)  # the steps of persons and of organisations ask about the same document
def named(texts: tuple[str, ...], language: str) -> tuple[tuple[Named, ...], ...]:
    """The names that a model sees in each of the texts, which are sentences of one language."""
    if language == "ar":
        return tuple(_arabic_names(text) for text in texts)
    if language == "fr":
        return tuple(tuple(name for name in names if name.kind != PLACE) for names in _seen(texts, "fr"))
    return _agreed(texts)


def _seen(texts: Sequence[str], language: str) -> list[tuple[Named, ...]]:
    """The names of persons, bodies and places that a spaCy model sees in each of the texts."""
    return [
        tuple(Named(seen.start, seen.end, KINDS[seen.label]) for seen in found if seen.label in KINDS)
        for found in entities(texts, language)
    ]


def _agreed(texts: Sequence[str]) -> tuple[tuple[Named, ...], ...]:
    """The names that the small English model sees, corrected by the larger French one where that sees another kind.

    On labelled English sentences (wikigold) a body that the French model takes for a person is a body in 26 % of cases
    and a person in 46 %; a name that it takes for a place is a person or body in 32 %; what both see is right in 80 %.
    """
    found = [tuple(name for name in names if name.kind != PLACE) for names in _seen(texts, "en")]
    asked = [number for number, names in enumerate(found) if names]
    for number, others in zip(asked, _seen([texts[number] for number in asked], "fr"), strict=True):
        found[number] = tuple(kept for name in found[number] if (kept := _corrected(name, others)))
    return tuple(found)


def _corrected(name: Named, others: Sequence[Named]) -> Named | None:
    """A name as the person that one of two models sees in it, else the body that both do; None for a place."""
    length = name.end - name.start
    covering = [o for o in others if 2 * (min(o.end, name.end) - max(o.start, name.start)) > length]
    kind = covering[0].kind if covering else name.kind
    if kind == PLACE:
        return None
    return Named(name.start, name.end, "PER") if "PER" in (kind, name.kind) else name


def by_sentence(texts: Sequence[str], languages: Sequence[str]) -> list[tuple[Named, ...]]:
    """The names of each sentence, whatever their languages."""
    found: list[tuple[Named, ...]] = [()] * len(texts)
    for language in dict.fromkeys(languages):
        chosen = [number for number, other in enumerate(languages) if other == language]
        for number, names in zip(chosen, named(tuple(texts[n] for n in chosen), language), strict=True):
            found[number] = names
    return found
