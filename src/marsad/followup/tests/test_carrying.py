from marsad.followup.kinds import Standing
from marsad.followup.logic.carrying import Held, plan


def held(key: int, anchor: str, *others: str, **more: object) -> Held:
    values = {"is_touched": False, "standing": Standing.CURRENT, **more}
    return Held(key=key, code=f"X-2020-{key:02d}", anchor=anchor, facts=(anchor, *others), **values)


def fates(planned):
    return {fate.key: fate for fate in planned.fates}


def test_a_thread_without_a_line_gets_one():
    planned = plan([], {"t1": ["f1"], "t2": ["f2"]})
    assert [one.thread for one in planned.fresh] == ["t1", "t2"]


def test_joined_threads_keep_the_older_code_and_lead_the_other_there():
    planned = plan([held(1, "f1"), held(2, "f2")], {"t": ["f1", "f2"]})
    assert (fates(planned)[1].standing, fates(planned)[1].thread) == (Standing.CURRENT, "t")
    assert (fates(planned)[2].standing, fates(planned)[2].merged_into) == (Standing.MERGED, 1)
    assert planned.fresh == ()


def test_the_one_that_people_worked_on_leads_though_it_is_younger():
    planned = plan([held(1, "f1"), held(2, "f2", is_touched=True)], {"t": ["f1", "f2"]})
    assert fates(planned)[1].merged_into == 2
    assert fates(planned)[2].standing == Standing.CURRENT


def test_two_that_people_worked_on_both_stay():
    planned = plan([held(1, "f1", is_touched=True), held(2, "f2", is_touched=True)], {"t": ["f1", "f2"]})
    assert {fate.standing for fate in planned.fates} == {Standing.CURRENT}


def test_parted_again_the_merged_one_comes_back_under_its_own_code():
    before = [held(1, "f1"), held(2, "f2", standing=Standing.MERGED, merged_into=1)]
    planned = plan(before, {"t1": ["f1"], "t2": ["f2"]})
    assert fates(planned)[2].standing == Standing.CURRENT
    assert planned.fresh == ()


def test_a_part_that_never_had_a_line_names_the_code_it_left():
    planned = plan([held(1, "f1", "f2")], {"t1": ["f1"], "t2": ["f2"]})
    assert [(one.thread, one.split_from) for one in planned.fresh] == [("t2", "X-2020-01")]


def test_what_people_merged_stays_merged_whatever_linking_says():
    before = [held(1, "f1"), held(2, "f2", standing=Standing.MERGED, merged_into=1, is_merged_by_people=True)]
    planned = plan(before, {"t1": ["f1"], "t2": ["f2"]})
    assert (fates(planned)[2].standing, fates(planned)[2].merged_into) == (Standing.MERGED, 1)
    assert planned.fresh == ()


def test_without_a_fact_it_is_withdrawn_unless_people_worked_on_it():
    planned = plan([held(1, "f1"), held(2, "f2", is_touched=True)], {})
    assert fates(planned)[1].standing == Standing.WITHDRAWN
    assert (fates(planned)[2].standing, fates(planned)[2].is_unsourced) == (Standing.CURRENT, True)


def test_it_follows_another_of_its_facts_when_the_first_is_gone():
    planned = plan([held(1, "f1", "f2")], {"t": ["f2"]})
    assert fates(planned)[1].thread == "t"
