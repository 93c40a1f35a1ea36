"""Documents of a small made-up world are linked in many orders, and one after another."""

import random

import pytest

from marsad.linking.link import link
from marsad.linking.tests.test_link import told
from marsad.records import Decisions, EntityKind, FactKind

PERSONS = (("Nadia Berrada", "نادية برادة"), ("Karim Berrada", "كريم برادة"), ("Salim Ouali", "سليم والي"))
BODIES = (("Institut Atlas", "معهد أطلس"), ("Réseau Rihla", "شبكة رحلة"), ("Fondation Amal", "مؤسسة أمل"))
EVENTS = (("Forum des rives contre la haine", "منتدى الضفاف ضد الكراهية"), ("Semaine du dialogue", "أسبوع الحوار"))
DEMANDS = ("Former les enseignants des deux rives", "Publier chaque année les chiffres du retour à la vie civile")


def world(seed, size=9):
    """Documents that tell of the same few persons, bodies, events and demands in two languages."""
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    return [_document(number, dice) for number in range(size)]


def _document(number, dice):
    arabic = dice.random() < 0.5
    person, body, event = (dice.choice(things)[arabic] for things in (PERSONS, BODIES, EVENTS))
    edition, demand = dice.randint(1, 2), dice.choice(DEMANDS)
    text = f"{number}: {event} {edition}, {body}; {person}. {demand}."
    return told(
        text,
        "ar" if arabic else "fr",
        (FactKind.EVENT, event, {"edition": edition, "start_date": f"202{edition}-03-04", "organisers": [body]}),
        (FactKind.ORGANISATION, body, {}),
        (FactKind.PERSON, person, {"organisation": body, "role": f"membre, {body}"}),
        (FactKind.RECOMMENDATION, demand, {"text": demand, "strength": "call"}),
        published=f"202{edition}-03-0{dice.randint(4, 9)}",
    )


@pytest.mark.parametrize("seed", range(4))
def test_nine_documents_give_the_same_in_any_order(seed):
    documents = world(seed)
    linked = link(documents)
    assert any(len({m.citation.document for m in entity.mentions}) > 1 for entity in linked.entities)
    for shuffle in range(3):
        random.Random(shuffle).shuffle(documents)  # noqa: S311 - a sample, no secret
        assert link(documents) == linked


def test_decisions_hold_in_any_order():
    documents = world(5)
    persons = sorted(fact.id for one in documents for fact in one.facts if fact.kind is FactKind.PERSON)
    decisions = Decisions(same=((persons[0], persons[-1]),), different=((persons[1], persons[2]),))
    linked = link(documents, decisions)
    entity_of = {f: e.id for e in linked.entities if e.kind is EntityKind.PERSON for f in e.facts}
    assert entity_of[persons[0]] == entity_of[persons[-1]]
    assert entity_of[persons[1]] != entity_of[persons[2]]
    assert link(documents[::-1], decisions) == linked
