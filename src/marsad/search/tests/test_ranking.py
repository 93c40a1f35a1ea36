from marsad.search.index import Hit
from marsad.search.logic.ranking import candidates, in_order, without_neighbours


def hit(document, cosine=0.0, shared=0.0, start=0):
    return Hit(document=document, start=start, end=start + 10, language="fr", cosine=cosine, shared=shared)


def test_a_passage_that_was_found_twice_is_one_candidate_with_its_words():
    found = candidates([hit("both", 0.5, 8.0)], [hit("both", 0.5), hit("meaning", 0.4)], is_own=True)
    assert {r.hit.document: r.words for r in found} == {"both": 1.0, "meaning": 0.0}


def test_in_another_language_a_chance_name_is_worth_little():
    own, other = (candidates([hit("chance", 0.5, 2.0)], [], is_own=is_own)[0].words for is_own in (True, False))
    assert own == 1.0
    assert other == 0.1


def test_nothing_found_is_no_candidate():
    assert candidates([], [], is_own=True) == []
    assert [r.words for r in candidates([], [hit("a", 0.5)], is_own=False)] == [0.0]


def test_equal_scores_are_ordered_by_place():
    ranked = candidates([], [hit("b"), hit("c"), hit("a")], is_own=True)
    assert [r.hit.document for r in in_order(ranked, [0.5, 0.9, 0.5])] == ["c", "a", "b"]


def test_passages_that_overlap_are_shown_once():
    ranked = candidates([], [hit("a"), hit("a", start=5), hit("a", start=10)], is_own=True)
    assert [r.hit.start for r in without_neighbours(ranked, 5)] == [0, 10]
    assert len(without_neighbours(ranked, 1)) == 1
