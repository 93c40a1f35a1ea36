"""Documents of a small made-up world are linked in many orders, and under other ids."""

import random
from dataclasses import replace

import pytest

from marsad.linking.comparisons.candidates import SMALL
from marsad.linking.link import link
from marsad.linking.tests.test_link import told
from marsad.records import Decisions, EntityKind, FactKind, digest

PERSONS = (("Nadia Berrada", "نادية برادة"), ("Karim Berrada", "كريم برادة"), ("Salim Ouali", "سليم والي"))
BODIES = (("Institut Atlas", "معهد أطلس"), ("Réseau Rihla", "شبكة رحلة"), ("Fondation Amal", "مؤسسة أمل"))
EVENTS = (("Forum des rives contre la haine", "منتدى الضفاف ضد الكراهية"), ("Semaine du dialogue", "أسبوع الحوار"))
DEMANDS = ("Former les enseignants des deux rives", "Publier chaque année les chiffres du retour à la vie civile")
PROGRAMMES = (("Programme Rives", "برنامج ريف"), ("Programme Sentiers du retour", "برنامج دروب العودة"))


def world(seed, size=9):
    """Documents that tell of the same few persons, bodies, events and demands in two languages."""
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    return [_document(number, dice) for number in range(size)]


def _document(number, dice):
    arabic = dice.random() < 0.5
    person, body, event = (dice.choice(things)[arabic] for things in (PERSONS, BODIES, EVENTS))
    edition, demand, programme = dice.randint(1, 2), dice.choice(DEMANDS), dice.choice(PROGRAMMES)[arabic]
    text = f"{number}: {event} {edition}, {body}; {person}. {demand}. {programme}."
    return told(
        text,
        "ar" if arabic else "fr",
        (FactKind.EVENT, event, {"edition": edition, "start_date": f"202{edition}-03-04", "organisers": [body]}),
        (FactKind.ORGANISATION, body, {}),
        (FactKind.PERSON, person, {"organisation": body, "role": f"membre, {body}"}),
        (FactKind.RECOMMENDATION, demand, {"text": demand, "strength": "call"}),
        (FactKind.PROGRAMME, programme, {"amount": str(1000 * edition)}),
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


def test_a_crowd_gives_the_same_in_any_order_and_is_joined_as_few_are():
    """Where many tell one thing only some are compared: the same ones whatever came first."""
    documents = world(7, size=125)
    linked = link(documents)
    assert max(len(entity.facts) for entity in linked.entities if entity.kind is EntityKind.PERSON) > SMALL
    assert len(linked.entities) == len(link(world(7, size=60)).entities)
    random.Random(1).shuffle(documents)  # noqa: S311 - a sample, no secret
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


def saved_again(analysis, salt):
    """The same words in other bytes: only the ids differ."""
    document = "d" + digest(salt, analysis.document.id)
    renamed = {fact.id: "f" + digest(salt, fact.id) for fact in analysis.facts}
    return replace(
        analysis,
        document=replace(analysis.document, id=document),
        facts=tuple(
            replace(fact, id=renamed[fact.id], citation=replace(fact.citation, document=document))
            for fact in analysis.facts
        ),
        mentions=tuple(
            replace(mention, fact=renamed[mention.fact], citation=replace(mention.citation, document=document))
            for mention in analysis.mentions
        ),
    )


def groups(documents):
    """What is one, told by the words and where they stand."""
    text_of = {one.document.id: one.document.text for one in documents}
    return {
        frozenset((entity.kind, text_of[m.citation.document], m.citation.start) for m in entity.mentions)
        for entity in link(documents).entities
    }


@pytest.mark.parametrize("seed", range(4))
def test_other_ids_give_the_same_groups(seed):
    documents = world(seed)
    for salt in "abc":
        assert groups([saved_again(one, salt) for one in documents]) == groups(documents)


def test_a_body_is_translated_wherever_it_stands_beside_a_known_one():
    """Of many documents with one name the one that shares its company speaks for it, whatever its id."""
    known = {"authority": "undp"}
    documents = [
        told(
            "Le Réseau des femmes pour la paix et le PNUD.", "fr", *bodies("Réseau des femmes pour la paix", PNUD=known)
        ),
        *(
            told(
                f"{n}: شبكة النساء من أجل السلام.",
                "ar",
                *bodies("شبكة النساء من أجل السلام"),
                published=f"2024-0{n}-01",
            )
            for n in (1, 9)
        ),
        told(
            "5: شبكة النساء من أجل السلام وبرنامج الأمم المتحدة الإنمائي.",
            "ar",
            *bodies("شبكة النساء من أجل السلام", **{"برنامج الأمم المتحدة الإنمائي": known}),
        ),
    ]
    network = max(link(documents).entities, key=lambda entity: any("Réseau" in name.text for name in entity.names))
    assert len(network.facts) == 4


def bodies(*unknown, **known):
    """Facts of bodies, some of them known to the authority file."""
    return [(FactKind.ORGANISATION, name, known.get(name, {})) for name in (*unknown, *known)]
