"""A worker's linking, held from one job to the next, leaves the store as the whole linking would."""

from dataclasses import replace

import pytest

from marsad.accounts.actions import record
from marsad.evidence import actions, models, queries
from marsad.evidence.actions import ready
from marsad.evidence.tests.spokespersons import worker
from marsad.linking.tests.test_learning import NAMES
from marsad.pipeline.tests.made import original
from marsad.records import Original

pytestmark = pytest.mark.django_db
TOLD = [f"{place}: {name}, porte-parole, spoke." for name in NAMES[:3] for place in (1, 2)]


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready._Held, "ready", None)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Which documents each linking read; None where it read all."""
    told: list[object] = []
    read = queries.analyses

    def noted(**options):
        told.append(options.get("documents"))
        return read(**options)

    monkeypatch.setattr(queries, "analyses", noted)
    return told


def added(*texts: str) -> None:
    with actions.linking_ready():
        list(actions.add(map(letter, texts), who=None, worker=worker))


def letter(text: str) -> Original:
    return original(text, f"{text[:8]}.txt")


def store() -> tuple[object, ...]:
    proposals = models.Proposal.objects.order_by("first", "second").values_list("first", "second", "probability")
    return tuple(queries.full_entities(who=None)), tuple(proposals)


def assert_is_whole() -> None:
    """What is stored is what linking everything gives."""
    held = store()
    actions.relink(who=None)
    assert store() == held


def test_documents_that_enter_one_by_one_are_read_alone_and_linked_as_the_whole(asked: list[object]) -> None:
    for text in TOLD:
        added(text)
    assert [one is None for one in asked] == [True, False, False, False, False, False]
    assert all(len(one) == 1 for one in asked[1:])
    assert queries.count_entities(who=None, kind="person") == 3
    assert_is_whole()


def test_what_people_decide_is_linked_without_beginning_anew(asked: list[object]) -> None:
    added(*TOLD)
    one, other = (card.id for card in queries.entities(who=None, kind="person")[:2])
    actions.merge_entities(one, other, who=None)
    rejected = queries.facts(who=None, kind="person")[-1].fact.id
    actions.reject_fact(rejected, who=None)
    with actions.linking_ready():
        actions.relink(who=None)
    assert asked[0] is None
    assert asked[1:] != [None]
    assert queries.count_entities(who=None, kind="person") == 2
    assert_is_whole()


def test_a_document_that_went_is_forgotten(asked: list[object]) -> None:
    added(*TOLD)
    gone = min(queries.document_ids(who=None))
    with actions.linking_ready():
        actions.withdraw_documents([gone], who=None, reason="a test")
    assert [one is None for one in asked] == [True, False]
    assert_is_whole()


@pytest.mark.parametrize("is_same_trail", [True, False])
def test_another_trail_and_what_the_trail_does_not_explain_begin_anew(
    asked: list[object], *, is_same_trail: bool
) -> None:
    added(TOLD[0])
    if is_same_trail:
        record("thing.do", "a thing that this room does not know", who=None)
    else:
        ready._Held.ready = replace(ready._Held.ready, read=replace(ready._Held.ready.read, item="of another store"))
    added(TOLD[1])
    assert [one is None for one in asked] == [True, True]
    assert_is_whole()


def test_a_large_base_and_other_processes_hold_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    list(actions.add([letter(TOLD[0])], who=None, worker=worker))
    assert ready._Held.ready is None
    monkeypatch.setattr(ready, "MOST", 1)
    added(TOLD[1])
    assert ready._Held.ready is None
