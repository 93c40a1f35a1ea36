from marsad.linking.link import link
from marsad.linking.tests.test_link import FactKind, of, told
from marsad.records import EntityKind

TAUGHT = told(
    "The Harbour Observatory for Dialogue (HODX) met in Oran. Salma Kettani, a researcher of the Harbour Observatory "
    "for Dialogue, spoke.",
    "en",
    (FactKind.ORGANISATION, "Harbour Observatory for Dialogue", {"acronym": "HODX"}),
    (FactKind.PERSON, "Salma Kettani", {"organisation": "Harbour Observatory for Dialogue"}),
)
UNREAD = told("In Oran, Salma Kettani of the Harbour Observatory for Dialogue opened the day. HODX hosts it.", "en")
STRANGER = told("Salma Kettani sells shoes in a village far away.", "en")
CUT = told(
    "The members of the Harbour Observatory for Dialogue and its friends came to Oran.",
    "en",
    (FactKind.ORGANISATION, "Harbour Observatory", {}),
)


def test_a_name_that_another_document_taught_is_found_and_cited():
    (body,) = of(link((TAUGHT, UNREAD)).entities, EntityKind.ORGANISATION)
    quotes = [m.citation.quote for m in body.mentions if m.citation.document == UNREAD.document.id]
    assert quotes == ["Harbour Observatory for Dialogue", "HODX"]
    assert body.facts == (TAUGHT.facts[0].id,)
    places = [link_.item for link_ in body.links if ":" in link_.item]
    assert any(item.startswith(UNREAD.document.id) for item in places)


def test_a_person_is_found_only_where_more_than_the_name_agrees():
    people = of(link((TAUGHT, UNREAD, STRANGER)).entities, EntityKind.PERSON)
    documents = {m.citation.document for person in people for m in person.mentions}
    assert documents == {TAUGHT.document.id, UNREAD.document.id}


def test_a_name_that_was_cut_short_belongs_to_the_whole_one():
    bodies = of(link((TAUGHT, CUT)).entities, EntityKind.ORGANISATION)
    assert len(bodies) == 1
    assert CUT.facts[0].id in bodies[0].facts


def test_the_father_or_son_of_somebody_is_not_found_as_that_person():
    body = (FactKind.ORGANISATION, "مركز النهرين للحوار", {})
    person = (FactKind.PERSON, "مازن القصاب", {"organisation": "مركز النهرين للحوار"})
    taught = told("قال مازن القصاب من مركز النهرين للحوار إن العمل بدأ.", "ar", body, person)
    for other in ("أبو مازن القصاب", "أم مازن القصاب", "ابن مازن القصاب"):
        unread = told(f"حضر {other} لقاء مركز النهرين للحوار.", "ar", body)
        (found,) = of(link((taught, unread)).entities, EntityKind.PERSON)
        assert {m.citation.document for m in found.mentions} == {taught.document.id}
    unread = told("حضر مازن القصاب لقاء مركز النهرين للحوار.", "ar", body)
    (found,) = of(link((taught, unread)).entities, EntityKind.PERSON)
    assert len({m.citation.document for m in found.mentions}) == 2
