import numpy as np

from marsad.records import Passage
from marsad.search.logic.vectors import centred, in_context, mean_question


def passage(number, last):
    return Passage(
        document="d",
        start=number * 10,
        end=number * 10 + 9,
        window_start=max(0, number - 1) * 10,
        window_end=min(last, number + 1) * 10 + 9,
        language="fr",
    )


def test_a_passage_leans_towards_its_neighbours_but_stays_nearest_to_itself():
    own = np.eye(8, dtype=np.float32)
    placed = in_context([passage(number, 7) for number in range(8)], own)
    assert np.allclose(np.linalg.norm(placed, axis=1), 1, atol=1e-5)
    nearness = placed @ own.T
    assert nearness.argmax(axis=1).tolist() == list(range(8))
    assert nearness[5, 4] > nearness[5, 0] > nearness[5, 7] == 0
    assert in_context([], own[:0]).shape == (0, 8)


def test_what_a_sentence_is_cut_into_changes_no_other_vector():
    rows = np.eye(8, dtype=np.float32)
    whole = [passage(number, 2) for number in range(3)]
    clause = Passage(document="d", start=10, end=14, window_start=10, window_end=19, language="fr")
    placed = in_context([*whole[:2], clause, whole[2]], rows[[0, 1, 7, 2]])
    assert np.allclose(placed[[0, 1, 3]], in_context(whole, rows[:3]))
    assert min(placed[2] @ rows[7], placed[2] @ rows[1]) > 2 * (placed[2] @ rows[0]) > 0


def test_what_all_questions_share_is_taken_away():
    alike = mean_question() + 0.1 * np.eye(512, dtype=np.float32)[:2]
    before = (alike[0] @ alike[1]) / (np.linalg.norm(alike[0]) * np.linalg.norm(alike[1]))
    one, other = centred(alike)
    assert before > 0.9
    assert one @ other < 0.2
