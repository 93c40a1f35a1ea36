import json

import pytest
from click.testing import CliRunner

from marsad.accounts.queries import audit_trail
from marsad.evidence import actions as evidence
from marsad.evidence import queries as store
from marsad.evidence.tests.pages import sample
from marsad.exchange import actions, queries
from marsad.exchange.commands import export, import_, imports, verify
from marsad.exchange.errors import DecidedError, NothingThereError, UnknownImportError

pytestmark = pytest.mark.django_db
FOREIGN = (
    {"id": "q1", "schema": "Organization",
     "properties": {"name": ["مركز سجلماسة"], "country": ["tn"], "wikidataId": ["Q42"], "publisher": ["A list"]}},
    {"id": "q2", "schema": "Person", "properties": {"name": ["Nobody Known"]}},
    {"id": "q3", "schema": "Vessel", "properties": {"name": ["Blue Heron"]}},
)  # fmt: skip


@pytest.fixture(autouse=True)
def filled(tmp_path, settings):
    settings.HOME = tmp_path / "home"
    sample.fill()


@pytest.fixture
def foreign(tmp_path):
    path = tmp_path / "list.ftm.json"
    path.write_text("\n".join(map(json.dumps, FOREIGN)), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".ftm.json", ".jsonld"])
def test_the_store_leaves_and_comes_back_matched_by_what_it_cites(ending, tmp_path):
    path = tmp_path / f"all{ending}"
    count, left_out = actions.export(path, who=None)
    assert (count, left_out) == (5, ())
    card = actions.import_file(path, who=None)
    cards = queries.imported(who=None, came_with=card.id)
    assert {one.thing.entity.id: one.entity.id if one.entity else "" for one in cards} == {
        sample.CENTRE: sample.CENTRE,
        sample.SAMIA: sample.SAMIA,
        sample.SERIES: "",
        **{event: event for event in sample.EVENTS.values()},
    }
    for one in cards:
        if one.entity:
            kept = next(t for t in queries.things(who=None) if t.entity.id == one.entity.id)
            assert one.thing.entity == kept.entity


def test_what_others_say_waits_and_is_shown_only_when_accepted(foreign):
    card = actions.import_file(foreign, who=None, source="The list of lists")
    assert (card.proposed, [one.item for one in card.left_out]) == (2, ["q3"])
    one, other = queries.imported(who=None, came_with=card.id)
    assert (one.entity.id, one.rule, one.source) == (sample.CENTRE, "name_and_country", "The list of lists")
    assert other.entity is None
    facts = store.entity(sample.CENTRE, who=None).entity.facts
    assert queries.said_elsewhere(facts, who=None) == ()
    actions.accept(one.number, who=None)
    (said,) = queries.said_elsewhere(facts, who=None)
    assert said.thing.same_as == ("https://www.wikidata.org/entity/Q42",)
    actions.reconsider(one.number, who=None)
    assert queries.said_elsewhere(facts, who=None) == ()
    assert [entry.action for entry in audit_trail(who=None, item=f"imported:{one.number}")] == [
        "imported.proposed",
        "imported.accepted",
    ]
    with pytest.raises(DecidedError):
        actions.accept(other.number, who=None)


def test_nothing_of_the_store_changes(foreign):
    before = tuple(store.full_entities(who=None)), store.decisions(who=None)
    card = actions.import_file(foreign, who=None)
    for one in queries.imported(who=None, came_with=card.id, matched=True):
        actions.accept(one.number, who=None)
    assert (tuple(store.full_entities(who=None)), store.decisions(who=None)) == before


def test_an_accepted_thing_finds_its_entity_again_after_a_relinking(foreign):
    card = actions.import_file(foreign, who=None)
    number = queries.imported(who=None, came_with=card.id)[0].number
    actions.accept(number, who=None)
    evidence.relink(who=None, linker=sample.linker)
    assert queries.imported_named(number, who=None).entity.id == sample.CENTRE


def test_the_same_file_twice_changes_nothing_and_taking_it_back_hides_it(foreign):
    first = actions.import_file(foreign, who=None)
    assert actions.import_file(foreign, who=None) == first
    assert len(queries.imports(who=None)) == 1
    actions.undo_import(first.id, who=None)
    assert queries.imported(who=None) == ()
    with pytest.raises(UnknownImportError):
        actions.undo_import(first.id, who=None)
    assert actions.import_file(foreign, who=None).proposed == 2


def test_a_file_with_nothing_in_it_is_refused(tmp_path):
    path = tmp_path / "empty.jsonld"
    path.write_text("not json", encoding="utf-8")
    with pytest.raises(NothingThereError, match=r"empty\.jsonld"):
        actions.import_file(path, who=None)


def test_the_commands(foreign, tmp_path):
    run = CliRunner().invoke
    out = run(export, [str(tmp_path / "all.jsonld")])
    assert "5 entities" in out.output
    out = run(import_, [str(foreign), "--source", "The list"])
    assert out.exit_code == 1, "one item was left out"
    assert "2 things, 1 of them seem to be known here, 1 left out" in out.output
    line = json.loads(run(imports, ["--json"]).output)
    assert (line["source"], line["things"]) == ("The list", 2)
    thing = json.loads(run(imports, [line["id"], "--json"]).output.splitlines()[0])
    assert run(imports, [line["id"], "--accept", str(thing["number"])]).exit_code == 0
    assert json.loads(run(imports, ["--json"]).output)["accepted"] == 1


def test_every_citation_of_an_export_is_verified(tmp_path):
    path = tmp_path / "all.ftm.json"
    actions.export(path, who=None)
    out = CliRunner().invoke(verify, [str(path)])
    assert out.exit_code == 0
    assert "citations hold" in out.output
    path.write_text(path.read_text(encoding="utf-8").replace("Samia Belkhodja", "Samia Belkhoja"), encoding="utf-8")
    out = CliRunner().invoke(verify, [str(path)])
    assert out.exit_code == 1
    assert "do not stand there" in out.output
