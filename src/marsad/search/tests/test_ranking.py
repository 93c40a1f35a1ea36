from hypothesis import given
from hypothesis import strategies as st

from marsad.search.index import Hit
from marsad.search.logic.ranking import fuse, merge, without_neighbours


def hit(document, score, language="fr", start=0):
    return Hit(document=document, start=start, end=start + 10, language=language, score=score)


def documents(ranked):
    return [r.hit.document for r in ranked]


def test_words_weigh_more_than_meaning_within_a_language():
    lexical, dense = [hit("words", 9.0), hit("both", 8.0)], [hit("meaning", 0.6), hit("both", 0.55), hit("low", 0.1)]
    assert documents(fuse(lexical, dense, lexical_weight=0.7)) == ["both", "words", "meaning", "low"]


def test_without_shared_words_meaning_decides_alone():
    ranked = fuse([], [hit("a", 0.5), hit("b", 0.2)], lexical_weight=0.7)
    assert [(r.hit.document, r.score) for r in ranked] == [("a", 1.0), ("b", 0.0)]


def test_a_related_language_comes_before_an_unrelated_one():
    near = fuse([], [hit("near", 0.5, "ar"), hit("next", 0.4, "ar")], lexical_weight=0.1)
    far = fuse([hit("far", 3.0)], [hit("far", 0.15)], lexical_weight=0.7)
    assert documents(merge([far, near])) == ["near", "next", "far"]


SCORES = st.lists(st.floats(-1, 1), min_size=1, max_size=8)


@given(SCORES, SCORES)
def test_merging_keeps_each_order_and_scores_between_nought_and_one(one, other):
    lists = [
        fuse([hit("x0", 2.0, str(n))], [hit(f"x{k}", s, str(n)) for k, s in enumerate(scores)], lexical_weight=0.5)
        for n, scores in enumerate((one, other))
    ]
    merged = merge(lists)
    assert all(0 <= r.score <= 1 for r in merged)
    for number, ranked in enumerate(lists):
        scores = {r.hit.place: r.score for r in merged if r.hit.language == str(number)}
        kept = [scores[r.hit.place] for r in ranked]
        assert kept == sorted(kept, reverse=True)


def test_passages_that_overlap_are_shown_once():
    ranked = fuse([], [hit("a", 0.9), hit("a", 0.8, start=5), hit("a", 0.7, start=10)], lexical_weight=0)
    assert [r.hit.start for r in without_neighbours(ranked, 5)] == [0, 10]
    assert len(without_neighbours(ranked, 1)) == 1
