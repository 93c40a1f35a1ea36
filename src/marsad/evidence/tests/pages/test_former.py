"""The address of an entity that became another leads to what it became, as far as the reader may see that."""

from dataclasses import replace

import pytest

from marsad.accounts.actions import add_person
from marsad.accounts.roles import Mark, Role
from marsad.evidence import actions, queries
from marsad.evidence.tests.pages import sample
from marsad.records import Linked, entity_id

RENAMED = entity_id("organisation", "centre again")
NEW_SERIES = entity_id("series", "forum again")


def linked_as(**ids: str):
    """The sample's linking, with other ids for the centre and the series."""

    def linker(analyses, decisions) -> Linked:
        found = sample.linker(analyses, decisions)
        named = {sample.CENTRE: ids.get("centre", sample.CENTRE), sample.SERIES: ids.get("series", sample.SERIES)}
        entities = [replace(e, id=named.get(e.id, e.id), parent=named.get(e.parent, e.parent)) for e in found.entities]
        return Linked(entities=tuple(entities))

    return linker


@pytest.fixture
def renamed(reader):
    actions.relink(who=None, linker=linked_as(centre=RENAMED, series=NEW_SERIES))
    return reader


def test_the_old_address_leads_to_the_new_page_and_its_drawings(renamed):
    assert renamed.get(f"/entities/{sample.CENTRE}/").headers["Location"] == f"/entities/{RENAMED}/"
    drawing = renamed.get(f"/entities/{sample.CENTRE}/map.inline").headers["Location"]
    assert drawing == f"/entities/{RENAMED}/map.inline"
    assert renamed.get(f"/entities/{RENAMED}/").status_code == 200


def test_a_series_is_found_through_its_editions(renamed):
    assert renamed.get(f"/entities/{sample.SERIES}/").headers["Location"] == f"/entities/{NEW_SERIES}/"


def test_it_leads_there_through_any_number_of_linkings_and_back_again(renamed):
    last = entity_id("organisation", "centre once more")
    actions.relink(who=None, linker=linked_as(centre=last, series=NEW_SERIES))
    for before in (sample.CENTRE, RENAMED):
        assert queries.successor(before, who=None) == last
    actions.relink(who=None, linker=linked_as())
    assert queries.successor(last, who=None) == sample.CENTRE
    assert renamed.get(f"/entities/{sample.CENTRE}/").status_code == 200


def test_two_that_people_joined_share_one_page(reader):
    first, third = (sample.EVENTS[event.id] for event in (sample.FORUM_2021, sample.FORUM_2023))
    actions.merge_entities(third, first, who=None)
    (now,) = {ref.id for ref in queries.entity_of_fact(sample.FORUM_2021.id, who=None)}
    for before in (first, third):
        assert reader.get(f"/entities/{before}/").headers["Location"] == f"/entities/{now}/"


def test_nothing_is_told_of_what_a_reader_may_not_see(renamed):
    guest = add_person("guest", who=None, role=Role.GUEST)
    for document in sample.DOCUMENTS.values():
        actions.mark_document(document.id, Mark.RED, who=None)
    assert queries.successor(sample.CENTRE, who=guest) is None
    assert queries.successor(sample.CENTRE, who=None) == RENAMED


def test_what_never_was_is_not_there(reader):
    assert reader.get("/entities/enothing/").status_code == 404
    assert reader.get("/entities/enothing/map.svg").status_code == 404
