"""Linking that stands gives what linking everything gives, whatever came and went, and in whatever order."""

import random
from dataclasses import replace

import pytest

from marsad.language.encoder import default_encoder
from marsad.linking import alike_persons, likely_threads, reprints
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


class Followed:
    """What a store holds that follows the steps; the rows of a document that came again are gone first."""

    def __init__(self):
        self.entities, self.links, self.proposals, self.conflicts, self.stories = {}, {}, {}, {}, {}

    def follow(self, step):
        for one in step.gone:
            del self.entities[one]
        self.entities |= {entity.id: entity for entity, _ in step.come}
        self.conflicts = {one: told for one, told in self.conflicts.items() if one in self.entities}
        for entity, _ in step.come:
            self.conflicts[entity.id] = [one for one in step.conflicts if one.entity == entity.id]
        for one in sorted(step.belongings, key=lambda one: bool(one.links)):
            self.links[one.fact or place_of(one)] = dict(one.links)
        for one in step.proposals_gone:
            del self.proposals[one.first, one.second]
        self.proposals |= {(one.first, one.second): one for one in step.proposals_come}
        for one in step.stories_gone:
            del self.stories[one]
        self.stories |= {one.id: one for one in step.stories_come}
        assert step.entities == len(self.entities)

    def differences(self, linked):
        told = {entity.id: entity for entity in linked.entities}
        links = {(one.item, entity.id): one for entity in linked.entities for one in entity.links}
        held = {(item, entity): link for item, links in self.links.items() for entity, link in links.items()}
        proposals = {(one.first, one.second): one for one in linked.proposals}
        stories = {one.id: one for one in linked.stories}
        conflicts = [one for told in self.conflicts.values() for one in told]
        return [
            name
            for name, here, there in (
                ("entities", self.entities, told),
                ("links", held, links),
                ("proposals", self.proposals, proposals),
                ("stories", self.stories, stories),
                ("conflicts", sorted(map(repr, conflicts)), sorted(map(repr, linked.conflicts))),
            )
            if here != there
        ]


def place_of(belonging):
    place = belonging.mentions[0].citation
    return f"{place.document}:{place.start}:{place.end}"


@pytest.fixture
def soon_crowded(monkeypatch):
    """What is done where many say one thing is done where few do."""
    for module in (candidates, alike_persons, likely_threads):
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
        step = standing.change(come, gone, decisions)
        yield step, standing.linked(), link(list(here.values()), decisions, encoder)


@pytest.mark.parametrize("seed", range(4))
def test_one_at_a_time_gives_what_all_at_once_gives(seed):
    documents = world(seed, size=12)
    whole = link(documents)
    random.Random(seed).shuffle(documents)  # noqa: S311 - a sample, no secret
    standing = Standing(default_encoder())
    for one in documents:
        standing.change([one])
    linked = standing.linked()
    assert any(len({m.citation.document for m in entity.mentions}) > 1 for entity in linked.entities)
    assert not differences(linked, whole)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_goes_and_is_decided_the_whole_is_the_same(seed):
    store = Followed()
    for number, (step, linked, whole) in enumerate(through_a_day(seed, size=18)):
        assert not differences(linked, whole), number
        store.follow(step)
        assert not store.differences(linked), number


@pytest.mark.usefixtures("soon_crowded")
@pytest.mark.parametrize("seed", range(4, 10))
def test_crowds_are_the_same(seed):
    store = Followed()
    for number, (step, linked, whole) in enumerate(through_a_day(seed, size=40)):
        assert not differences(linked, whole), number
        store.follow(step)
        assert not store.differences(linked), number


def test_what_a_document_does_not_touch_is_not_built_again():
    documents = world(3, size=12)
    standing = Standing(default_encoder())
    standing.change(documents[:-1])
    before = {entity.id: entity for entity in standing.linked().entities}
    standing.change(documents[-1:])
    after = {entity.id: entity for entity in standing.linked().entities}
    own = {fact.id for fact in documents[-1].facts}
    touched = {key for key, entity in after.items() if own.intersection(entity.facts)}
    assert any(entity is before.get(key) for key, entity in after.items())
    assert touched <= {key for key, entity in after.items() if entity is not before.get(key)}
