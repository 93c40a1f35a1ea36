"""Files that others wrote."""

import json

from marsad.exchange.logic.ftm_reading import parcel_of_lines
from marsad.exchange.logic.json_ld import parcel_of
from marsad.records import EntityKind, NameKind

FOREIGN = (
    {"id": "q1", "schema": "PublicBody", "datasets": ["bodies"],
     "properties": {"name": ["Ministry of Lanterns", "وزارة الفوانيس"], "abbreviation": ["MoL"], "country": ["ma"],
                    "wikidataId": ["Q42"]}},
    {"id": "q2", "schema": "Person",
     "properties": {"name": ["Nadir Benjelloun"], "position": ["adviser"], "publisher": ["The Register"]}},
    {"id": "q3", "schema": "Employment", "properties": {"employee": ["q2"], "employer": ["q1"], "role": ["minister"]}},
    {"id": "q4", "schema": "Vessel", "properties": {"name": ["Blue Heron"]}},
    {"id": "q5", "schema": "Person", "properties": {"birthDate": ["1970"]}},
    {"id": "q6", "schema": "Unheard", "properties": {}},
    {"id": "q7", "schema": "Document", "properties": {"fileName": ["a.pdf"]}},
)  # fmt: skip


def test_a_foreign_file_becomes_things_with_names_details_and_sources():
    parcel = parcel_of_lines([*map(json.dumps, FOREIGN), "", "{broken", '{"no": "id"}'])
    body, person = parcel.things
    assert body.entity.kind is EntityKind.ORGANISATION
    assert [(n.text, n.language, n.kind) for n in body.entity.names] == [
        ("Ministry of Lanterns", "", NameKind.FULL),
        ("وزارة الفوانيس", "ar", NameKind.FULL),
        ("MoL", "", NameKind.ACRONYM),
    ]
    assert body.entity.country == "MA"
    assert body.same_as == ("https://www.wikidata.org/entity/Q42",)
    assert body.sources == ("bodies",)
    assert person.entity.details == {"role": "minister", "organisation": "Ministry of Lanterns"}
    assert person.sources == ("The Register",)


def test_parts_of_others_lead_to_their_wholes():
    line = {"id": "q8", "schema": "Organization", "properties": {"name": ["Lantern Office"], "parent": ["q1"]}}
    assert parcel_of_lines([json.dumps(line)]).things[0].entity.parent == "q1"
    node = {"@type": "Organization", "name": "Lantern Office", "parentOrganization": {"@id": "https://x/1"}}
    nameless = {"@type": "Organization", "name": "Lantern Office", "parentOrganization": "The Ministry"}
    things = parcel_of(json.dumps({"@graph": [node, nameless]})).things
    assert [thing.entity.parent for thing in things] == ["https://x/1", ""]


def test_each_item_left_out_has_its_reason():
    parcel = parcel_of_lines([*map(json.dumps, FOREIGN), "{broken", '{"no": "id"}'])
    reasons = {one.item: one.reason for one in parcel.left_out}
    assert reasons.keys() == {"q4", "q5", "q6", "q7", "line 8", "line 9"}
    assert reasons["q4"] == "Marsad keeps no Vessel"
    assert reasons["q5"] == "it has no name"
    assert "JSON" in reasons["line 8"]


def test_what_pretends_to_be_ours_is_left_out():
    line = {"id": "q1", "schema": "Person", "properties": {"name": ["X"]}, "marsad": {"kind": "person"}}
    parcel = parcel_of_lines([json.dumps(line)])
    assert parcel.things == ()
    assert len(parcel.left_out) == 1


def test_json_ld_of_others_is_read_by_type_name_and_country():
    text = json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@id": "https://x/1", "@type": "https://schema.org/NGO", "name": {"@value": "شبكة", "@language": "ar"},
                 "alternateName": ["Network"], "address": {"addressCountry": "tn"}, "url": "https://x"},
                {"@type": "Recipe", "name": "Soup"},
                {"@type": "Person"},
            ],
        }
    )  # fmt: skip
    parcel = parcel_of(text)
    (network,) = parcel.things
    assert network.entity.kind is EntityKind.ORGANISATION
    assert [(n.text, n.language) for n in network.entity.names] == [("شبكة", "ar"), ("Network", "")]
    assert network.entity.country == "TN"
    assert [one.reason for one in parcel.left_out] == ["Marsad keeps no Recipe", "it has no name"]
