import json
from dataclasses import replace

import pytest
from followthemoney import model
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from marsad.exchange.errors import MissingLibraryError, UnknownFormatError
from marsad.exchange.formats import FORMATS, format_in, format_of
from marsad.exchange.logic.ftm_writing import Writer
from marsad.exchange.logic.json_ld import lines, parcel_of
from marsad.exchange.tests.made import CENTRE, OTHERS, PAPERS, PLACE, THINGS, name

WHOLE = [known for known in FORMATS if known.name != "statements"]


@pytest.mark.parametrize("known", WHOLE, ids=lambda known: known.name)
def test_what_leaves_comes_back_whole(known, tmp_path):
    path = tmp_path / f"out{known.endings[0]}"
    assert known.write(path, (*THINGS, *OTHERS), PAPERS) == ()
    parcel = known.read(path)
    assert parcel.left_out == ()
    assert parcel.things == (*THINGS, *OTHERS)
    assert parcel.papers == (PAPERS["d1"], PAPERS["d2"])


@pytest.mark.parametrize("known", WHOLE, ids=lambda known: known.name)
def test_a_file_without_an_ending_of_its_own_is_known_by_what_it_holds(known, tmp_path):
    path = tmp_path / "out.json"
    known.write(path, THINGS, PAPERS)
    assert format_in(path).name == known.name
    assert format_in(path, "jsonld").name == "jsonld"


def test_statements_keep_names_with_their_languages_and_the_documents_they_come_from(tmp_path):
    path = tmp_path / "out.csv"
    format_of(path.name).write(path, THINGS, PAPERS)
    table = path.read_text(encoding="utf-8")
    arabic = next(line for line in table.splitlines() if '"name"' in line and "مركز سجلماسة" in line)
    assert '"d1"' in arabic
    assert '"ara"' in arabic
    parcel = format_of(path.name).read(path)
    assert {thing.entity.id for thing in parcel.things} == {"e1", "e2", "e3", "e4", "e5"}
    centre = next(thing for thing in parcel.things if thing.entity.id == "e1")
    assert {n.text for n in centre.entity.names} == {n.text for n in CENTRE.entity.names}
    assert centre.same_as == CENTRE.same_as
    assert centre.entity.country == "MA"


def test_every_line_is_valid_for_the_library():
    writer = Writer()
    for line in writer.entities((*THINGS, *OTHERS), PAPERS):
        proxy = model.get_proxy(line, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        assert all(proxy.get(required) for required in proxy.schema.required), line
        written = {k: v for k, v in line["properties"].items() if v}
        assert proxy.to_dict()["properties"].keys() == written.keys(), "the library would drop a value of ours"
    assert writer.left_out == []


def test_citations_name_their_document_and_their_words():
    made = list(Writer().entities([CENTRE], PAPERS))
    first = next(line for line in made if line["schema"] == "Documentation")["properties"]
    assert first["document"] == ["d1"]
    assert first["entity"] == ["e1"]
    assert first["summary"] == ["مركز سجلماسة"]
    assert first["recordId"] == ["10-22"]


def test_what_followthemoney_cannot_take_is_told():
    odd = replace(CENTRE, entity=replace(CENTRE.entity, country="ZZ9"))
    writer = Writer()
    list(writer.entities([odd], PAPERS))
    assert [one.item for one in writer.left_out] == ["e1"]
    assert "country" in writer.left_out[0].reason


def test_json_ld_says_it_in_words_that_others_know():
    graph = json.loads("".join(lines(THINGS, PAPERS)))["@graph"]
    by_id = {node["@id"]: node for node in graph}
    centre = by_id["marsad:e1"]
    assert centre["@type"] == "ResearchOrganization"
    assert {"@value": "مركز سجلماسة", "@language": "ar"} in centre["name"]
    assert centre["sameAs"] == ["https://www.wikidata.org/entity/Q42"]
    assert centre["subjectOf"] == [{"@id": "marsad:d1"}, {"@id": "marsad:d2"}]
    assert by_id["marsad:e2"]["superEvent"] == {"@id": "marsad:e3"}
    assert by_id["marsad:e2"]["location"]["name"] == "Tunis"
    assert by_id["marsad:e3"]["@type"] == "EventSeries"
    assert by_id["marsad:d1"]["inLanguage"] == "ar"
    note = by_id["marsad:e1-d1-10-22-f1"]
    assert note["oa:hasTarget"]["oa:hasSelector"][1]["oa:exact"] == {"@value": "مركز سجلماسة", "@language": "ar"}


OFFICE = replace(CENTRE, entity=replace(CENTRE.entity, id="e9", parent="e1", authority=""))


@pytest.mark.parametrize("known", WHOLE, ids=lambda known: known.name)
def test_a_part_leads_to_its_whole_and_comes_back(known, tmp_path):
    path = tmp_path / f"out{known.endings[0]}"
    assert known.write(path, (CENTRE, OFFICE), PAPERS) == ()
    assert known.read(path).things == (CENTRE, OFFICE)


def test_a_part_is_told_in_words_that_others_know():
    line = next(line for line in Writer().entities([OFFICE], PAPERS) if line["id"] == "e9")
    assert line["properties"]["parent"] == ["e1"]
    graph = json.loads("".join(lines([OFFICE], PAPERS)))["@graph"]
    assert next(node for node in graph if node["@id"] == "marsad:e9")["parentOrganization"] == {"@id": "marsad:e1"}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's parser uses its own old class
def test_a_linked_data_tool_reads_it_without_the_network():
    graph = Graph().parse(data="".join(lines(THINGS, PAPERS)), format="json-ld")
    names = set(graph.objects(URIRef("urn:marsad:e1"), URIRef("https://schema.org/name")))
    assert names == {Literal("مركز سجلماسة", lang="ar"), Literal("Sijilmassa Centre", lang="en")}
    bodies = set(graph.subjects(URIRef("http://www.w3.org/ns/oa#hasBody"), URIRef("urn:marsad:e1")))
    assert len(bodies) == 3


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(st.characters(categories=("L", "N", "Zs")), min_size=1).filter(str.strip),
    language=st.sampled_from(("ar", "fr", "en", "")),
)
def test_any_name_survives_json_ld(text, language):
    thing = replace(PLACE, entity=replace(PLACE.entity, names=(name(text, language),)))
    assert parcel_of("".join(lines([thing], PAPERS))).things == (thing,)


def test_an_unknown_format_lists_the_known_ones():
    with pytest.raises(UnknownFormatError, match="ftm, statements, jsonld"):
        format_of("entities.xyz")
    assert format_of("x.csv").name == "statements"
    assert format_of("x.xyz", "jsonld").name == "jsonld"


def test_a_missing_library_is_named_with_the_way_to_get_it():
    lacking = replace(FORMATS[0], where="surely_missing.module", needs="surely_missing")
    with pytest.raises(MissingLibraryError, match=r"marsad\[surely_missing\]"):
        _ = lacking.read
