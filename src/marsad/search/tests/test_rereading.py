import pytest

from marsad.records import FactKind
from marsad.search.logic.alignment import Told, alignments
from marsad.search.logic.kinds import kinds_asked


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("توصيات بشأن الشباب", {FactKind.RECOMMENDATION}),
        ("ما هي التوصيات الصادرة عن المؤتمر؟", {FactKind.RECOMMENDATION, FactKind.EVENT}),
        ("Quelles recommandations pour l'école ?", {FactKind.RECOMMENDATION}),
        ("statements of the minister", {FactKind.STATEMENT}),
        ("rain in the mountains", set()),
    ],
)
def test_a_question_that_names_a_kind_is_heard(question, kinds):
    assert kinds_asked(question) == kinds


def test_a_passage_that_speaks_of_more_of_the_question_is_nearer_across_languages():
    both, one, none = alignments(
        "recrutement des enfants",
        [
            Told(text="The recruitment of children must end.", around=""),
            Told(text="The children sang.", around=""),
            Told(text="Oil became cheaper.", around=""),
        ],
    )
    assert 0 <= none < one < both <= 1


def test_words_around_a_passage_and_names_in_another_script_count_too():
    bare, placed, named = alignments(
        "budget Benzahra",
        [
            Told(text="ميزانية المكتبة", around=""),
            Told(text="ميزانية المكتبة", around="Benzahra"),
            Told(text="ميزانية المكتبة", around="", named=frozenset({"benzahra"})),
        ],
    )
    assert bare < placed < named


def test_nothing_to_compare_is_no_error():
    assert alignments("", [Told(text="x", around="")]) == [0.0]
    assert alignments("budget", []) == []
    assert alignments("budget", [Told(text="", around="")]) == [0.0]
