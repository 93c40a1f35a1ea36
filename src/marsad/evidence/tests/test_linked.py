from dataclasses import replace

import pytest

from marsad.evidence import actions, queries
from marsad.evidence.tests.made import by_name, put_both
from marsad.records import (
    Conflict,
    EntityKind,
    Linked,
    Mention,
    Proposal,
    Score,
    Story,
    StoryKind,
    StoryMember,
    Told,
    cite,
    entity_id,
)

pytestmark = pytest.mark.django_db
SCORES = (Score(name="same_name", value=0.8, detail="OMEV ~ ICESCO"),)
OMEV, ICESCO = entity_id("organisation", "OMEV"), entity_id("organisation", "ICESCO")


def linker(analyses, decisions):
    """The entities of `by_name`, with two proposals, one conflict and one story."""
    entities = by_name(analyses, decisions).entities
    first, second = sorted(next(e for e in entities if e.id == OMEV).facts)
    other = next(e for e in entities if e.id == ICESCO).facts[0]
    members = tuple(StoryMember(document=a.document.id, probability=0.8, scores=SCORES) for a in analyses)
    return Linked(
        entities=entities,
        proposals=(proposal(first, other, 0.7), proposal(second, other, 0.5)),
        conflicts=(
            Conflict(
                entity=OMEV,
                field="capacity",
                about=ICESCO,
                values=(Told(value="organisers", facts=(first,)), Told(value="partners", facts=(second,))),
            ),
        ),
        stories=(Story(id="s1", kind=StoryKind.STORY, members=members),),
    )


def proposal(one, two, probability):
    first, second = sorted((one, two))
    return Proposal(
        kind=EntityKind.ORGANISATION, first=first, second=second, probability=probability, scores=SCORES, affected=3
    )


@pytest.fixture(autouse=True)
def linked():
    put_both()
    actions.relink(who=None, linker=linker)


def test_the_queue_begins_with_what_teaches_most():
    found = queries.proposals(who=None)
    assert [card.probability for card in found] == [0.5, 0.7]
    assert found[0].worth == 3.0
    assert {found[0].first.fact.citation.quote, found[0].second.fact.citation.quote} == {"OMEV", "ICESCO"}
    assert "OMEV ~ ICESCO" in found[0].reason_in("fr")
    assert queries.count_proposals(who=None, kind="organisation") == 2
    assert queries.proposals(who=None, kind="person") == ()


def test_a_conflict_shows_each_value_with_its_facts_until_one_is_rejected():
    (card,) = queries.conflicts(OMEV, who=None)
    assert [(value.value, len(value.facts)) for value in card.values] == [("organisers", 1), ("partners", 1)]
    assert card.about is not None
    assert card.about.label == "ICESCO"
    assert queries.conflict_counts([OMEV, ICESCO], who=None) == {OMEV: 1}
    actions.reject_fact(card.values[0].facts[0].fact.id, who=None, reason="not_said")
    assert queries.conflicts(OMEV, who=None) == ()


def test_a_story_is_found_from_each_of_its_documents():
    (story,) = queries.stories(who=None)
    assert [member.document.file for member in story.members] == ["first.txt", "second.txt"]
    assert queries.stories(story.members[1].document.id, who=None) == (story,)
    assert queries.stories("dunknown", who=None) == ()


def test_linking_again_replaces_everything():
    actions.relink(who=None, linker=by_name)
    assert queries.count_proposals(who=None) == 0
    assert queries.stories(who=None) == ()
    assert queries.conflicts(OMEV, who=None) == ()


def test_mentions_that_linking_found_are_stored_and_never_linked_from():
    def finding(analyses, decisions):
        linked = by_name(analyses, decisions)
        document = next(a.document for a in analyses if a.document.file == "second.txt")
        found = Mention(kind=EntityKind.ORGANISATION, citation=cite(document, 15, 20), language="en")
        wider = replace(linked.entities[0], mentions=(*linked.entities[0].mentions, found))
        return replace(linked, entities=(wider, *linked.entities[1:]))

    before = sum(len(analysis.mentions) for analysis in queries.analyses(who=None))
    for _ in range(2):
        actions.relink(who=None, linker=finding)
        quotes = [m.citation.quote for e in queries.full_entities(who=None) for m in e.mentions]
        assert len(quotes) == before + 1
    assert sum(len(analysis.mentions) for analysis in queries.analyses(who=None)) == before
