"""Linking learns from decisions when asked, says what changed, and forgets it again."""

import pytest
from click.testing import CliRunner

from marsad.accounts.errors import NotPermittedError
from marsad.accounts.queries import audit_trail
from marsad.evidence import actions, queries
from marsad.evidence.add_commands import relink
from marsad.evidence.errors import LearningError
from marsad.evidence.logic.taught import Change, acts_of, regrouped
from marsad.evidence.tests.spokespersons import entity_of, fill
from marsad.linking.models import model

pytestmark = pytest.mark.django_db
DECIDED = 8


@pytest.fixture
def pairs() -> list[tuple[str, str]]:
    """The two facts about each person; those of all but the last were parted by people."""
    found = fill()
    assert all(entity_of(one) == entity_of(other) for one, other in found)
    actions.split_entity(entity_of(found[0][0]), [found[0][1]], who=None)
    for one, other in found[1:DECIDED]:
        actions.decide_different(one, other, who=None)
    return found


def linked() -> list[str]:
    """All entities with names, links, scores and mentions, to the last figure."""
    return [repr(entity) for entity in queries.full_entities(who=None)]


def test_decisions_part_what_is_like_them_and_the_report_says_so(pairs) -> None:
    assert entity_of(pairs[-1][0]) == entity_of(pairs[-1][1])
    report = actions.learn_from_decisions(who=None)
    assert entity_of(pairs[-1][0]) != entity_of(pairs[-1][1])
    assert (report["acts"], report["silent"], report["joined"], report["parted"]) == (DECIDED, 0, 0, 1)
    (persons,) = report["models"]
    assert (persons["right_before"], persons["right_after"]) == (0, DECIDED)
    assert {row["name"] for row in persons["weights"] if row["after"] != row["before"]} >= {"", "same_role"}
    card = queries.learning(who=None)
    assert card
    assert [(change.joined, {fact.fact.id for fact in change.facts}) for change in card.changes] == [
        (False, set(pairs[-1]))
    ]


def test_taken_back_everything_is_as_it_was(pairs) -> None:
    actions.relink(who=None)
    before = linked()
    actions.learn_from_decisions(who=None)
    assert linked() != before
    actions.take_learning_back(who=None)
    assert linked() == before
    assert queries.learned_weights(who=None) == {}
    assert queries.learning(who=None) is None


def test_what_was_learned_outlives_a_rebuild_and_stands_in_the_trail(pairs) -> None:
    report = actions.learn_from_decisions(who=None)
    learned = linked()
    actions.relink(who=None)
    assert linked() == learned
    (entry,) = audit_trail(who=None, action="links.learn")
    assert entry.after
    assert entry.after["parted"] == report["parted"]
    assert entry.after["weights"]["persons"]["features"].keys() == model("persons").weights.keys()


def test_asked_again_it_learns_the_same_and_each_learning_is_taken_back_by_itself(pairs) -> None:
    first = actions.learn_from_decisions(who=None)
    weights = queries.learned_weights(who=None)
    again = actions.learn_from_decisions(who=None)
    assert again["models"] == first["models"]
    assert again["parted"] == 0
    actions.take_learning_back(who=None)
    assert queries.learned_weights(who=None) == weights


def test_decisions_alone_change_no_weight(pairs) -> None:
    actions.relink(who=None)
    assert queries.decisions(who=None).weights == {}
    assert entity_of(pairs[-1][0]) == entity_of(pairs[-1][1])


def test_without_decisions_there_is_nothing_to_learn_or_to_forget() -> None:
    with pytest.raises(LearningError, match="nothing to learn"):
        actions.learn_from_decisions(who=None)
    with pytest.raises(LearningError, match="taken back"):
        actions.take_learning_back(who=None)


def test_only_owners_let_it_learn(analyst) -> None:
    for act in (actions.learn_from_decisions, actions.take_learning_back, queries.learning):
        with pytest.raises(NotPermittedError):
            act(who=analyst)


def test_the_command_prints_weights_and_what_was_parted(pairs) -> None:
    told = CliRunner().invoke(relink, ["--learn"])
    assert told.exit_code == 0, told.output
    assert "persons: learned. Of 8 decisions guessed 0 before, 8 after" in told.output
    assert "parted: Omar Bennis | Omar Bennis" in told.output
    assert "with the weights that held before" in CliRunner().invoke(relink, ["--forget"]).output
    assert CliRunner().invoke(relink, ["--learn", "--forget"]).exit_code == 2


def test_an_act_has_two_sides_whatever_the_order_of_its_pairs() -> None:
    (act,) = acts_of([("b", "d"), ("a", "c"), ("a", "d")], is_same=True)
    assert {act.one, act.other} == {frozenset("ab"), frozenset("cd")}
    assert len(list(acts_of([("a", "b"), ("c", "d")], is_same=False))) == 2


def test_what_was_joined_and_parted_is_told_by_a_fact_of_each() -> None:
    before = {"a": "1", "b": "1", "c": "2", "d": "3"}
    after = {"a": "1", "b": "9", "c": "2", "d": "2", "new": "2"}
    assert set(regrouped(before, after)) == {
        Change(joined=True, facts=("c", "d")),
        Change(joined=False, facts=("a", "b")),
    }
