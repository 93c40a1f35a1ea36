"""Two demands that ask for two acts are two, whatever they share; one demand in other words stays one."""

import pytest

from marsad.linking.comparisons.acts import act, ask_for_two_acts
from marsad.linking.comparisons.concepts import shared_concepts
from marsad.linking.reasons import said
from marsad.linking.tests.test_threads import linked, recommended


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Repeal provisions that bar former inmates from driving taxis", "en", "repeal"),
        ("donors should fund prison libraries", "en", "fund"),
        ("que les familles soient reçues chaque semaine", "fr", "receive"),
        ("des associations dirigées par des femmes", "fr", ""),
        ("publicité pour tous", "fr", ""),
        ("تحفيز المخابز التي تشغل الشباب", "ar", "encourage"),
        ("إلغاء رسوم التسجيل", "ar", "repeal"),
        ("الحد من الاكتظاظ", "ar", "limit"),
        ("ندعو إلى حماية الشهود", "ar", "protect"),
        ("un suivi plus long", "fr", ""),
    ],
)
def test_the_act_is_the_first_word_that_names_one(text, language, name):
    assert act(text, language) == name


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("repeal", "encourage", True),
        ("create", "reserve", False),  # a fund is created, or money reserved
        ("reserve", "create", False),
        ("fund", "", False),  # what is not known speaks neither for nor against
        ("train", "train", False),
    ],
)
def test_two_acts_differ_but_for_kin(one, other, differ):
    assert ask_for_two_acts(one, other) is differ


def test_an_incentive_and_a_repeal_for_the_same_people_are_two():
    incentive = recommended("تحفيز المخابز الصغرى التي تشغل السجناء السابقين عبر إعفاءات ضريبية", "ar")
    repeal = recommended(
        "Repeal rules that keep former prisoners from working in small bakeries", "en", "call", "2025-01-10"
    )
    again = recommended(
        "Encourage small bakeries that employ former prisoners with tax relief", "en", "call", "2025-01-10"
    )
    assert linked(incentive, repeal, series=(incentive, repeal)) == []
    (pair,) = linked(incentive, again, series=(incentive, again))
    assert {pair.first, pair.second} == {incentive.id, again.id}


def test_what_is_published_each_year_is_no_common_ground():
    costs, again = "Publier chaque année les dépenses de voirie", "Publish what roads cost every year"
    assert shared_concepts(costs, "Publish reoffending figures every year") == 0
    assert shared_concepts(costs, again) == 0
    assert shared_concepts(costs, "Publish all spending on roads every year") > 0


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_reason_is_told(language):
    assert said("other_act", language)


@pytest.mark.parametrize(
    ("hire", "train", "language"),
    [
        ("Hire nurses in village schools", "Train the nurses of village schools", "en"),
        ("Recruter des infirmières dans les écoles rurales", "Former les infirmières des écoles rurales", "fr"),
        ("توظيف ممرضات في المدارس القروية", "تدريب ممرضات المدارس القروية", "ar"),
    ],
)
def test_within_one_series_too_to_hire_is_not_to_train(hire, train, language):
    one, other = recommended(hire, language), recommended(train, language, "formal", "2025-01-10")
    assert linked(one, other, series=(one, other)) == []
