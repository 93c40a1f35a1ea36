import random

import pytest

from marsad.language.encoder import default_encoder
from marsad.linking.learning import learn
from marsad.linking.link import link
from marsad.linking.models import model, models
from marsad.linking.tests.test_link import told
from marsad.records import Act, Decisions, EntityKind, FactKind, Weights

# Each stands in two documents with nothing but the role in common: the shipped weights join them.
NAMES = (
    "Rachid Tounsi",
    "Salma Idrissi",
    "Hédi Mansour",
    "Karima Saidi",
    "Walid Rahmouni",
    "Amel Chraibi",
    "Tarek Zidani",
    "Leïla Hakimi",
    "Omar Bennis",
)


def world():
    """Two documents for each name, and their facts."""
    documents = [
        told(f"{number}: {name}, porte-parole, a parlé.", "fr", (FactKind.PERSON, name, {"role": "porte-parole"}))
        for name in NAMES
        for number in (1, 2)
    ]
    facts = [one.facts[0].id for one in documents]
    return documents, list(zip(facts[::2], facts[1::2], strict=True))


def acts(pairs, *, is_same=False):
    return [Act(is_same=is_same, one=frozenset({one}), other=frozenset({other})) for one, other in pairs]


def persons(documents, **decisions):
    return [e for e in link(documents, Decisions(**decisions)).entities if e.kind is EntityKind.PERSON]


@pytest.fixture(scope="module")
def learned():
    documents, pairs = world()
    return learn(documents, Decisions(different=tuple(pairs[:8])), acts(pairs[:8]), default_encoder())


def test_decisions_part_the_next_pair_of_the_same_sort(learned):
    documents, _ = world()
    assert len(persons(documents)) == len(NAMES)
    assert len(persons(documents, weights=learned.weights)) == 2 * len(NAMES)


def test_it_is_told_what_changed(learned):
    (taught,) = [one for one in learned.models if one.model == "persons"]
    assert taught.is_better
    assert (taught.decisions, taught.right_before, taught.right_after) == (8, 0, 8)
    assert taught.surprise_after < taught.surprise_before
    assert taught.after.weights["same_role"] < taught.before.weights["same_role"]
    assert learned.weights.keys() == {"persons"}
    assert learned.silent == 0


def test_neither_the_order_of_decisions_nor_what_was_learned_before_plays_a_part(learned):
    documents, pairs = world()
    told_acts = acts(pairs[:8])
    random.Random(3).shuffle(told_acts)  # noqa: S311 - a sample, no secret
    before = Decisions(different=tuple(pairs[7::-1]), weights={"persons": Weights(bias=3.0, features={})})
    assert learn(documents[::-1], before, told_acts, default_encoder()) == learned


def test_four_decisions_are_too_few_and_pairs_that_nothing_compares_are_counted():
    documents, pairs = world()
    crossed = [(pairs[0][0], pairs[1][1])]
    found = learn(documents, Decisions(), acts([*pairs[:4], *crossed]), default_encoder())
    assert found.weights == {}
    assert found.silent == 1


def test_learned_weights_of_an_older_version_are_used_as_far_as_they_fit():
    old = Weights(bias=-1.0, features={"same_role": 0.5, "same_shoes": 9.0})
    mixed = models({"persons": old})["persons"]
    assert mixed.bias == -1.0
    assert mixed.weights == {**model("persons").weights, "same_role": 0.5}


def test_programmes_of_one_sum_are_less_sure_where_people_part_them():
    both = [[_of_one_sum(number, name) for name in ("Projet des jardins", "Aide aux clubs")] for number in range(8)]
    documents = [document for two in both for document in two]
    pairs = [(one.facts[0].id, other.facts[0].id) for one, other in both]
    decided = learn(documents, Decisions(different=tuple(pairs)), acts(pairs), default_encoder())
    (taught,) = [one for one in decided.models if one.is_better]
    assert taught.model == "programmes"
    assert taught.after.probability({"same_amount": 1.0}) < taught.before.probability({"same_amount": 1.0})


def _of_one_sum(number, name):
    words = f"{name} de la ville {number}"
    return told(f"Le {words}.", "fr", (FactKind.PROGRAMME, words, {"amount": 1000.0 + number, "currency": "MAD"}))


def test_each_agreement_alone_counts_for_programmes_what_was_set_by_hand():
    set_by_hand = {"same_name": 0.95, "same_words": 0.85, "same_amount": 0.9, "transcribed": 0.8}
    for name, probability in set_by_hand.items():
        assert round(model("programmes").probability({name: 1.0}), 3) == probability
