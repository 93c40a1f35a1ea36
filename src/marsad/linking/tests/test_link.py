from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.linking.link import link
from marsad.records import (
    Analysis,
    Decisions,
    Document,
    EntityKind,
    FactKind,
    Mention,
    cite,
    document_id,
    make_fact,
)

KIND = {
    FactKind.PERSON: EntityKind.PERSON,
    FactKind.ORGANISATION: EntityKind.ORGANISATION,
    FactKind.EVENT: EntityKind.EVENT,
}


def told(text, language, *facts, published="2024-05-20"):
    """An analysis of a text, with facts given as (kind, words that stand in it, fields)."""
    document = Document(
        id=document_id(text.encode()),
        file="a.txt",
        address="a.txt",
        media_type="text/plain",
        retrieved=datetime(2024, 6, 1, tzinfo=UTC),
        sha256="0" * 64,
        text=text,
        language=language,
        published=published,
    )
    made, mentions = [], []
    for kind, words, fields in facts:
        start = text.index(words)
        fact = make_fact(
            document,
            kind,
            start,
            start + len(words),
            fields={"name": words} | fields,
            confidence=0.9,
            rule="r",
            extractor="t",
        )
        made.append(fact)
        if kind in KIND:
            place = cite(document, start, start + len(words))
            mentions.append(Mention(kind=KIND[kind], citation=place, language=language, fact=fact.id))
    return Analysis(document=document, facts=tuple(made), mentions=tuple(mentions))


FRENCH = told(
    "Le 2e Forum des villes contre la haine s'est ouvert à Tunis. "
    "Karim Benjelloun, directeur de l'Institut Atlas, a parlé.",
    "fr",
    (
        FactKind.EVENT,
        "2e Forum des villes contre la haine",
        {
            "series": "Forum des villes contre la haine",
            "edition": 2,
            "city": "Tunis",
            "start_date": "2024-05-18",
            "organisers": ["Institut Atlas"],
        },
    ),
    (FactKind.PERSON, "Karim Benjelloun", {"role": "directeur de l'Institut Atlas", "organisation": "Institut Atlas"}),
    (FactKind.ORGANISATION, "Institut Atlas", {"authority": "undp"}),
)
ARABIC = told(
    "افتتح بتونس المنتدى الثاني للمدن ضد الكراهية، وتحدث كريم بنجلون، مدير معهد أطلس.",
    "ar",
    (
        FactKind.EVENT,
        "المنتدى الثاني للمدن ضد الكراهية",
        {
            "series": "منتدى المدن ضد الكراهية",
            "edition": 2,
            "city": "تونس",
            "start_date": "2024-05-18",
            "organisers": ["معهد أطلس"],
        },
    ),
    (FactKind.PERSON, "كريم بنجلون", {"role": "مدير معهد أطلس", "organisation": "معهد أطلس"}),
    (FactKind.ORGANISATION, "معهد أطلس", {"authority": "undp"}),
)
THIRD = told(
    "Le 3e Forum des villes contre la haine se tiendra à Tunis avec l'Institut Atlas.",
    "fr",
    (
        FactKind.EVENT,
        "3e Forum des villes contre la haine",
        {
            "series": "Forum des villes contre la haine",
            "edition": 3,
            "city": "Tunis",
            "start_date": "2025-05-18",
            "organisers": ["Institut Atlas"],
        },
    ),
    (FactKind.ORGANISATION, "Institut Atlas", {"authority": "undp"}),
    published="2025-01-10",
)
STRANGER = told(
    "Karim Benjelloun a ouvert une boulangerie à Lyon.", "fr", (FactKind.PERSON, "Karim Benjelloun", {}), published=""
)
ALL = [FRENCH, ARABIC, THIRD, STRANGER]


def of(entities, kind):
    return [e for e in entities if e.kind is kind]


def test_one_event_in_two_languages_and_a_series_with_two_editions():
    entities = link(ALL).entities
    events = sorted(of(entities, EntityKind.EVENT), key=lambda e: e.details["edition"])
    assert [len(e.facts) for e in events] == [2, 1]
    (series,) = of(entities, EntityKind.SERIES)
    assert {e.parent for e in events} == {series.id}
    assert len(series.mentions) == 3
    assert "same_edition" in {score.name for score in events[0].links[0].scores}


def test_a_person_in_two_scripts_is_one_and_a_namesake_elsewhere_is_not():
    people = of(link(ALL).entities, EntityKind.PERSON)
    assert sorted(len(p.facts) for p in people) == [1, 2]
    joined = max(people, key=lambda p: len(p.facts))
    assert {n.script for n in joined.names} == {"Arab", "Latn"}
    assert joined.links[0].probability < 1.0
    assert "organisation" in joined.links[0].reason


def test_an_organisation_has_its_names_in_three_languages():
    (body,) = of(link(ALL).entities, EntityKind.ORGANISATION)
    assert {name.language for name in body.names} >= {"ar", "fr", "en"}
    assert len(body.facts) == 3


def test_people_decide_over_scores():
    french, arabic = FRENCH.facts[1].id, ARABIC.facts[1].id
    stranger = STRANGER.facts[0].id
    apart = link(ALL, Decisions(different=((french, arabic),))).entities
    assert all(len(p.facts) == 1 for p in of(apart, EntityKind.PERSON))
    joined = link(ALL, Decisions(same=((french, stranger),))).entities
    assert max(len(p.facts) for p in of(joined, EntityKind.PERSON)) == 3


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(ALL))
def test_order_of_documents_does_not_matter(order):
    assert link(order).entities == link(ALL).entities


@pytest.mark.parametrize("kind", [EntityKind.EVENT, EntityKind.PERSON, EntityKind.ORGANISATION])
def test_every_mention_and_link_is_kept(kind):
    entities = of(link(ALL).entities, kind)
    facts = {f.id for a in ALL for f in a.facts if KIND[f.kind] is kind}
    assert {link_.item for e in entities for link_ in e.links} == facts
    assert all(0 < link_.probability <= 1 and link_.reason for e in entities for link_ in e.links)
