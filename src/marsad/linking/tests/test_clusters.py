import itertools

from hypothesis import given
from hypothesis import strategies as st

from marsad.linking.clusters import Pair, group

IDS = [f"f{n}" for n in range(7)]
pairs = st.lists(
    st.builds(
        lambda ends, p: Pair(first=min(ends), second=max(ends), probability=p),
        st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True),
        st.sampled_from([0.2, 0.5, 0.8, 0.9, 1.0]),
    ),
    max_size=15,
)
never = st.sets(st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True).map(frozenset), max_size=4)

names = st.dictionaries(
    st.sampled_from(IDS),
    st.tuples(
        st.sampled_from(["fr", "ar"]), st.sampled_from(["Ligue du nord", "Ligue de la mer", "Ligue du nord de la mer"])
    ),
)


def members(groups):
    return [g.members for g in groups]


@given(pairs=pairs, never=never, names=names, seed=st.randoms())
def test_the_order_of_pairs_does_not_matter(pairs, never, names, seed):
    shuffled = list(pairs)
    seed.shuffle(shuffled)
    told = [members(group(IDS, given, threshold=0.75, never=never, names=names)) for given in (pairs, shuffled)]
    assert told[0] == told[1]


def test_of_two_equal_pairs_the_one_whose_items_stand_earlier_wins_whatever_their_ids():
    names = {"first": "z", "second": "a", "third": "m"}
    pairs = [
        Pair(first=names["first"], second=names["second"], probability=0.8),
        Pair(first=names["second"], second=names["third"], probability=0.8),
    ]
    found = group(names.values(), pairs, threshold=0.75, never={frozenset((names["first"], names["third"]))})
    assert members(found) == [("z", "a"), ("m",)]


@given(pairs=pairs, never=never)
def test_what_must_stay_apart_stays_apart(pairs, never):
    for found in group(IDS, pairs, threshold=0.75, never=never):
        joined = {frozenset(two) for two in itertools.combinations(found.members, 2)}
        assert not joined & never


@given(pairs=pairs)
def test_every_item_is_in_one_group(pairs):
    assert sorted(itertools.chain(*members(group(IDS, pairs, threshold=0.75)))) == IDS


def test_the_strongest_pair_wins_over_a_veto_between_the_others():
    found = group(
        ["a", "b", "c"],
        [Pair(first="a", second="b", probability=0.8), Pair(first="b", second="c", probability=0.9)],
        threshold=0.75,
        never={frozenset(("a", "c"))},
    )
    assert members(found) == [("a",), ("b", "c")]
    assert found[1].ties["c"].probability == 0.9


def test_pairs_below_the_threshold_are_not_made():
    found = group(["a", "b"], [Pair(first="a", second="b", probability=0.7)], threshold=0.75)
    assert members(found) == [("a",), ("b",)]


def test_groups_of_different_marks_stay_apart_unless_a_person_decided():
    pairs = [Pair(first="a", second="b", probability=0.9), Pair(first="b", second="c", probability=0.8)]
    marks = {"a": "1", "c": "2"}
    assert [g.members for g in group("abc", pairs, threshold=0.5, marks=marks)] == [("a", "b"), ("c",)]
    decided = {frozenset(("b", "c"))}
    assert [g.members for g in group("abc", pairs, threshold=0.5, marks=marks, decided=decided)] == [("a", "b", "c")]


def test_a_name_that_resembles_two_others_joins_one_of_them():
    pairs = [Pair(first="f0", second="f1", probability=0.9), Pair(first="f0", second="f2", probability=0.8)]
    names = {"f0": ("ar", "الرابطة"), "f1": ("fr", "Ligue du nord"), "f2": ("fr", "Ligue de la mer")}
    groups = group(IDS[:3], pairs, threshold=0.75, names=names)
    assert members(groups) == [("f0", "f1"), ("f2",)]
    decided = [frozenset({"f0", "f2"})]
    assert len(group(IDS[:3], pairs, threshold=0.75, names=names, decided=decided)) == 1
