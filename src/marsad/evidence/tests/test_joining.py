"""Merging, splitting and keeping apart, on the sample's five entities."""

from dataclasses import replace

import pytest

from marsad.accounts.queries import audit_trail
from marsad.evidence import actions, queries
from marsad.evidence.errors import ReviewError
from marsad.evidence.logic.joining import parted
from marsad.evidence.tests.pages import sample
from marsad.linking.link import link
from marsad.records import EntityKind

pytestmark = pytest.mark.django_db
FIRST, THIRD = (sample.EVENTS[event.id] for event in (sample.FORUM_2021, sample.FORUM_2023))
BOTH = {sample.FORUM_2021.id, sample.FORUM_2023.id}


@pytest.fixture(autouse=True)
def filled(db, home):
    sample.fill()


def holder(fact) -> str:
    return next(ref.id for ref in queries.entity_of_fact(fact.id, who=None) if ref.kind != EntityKind.SERIES)


def test_a_merge_is_seen_at_once_as_its_preview_showed_it():
    before = queries.merge_preview(FIRST, THIRD, who=None)
    actions.merge_entities(FIRST, THIRD, who=None)
    assert holder(sample.FORUM_2021) == holder(sample.FORUM_2023) == before.entity.id
    now = queries.entity(before.entity.id, who=None).entity
    assert set(now.facts) == BOTH == set(before.entity.facts)
    assert {name.text for name in now.names} == {name.text for name in before.entity.names}
    assert len(before.documents) == 2
    assert [conflict.field for conflict in before.conflicts] == ["start_date", "city"]
    assert queries.decisions(who=None).same == (tuple(sorted(BOTH)),)


def test_an_undone_merge_leaves_no_trace_but_in_the_trail():
    before = {one.id: one for one in queries.full_entities(who=None)}
    act = actions.merge_entities(FIRST, THIRD, who=None)
    actions.undo_act(act, who=None)
    after = {one.id: one for one in queries.full_entities(who=None)}
    assert after.keys() == {*before} - {FIRST, THIRD} | {holder(sample.FORUM_2021), holder(sample.FORUM_2023)}
    assert after[holder(sample.FORUM_2023)].names == before[THIRD].names
    assert after[holder(sample.FORUM_2021)].details == before[FIRST].details
    assert queries.decisions(who=None).same == ()
    assert [entry.action for entry in audit_trail(who=None, item=f"act:{act}")] == ["entities.undo", "entities.merge"]
    with pytest.raises(ReviewError):
        actions.undo_act(act, who=None)


def test_a_split_parts_facts_with_their_mentions_and_names_and_is_undone():
    stays, parts = queries.split_preview(sample.CENTRE, [sample.CENTRE_AR.id], who=None)
    assert [name.text for name in parts.entity.names] == ["مركز سجلماسة"]
    assert [name.text for name in stays.entity.names] == ["Sijilmassa Centre", "SC"]
    act = actions.split_entity(sample.CENTRE, [sample.CENTRE_AR.id], who=None)
    assert holder(sample.CENTRE_AR) == parts.entity.id != stays.entity.id == holder(sample.CENTRE_EN)
    assert queries.decisions(who=None).different == (tuple(sorted((sample.CENTRE_AR.id, sample.CENTRE_EN.id))),)
    actions.undo_act(act, who=None)
    assert holder(sample.CENTRE_AR) == holder(sample.CENTRE_EN)


def test_a_split_must_leave_something_on_both_sides():
    for chosen in ([], [sample.CENTRE_AR.id, sample.CENTRE_EN.id], ["unknown"]):
        with pytest.raises(ReviewError):
            actions.split_entity(sample.CENTRE, chosen, who=None)


def test_a_merge_puts_aside_what_kept_them_apart_and_its_undoing_brings_that_back():
    actions.never_merge(FIRST, THIRD, who=None)
    apart = queries.decisions(who=None)
    act = actions.merge_entities(FIRST, THIRD, who=None)
    assert queries.decisions(who=None).different == ()
    actions.undo_act(act, who=None)
    assert queries.decisions(who=None) == apart


def test_what_is_decided_twice_or_across_kinds_is_refused():
    actions.never_merge(FIRST, THIRD, who=None)
    with pytest.raises(ReviewError):
        actions.never_merge(FIRST, THIRD, who=None)
    for one, other in ((FIRST, FIRST), (FIRST, sample.CENTRE), (sample.SERIES, FIRST)):
        with pytest.raises(ReviewError):
            actions.merge_entities(one, other, who=None)


def test_the_acts_of_an_entity_are_told_newest_first(analyst):
    actions.never_merge(FIRST, THIRD, who=analyst)
    act = actions.merge_entities(FIRST, THIRD, who=analyst)
    (card,) = queries.acts_about(BOTH, who=None)
    assert (card.act, card.kind, card.who) == (act, "merge", "analyst")
    assert card.names == ("الدورة الأولى لمنتدى الضفتين", "Third Forum of the Two Shores")
    assert queries.latest_act(who=analyst) == card
    assert queries.latest_act(who=None) is None


def test_decisions_outlive_a_whole_rebuild():
    actions.relink(who=None, linker=link)
    speaker = [holder(sample.PERSON_FR), holder(sample.PERSON_AR)]
    centre = [holder(sample.CENTRE_EN), holder(sample.CENTRE_AR)]
    if len(set(speaker)) > 1:
        actions.merge_entities(*speaker, who=None)
    if len(set(centre)) == 1:
        actions.split_entity(centre[0], [sample.CENTRE_AR.id], who=None)
    else:
        actions.never_merge(*centre, who=None)
    actions.relink(who=None, linker=link)
    assert holder(sample.PERSON_FR) == holder(sample.PERSON_AR)
    assert holder(sample.CENTRE_EN) != holder(sample.CENTRE_AR)


def test_mentions_without_a_fact_go_with_the_half_that_bears_the_name():
    centre = queries.entity(sample.CENTRE, who=None).entity
    found = replace(centre.mentions[0], fact="", citation=replace(centre.mentions[0].citation, quote="مركز سجلماسة"))
    other = replace(found, citation=replace(found.citation, quote="somebody"))
    facts = {card.fact.id: card.fact for card in queries.facts_named(centre.facts, who=None)}
    halves = parted(replace(centre, mentions=(*centre.mentions, found, other)), [sample.CENTRE_AR.id], facts)
    assert found in halves.part.mentions
    assert other in halves.rest.mentions
    assert len(halves.rest.mentions) + len(halves.part.mentions) == len(centre.mentions) + 2
