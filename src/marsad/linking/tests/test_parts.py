"""A part of a body is a thing of its own that leads to its whole: offices, departments, sections, councils."""

import random

import pytest

from marsad.extraction.chain import analyse
from marsad.language.encoder import default_encoder
from marsad.linking.link import link
from marsad.linking.standing.linking import Standing
from marsad.linking.tests.test_link import told
from marsad.records import EntityKind, FactKind

MINISTRY = FactKind.ORGANISATION


def read(text, language, published="2024-05-20"):
    """What the whole chain finds in a text."""
    return analyse(told(text, language, published=published).document)


def wholes(analyses):
    """By label of each part, the label of its whole."""
    bodies = {one.id: one for one in link(analyses).entities if one.kind is EntityKind.ORGANISATION}
    return {one.label: bodies[one.parent].label for one in bodies.values() if one.parent}


OFFICES = (
    ("fr", "Le bureau du PNUD au Maroc a ouvert un atelier. Le PNUD le finance."),
    ("en", "UNDP Morocco opened a workshop. It is paid for by UNDP headquarters."),
    ("ar", "أعلن مكتب برنامج الأمم المتحدة الإنمائي بالمغرب عن إطلاق المشروع."),
)


def test_a_country_office_is_one_in_three_languages_and_leads_to_its_body():
    found = link([read(text, language) for language, text in OFFICES]).entities
    office = next(one for one in found if one.kind is EntityKind.ORGANISATION and one.country == "MA")
    whole = next(one for one in found if one.id == office.parent)
    assert {name.language for name in office.names} == {"ar", "fr", "en"}
    assert whole.authority == "undp"
    assert any("UNDP" in str(link.scores) or "undp" in link.reason for link in office.links)


def test_offices_in_two_countries_are_two():
    found = link([read("UNDP Morocco met UNDP Chad.", "en"), read("UNDP Chad met UNDP.", "en")]).entities
    offices = [one for one in found if one.kind is EntityKind.ORGANISATION and one.parent]
    assert sorted(one.country for one in offices) == ["MA", "TD"]
    assert {len({m.citation.document for m in one.mentions}) for one in offices} == {1, 2}


def test_what_only_stands_beside_a_country_is_no_office():
    assert not wholes([read("In Morocco, UNESCO and Tunisia met. The African Union in Somalia agreed.", "en")])


DEPARTMENTS = (
    ("fr", "Direction des semis du Ministère de la Mer", "Ministère de la Mer"),
    ("en", "Seed Department of the Ministry of the Sea", "Ministry of the Sea"),
    ("ar", "إدارة البذور بوزارة البحار", "وزارة البحار"),
    ("fr", "Conseil scientifique du Cercle des semeurs", "Cercle des semeurs"),
)


@pytest.mark.parametrize(("language", "part", "whole"), DEPARTMENTS)
def test_a_department_is_not_its_ministry_but_a_part_of_it(language, part, whole):
    here = told(f"{part}. {whole}.", language, (MINISTRY, part, {}))
    there = told(f"{whole}, 2024.", language, (MINISTRY, whole, {}))
    assert wholes([here, there]) == {part: whole}


def test_of_two_bodies_of_one_name_the_one_beside_is_meant():
    part, whole = "Direction des ports du Ministère de la Mer", "Ministère de la Mer"
    here = read(f"La {part} et le {whole} se réunissent à Rabat. Le Maroc accueille.", "fr")
    there = read(f"Le {whole} se réunit à Tunis. La Tunisie accueille.", "fr")
    bodies = [one for one in link([here, there]).entities if one.kind is EntityKind.ORGANISATION]
    ministries = {one.id: one for one in bodies if one.label == whole}
    parent = next(one.parent for one in bodies if one.label == part)
    assert len(ministries) == 2
    assert {m.citation.document for m in ministries[parent].mentions} == {here.document.id}


def test_a_body_that_only_sounds_like_a_part_leads_nowhere():
    here = told("Conseil des semeurs. Comité du fleuve. Fleuve.", "fr", (MINISTRY, "Conseil des semeurs", {}))
    there = told("Cercle des semeurs.", "fr", (MINISTRY, "Cercle des semeurs", {}))
    assert not wholes([here, there])


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_decides_nothing(seed):
    documents = [read(text, language) for language, text in OFFICES]
    documents += [told(f"{part}. {seed}", language, (MINISTRY, part, {})) for language, part, _ in DEPARTMENTS]
    documents += [told(f"{whole}; {seed}", language, (MINISTRY, whole, {})) for language, _, whole in DEPARTMENTS]
    standing, whole = Standing(default_encoder()), link(documents).entities
    random.Random(seed).shuffle(documents)  # noqa: S311 - a sample, no secret
    for one in documents:
        standing.change([one])
        linked = standing.linked()
    assert linked.entities == whole
    gone = [one.document.id for one in documents[:4]]
    standing.change([], gone)
    assert standing.linked().entities == link(documents[4:]).entities


def test_an_acronym_stands_under_the_language_whose_words_it_shortens():
    found = link([read("Le PNUD finance. UNDP pays.", "fr")]).entities
    names = {(name.text, name.language) for one in found if one.authority == "undp" for name in one.names}
    assert {("PNUD", "fr"), ("UNDP", "en")} <= names
    assert ("PNUD", "en") not in names


def test_an_office_has_a_name_in_languages_in_which_no_document_names_it():
    found = link([read("UNDP Morocco opened a workshop.", "en")]).entities
    (office,) = (one for one in found if one.kind is EntityKind.ORGANISATION)
    names = {name.language: name.text for name in office.names}
    assert names["en"] == "UNDP Morocco"
    assert names["ar"] == "برنامج الأمم المتحدة الإنمائي (المغرب)"
    assert "Maroc" in names["fr"]


def test_an_office_is_one_under_all_its_names_of_a_language():
    texts = ("Le PNUD Maroc ouvre.", "Le Programme des Nations Unies pour le développement au Maroc ferme.",
             "Le bureau-pays du PNUD au Maroc paie.")  # fmt: skip
    found = link([read(text, "fr") for text in texts]).entities
    (office,) = (one for one in found if one.kind is EntityKind.ORGANISATION)
    assert len(office.facts) == 3
