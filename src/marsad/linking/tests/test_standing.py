"""Linking that stands gives what linking everything gives, whatever came and went, and in whatever order."""

import random
from dataclasses import replace

import pytest

from marsad.language.encoder import default_encoder
from marsad.linking import likely_threads, persons, reprints
from marsad.linking.comparisons import candidates, meaning, translated
from marsad.linking.link import link
from marsad.linking.standing import bodies, stories
from marsad.linking.standing.linking import Standing
from marsad.linking.standing.nearest import Nearest
from marsad.linking.tests.test_order import world
from marsad.records import Decisions, FactKind

PARTS = ("entities", "proposals", "conflicts", "stories")


def differences(one, other):
    """What differs between two linkings, some of each part, for a message that a person can read."""
    told = {}
    for part in PARTS:
        here, there = getattr(one, part), getattr(other, part)
        if here != there:
            told[part] = [x for x in here if x not in there][:3], [x for x in there if x not in here][:3]
    return told


@pytest.fixture
def soon_crowded(monkeypatch):
    """What is done where many say one thing is done where few do."""
    for module in (candidates, persons, likely_threads):
        monkeypatch.setattr(module, "SMALL", 5)
    monkeypatch.setattr(candidates, "TIES", 2)
    monkeypatch.setattr(candidates, "FEW", 2)
    monkeypatch.setattr(Nearest.__init__, "__defaults__", (2,))
    monkeypatch.setattr(meaning.Meanings.near_pairs, "__defaults__", (2, ()))
    for module, name, value in (
        (translated, "COMMON", 2),
        (bodies, "COMMON", 2),
        (reprints, "COMMON", 3),
        (stories, "COMMON", 3),
    ):
        monkeypatch.setattr(module, name, value)


def cut(analysis, dice):
    """The same document as another reader might have read it: without some of its facts."""
    left = {fact.id for fact in dice.sample(analysis.facts, dice.randint(0, len(analysis.facts)))}
    return replace(
        analysis,
        facts=tuple(fact for fact in analysis.facts if fact.id in left),
        mentions=tuple(one for one in analysis.mentions if one.fact in left or not one.fact),
    )


def decided(here, dice):
    """Pairs of facts about persons and demands, joined and kept apart at random."""
    kinds = {FactKind.PERSON, FactKind.RECOMMENDATION}
    facts = sorted(fact.id for one in here.values() for fact in one.facts if fact.kind in kinds)
    pairs = [tuple(sorted(dice.sample(facts, 2))) for _ in range(5)] if len(facts) > 1 else []
    return Decisions(same=tuple(pairs[:2]), different=tuple(pairs[2:]))


def through_a_day(seed, size):
    """Documents come, a few at a time, some are read again, some go; people decide. After each step both linkings."""
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    waiting = world(seed, size=size)
    dice.shuffle(waiting)
    encoder, standing, here, decisions = default_encoder(), Standing(default_encoder()), {}, Decisions()
    while waiting:
        come = [waiting.pop() for _ in range(min(len(waiting), dice.choice((1, 1, 1, 4))))]
        gone = dice.sample(sorted(here), min(len(here), dice.choice((0, 0, 0, 1))))
        left = sorted(here.keys() - gone)
        come += [cut(here[one], dice) for one in dice.sample(left, min(len(left), dice.choice((0, 0, 1))))]
        for one in gone:
            del here[one]
        here |= {one.document.id: one for one in come}
        if dice.random() < 0.3:
            decisions = decided(here, dice)
        yield standing.change(come, gone, decisions), link(list(here.values()), decisions, encoder)


@pytest.mark.parametrize("seed", range(4))
def test_one_at_a_time_gives_what_all_at_once_gives(seed):
    documents = world(seed, size=12)
    whole = link(documents)
    random.Random(seed).shuffle(documents)  # noqa: S311 - a sample, no secret
    standing = Standing(default_encoder())
    for one in documents:
        linked = standing.change([one])
    assert any(len({m.citation.document for m in entity.mentions}) > 1 for entity in linked.entities)
    assert not differences(linked, whole)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_goes_and_is_decided_the_whole_is_the_same(seed):
    for step, (linked, whole) in enumerate(through_a_day(seed, size=18)):
        assert not differences(linked, whole), step


@pytest.mark.usefixtures("soon_crowded")
@pytest.mark.parametrize("seed", range(4, 10))
def test_crowds_are_the_same(seed):
    for step, (linked, whole) in enumerate(through_a_day(seed, size=40)):
        assert not differences(linked, whole), step


def test_what_a_document_does_not_touch_is_not_built_again():
    documents = world(3, size=12)
    standing = Standing(default_encoder())
    before = {entity.id: entity for entity in standing.change(documents[:-1]).entities}
    after = {entity.id: entity for entity in standing.change(documents[-1:]).entities}
    own = {fact.id for fact in documents[-1].facts}
    touched = {key for key, entity in after.items() if own.intersection(entity.facts)}
    assert any(entity is before.get(key) for key, entity in after.items())
    assert touched <= {key for key, entity in after.items() if entity is not before.get(key)}
