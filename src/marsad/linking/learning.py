"""What people's decisions teach the models of linking, when somebody asks for it; nothing is learned by itself.

An act (a merge, a split, "never one") teaches by the pair between its two sides that linking, with the shipped weights,
holds to be most alike: the one that would have joined them. Weights are fitted from the shipped ones each time, so that
neither the order of decisions nor what was learned before plays a part. A model is changed only when, of decisions that
it was not fitted to, it guesses better than before.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from marsad.language.encoder import Encoder
from marsad.linking import events, named, organisations, persons, threads
from marsad.linking.clusters import Pair
from marsad.linking.fitting import Lesson, fitted, held_out, surprise
from marsad.linking.link import Linking
from marsad.linking.models import Model, features, model
from marsad.records import Act, Analysis, Decisions, EntityKind, Weights

FEWEST = 5  # decisions that a model is fitted to
FOLDS = 20
ROUNDED = 0.001  # probabilities are kept with three decimals
# The model that compares things of a kind, and the probability from which they are joined.
TAUGHT: Mapping[EntityKind, tuple[str, float]] = MappingProxyType(
    {
        EntityKind.ORGANISATION: ("organisation_names", organisations.THRESHOLD),
        EntityKind.EVENT: ("events", events.THRESHOLD),
        EntityKind.PERSON: ("persons", persons.THRESHOLD),
        EntityKind.THREAD: ("threads", threads.THRESHOLD),
        **{kind: (name, named.THRESHOLD) for kind, name in named.MODELS.items()},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What a model learned: its weights before and after, and how well each guesses decisions it was not fitted to."""

    model: str
    before: Model
    after: Model  # the shipped one when it did not learn
    decisions: int
    right_before: int  # decisions that the shipped weights would have taken
    right_after: int  # decisions that fitted weights take, each fitted to the others
    surprise_before: float  # mean log-loss
    surprise_after: float
    is_fitted: bool  # there were decisions enough to try
    is_better: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the decisions taught: each model, and how many acts spoke of pairs that no model compares."""

    models: tuple[Taught, ...]
    silent: int

    @property
    def weights(self) -> dict[str, Weights]:
        """The weights of the models that became better."""
        return {
            one.model: Weights(bias=one.after.bias, features=dict(one.after.weights))
            for one in self.models
            if one.is_better
        }


def learn(analyses: Sequence[Analysis], decisions: Decisions, acts: Sequence[Act], encoder: Encoder) -> Learned:
    """Link with the shipped weights, and fit each model to the acts that it can compare."""
    compared = _compared(analyses, replace(decisions, weights={}), acts, encoder)
    lessons: dict[str, list[Lesson]] = {}
    for act in acts:
        for name, lesson in _lesson(act, compared):
            lessons.setdefault(name, []).append(lesson)
    taught = tuple(_taught(name, threshold, lessons.get(name, [])) for name, threshold in TAUGHT.values())
    return Learned(models=taught, silent=len(acts) - sum(map(len, lessons.values())))


def _compared(
    analyses: Sequence[Analysis], decisions: Decisions, acts: Iterable[Act], encoder: Encoder
) -> Mapping[EntityKind, Mapping[frozenset[str], Pair]]:
    """The pairs of decided facts that linking compares, by kind; those whose probability a model gave."""
    run = Linking(analyses, decisions, encoder)
    run.watched = frozenset(fact for act in acts for fact in act.one | act.other)
    run.linked()
    return {
        kind: {frozenset((pair.first, pair.second)): pair for pair in run.compared.get(kind, ()) if _is_of(name, pair)}
        for kind, (name, _) in TAUGHT.items()
    }


def _is_of(name: str, pair: Pair) -> bool:
    """Whether a model gave the pair its probability: equal names of bodies, for one, are joined without any."""
    shipped = model(name)
    told = features(pair.why)
    return told.keys() <= shipped.weights.keys() and abs(shipped.probability(told) - pair.probability) < ROUNDED


def _lesson(act: Act, compared: Mapping[EntityKind, Mapping[frozenset[str], Pair]]) -> Iterator[tuple[str, Lesson]]:
    for kind, (name, _) in TAUGHT.items():
        between = [compared[kind].get(pair) for pair in _pairs(act, compared[kind])]
        told = [tuple(sorted(features(pair.why).items())) for pair in between if pair]
        if told:
            strongest = max(told, key=lambda one: (model(name).odds(dict(one)), one))
            yield name, Lesson(features=strongest, is_same=act.is_same)


def _pairs(act: Act, known: Collection[frozenset[str]]) -> Iterator[frozenset[str]]:
    """The pairs between both sides that were compared."""
    found = (frozenset((one, other)) for one in act.one for other in act.other)
    return (pair for pair in found if pair in known)


def _taught(name: str, threshold: float, lessons: Sequence[Lesson]) -> Taught:
    shipped = model(name)
    before = [(lesson, shipped.probability(dict(lesson.features))) for lesson in lessons]
    enough = len(lessons) >= FEWEST
    after = held_out(shipped, lessons, min(FOLDS, len(lessons))) if enough else before
    is_better = enough and surprise(after) < surprise(before)
    return Taught(
        model=name,
        before=shipped,
        after=fitted(shipped, lessons) if is_better else shipped,
        decisions=len(lessons),
        right_before=_right(before, threshold),
        right_after=_right(after, threshold),
        surprise_before=round(surprise(before), 3) if lessons else 0.0,
        surprise_after=round(surprise(after), 3) if lessons else 0.0,
        is_fitted=enough,
        is_better=is_better,
    )


def _right(told: Iterable[tuple[Lesson, float]], threshold: float) -> int:
    return sum((chance >= threshold) is lesson.is_same for lesson, chance in told)
