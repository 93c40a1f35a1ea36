from marsad.linking.clusters import Pair
from marsad.linking.proposals import proposals
from marsad.records import Entity, EntityKind, Score

SCORE = (Score(name="same_name", value=1.0, detail="a ~ b"),)


def entity(identifier, *facts):
    return Entity(id=identifier, kind=EntityKind.PERSON, label=identifier, facts=facts)


def pair(first, second, probability):
    return Pair(first=first, second=second, probability=probability, scores=SCORE)


def test_what_a_decision_teaches_orders_the_queue_and_two_entities_are_asked_once():
    entities = [entity("x", "a", "b"), entity("y", "c"), entity("z", "d", "e", "f")]
    unsure = {EntityKind.PERSON: [pair("a", "c", 0.5), pair("b", "c", 0.6), pair("c", "d", 0.7), pair("a", "b", 0.6)]}
    found = proposals(unsure, entities)
    assert [(p.first, p.second, p.affected) for p in found] == [("b", "c", 3), ("c", "d", 4)]
    assert found[0].worth == 2.4
