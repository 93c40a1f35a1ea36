"""A worker's linking, held from one job to the next, leaves the store as the whole linking would."""

import random
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from django.db import transaction

from marsad.accounts.actions import record
from marsad.authority import places
from marsad.evidence import actions, models, queries
from marsad.evidence.actions import linking, ready
from marsad.evidence.tests.spokespersons import worker
from marsad.linking.tests.test_learning import NAMES
from marsad.linking.tests.test_order import world
from marsad.pipeline.outcomes import Processed, Result
from marsad.pipeline.tests.made import original
from marsad.records import Analysis, EntityKind, Mention, Original, cite, document_id, make_fact

pytestmark = pytest.mark.django_db
CITY = "Tunis"
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


WHY = ("probability", "reason", "scores")
PLACE = ("document", "start", "end", "kind", "fact")
TABLES = {
    models.Entity: tuple(f.name for f in models.Entity._meta.concrete_fields if f.name != "fingerprint"),
    models.Name: ("entity", "text", "language", "script", "kind"),
    models.EntityFact: ("entity", "fact", *WHY),
    models.EntityMention: ("entity", *(f"mention__{name}" for name in PLACE), *WHY),
    models.Mention: (*PLACE, "by_linking"),
    models.Proposal: ("kind", "first", "second", "affected", "worth", *WHY),
    models.Conflict: ("entity", "field", "about", "values"),
    models.StoryDocument: ("story", "kind", "document", *WHY),
}


def store() -> dict[str, list[str]]:
    """All that linking writes, in an order that hangs on no row's number."""
    return {
        table.__name__: sorted(map(repr, table.objects.order_by().values_list(*columns)))
        for table, columns in TABLES.items()
    }


def assert_is_whole() -> None:
    """What is stored is what linking everything gives."""
    held = store()
    with transaction.atomic():
        actions.relink(who=None)
        whole = store()
        transaction.set_rollback(True)
    for table, told in whole.items():
        assert held[table] == told, table


def test_documents_that_enter_one_by_one_are_read_alone_and_linked_as_the_whole(asked: list[object]) -> None:
    for text in TOLD:
        added(text)
    assert [one is None for one in asked] == [True, False, False, False, False, False]
    assert all(len(one) == 1 for one in asked[1:])
    assert queries.count_entities(who=None, kind="person") == 3
    assert_is_whole()


@pytest.fixture
def stepped(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each linking that was stored whether a step was enough."""
    told: list[bool] = []
    whole, step = linking.store_linked, linking.store_step
    monkeypatch.setattr(linking, "store_linked", lambda *about, **who: (told.append(False), whole(*about, **who)))
    monkeypatch.setattr(linking, "store_step", lambda *about, **who: (told.append(True), step(*about, **who)))
    return told


def entered(analyses: Iterable[Analysis], *, again: bool = False) -> None:
    list(actions.ingest(map(processed, analyses), who=None, again=again))


def processed(analysis: Analysis) -> Processed:
    told = analysis.document
    content = told.text.encode()
    kept = Original(file=told.file, address=told.address, content=content, retrieved=told.retrieved)
    vectors = np.zeros((0, 1), dtype=np.float32)
    result = Result(analysis=analysis, passages=(), vectors=vectors, encoder="none")
    return Processed(original=kept, result=result)


def in_store(analysis: Analysis, dice: random.Random) -> Analysis:
    """A document that also names a city, and leaves some of its facts to be found by names that others teach."""
    text = f"{analysis.document.text} {CITY}."
    document = replace(analysis.document, id=document_id(text.encode()), text=text)
    kept = [fact for fact in analysis.facts if dice.random() < 0.8]
    facts = {
        fact.id: make_fact(
            document,
            fact.kind,
            fact.citation.start,
            fact.citation.end,
            fields=fact.fields,
            confidence=fact.confidence,
            rule=fact.rule,
            extractor=fact.extractor,
        )
        for fact in kept
    }
    named = [
        replace(one, fact=facts[one.fact].id, citation=replace(one.citation, document=document.id))
        for one in analysis.mentions
        if one.fact in facts
    ]
    city = Mention(
        kind=EntityKind.PLACE,
        citation=cite(document, len(text) - len(CITY) - 1, len(text) - 1),
        language="en",
        authority=places.find(CITY, "en")[0].id,
    )
    return Analysis(document=document, facts=tuple(facts.values()), mentions=(*named, city))


@pytest.mark.parametrize("seed", range(4))
def test_through_days_each_step_leaves_the_store_as_the_whole_would(seed: int, stepped: list[bool]) -> None:
    """Documents come, are read again and go, facts are rejected; each time only a step is stored."""
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    waiting = [in_store(one, dice) for one in world(seed, size=10)]
    dice.shuffle(waiting)
    here: list[Analysis] = []
    while waiting:
        come = [waiting.pop() for _ in range(min(len(waiting), dice.choice((1, 1, 2))))]
        entered(come)
        if here and dice.random() < 0.4:
            entered([dice.choice(here)], again=True)
        here += come
        if dice.random() < 0.4 and (told := queries.facts(who=None)):
            actions.reject_fact(dice.choice(told).fact.id, who=None, reason="not_said")
        with actions.linking_ready():
            if len(here) > 3 and dice.random() < 0.3:
                gone = here.pop(dice.randrange(len(here)))
                actions.withdraw_documents([gone.document.id], who=None, reason="a test")
            else:
                actions.relink(who=None)
        steps = len(stepped)
        assert_is_whole()
        del stepped[steps:]
    assert stepped == [False, *[True] * (len(stepped) - 1)]
    assert models.StoryDocument.objects.exists()
    assert models.Mention.objects.filter(by_linking=True).exists()


def test_what_people_decide_is_linked_without_beginning_anew(asked: list[object]) -> None:
    added(*TOLD)
    one, other = (card.id for card in queries.entities(who=None, kind="person")[:2])
    actions.merge_entities(one, other, who=None)
    rejected = queries.facts(who=None, kind="person")[-1].fact.id
    actions.reject_fact(rejected, who=None, reason="not_said")
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


def test_what_the_trail_does_not_explain_is_let_go_of_before_the_next_linking() -> None:
    added(TOLD[0])
    actions.let_go_of_linking()
    assert ready._Held.ready is not None
    record("person.erase", "a thing that takes words out of documents", who=None)
    actions.let_go_of_linking()
    assert ready._Held.ready is None


def test_a_store_that_is_not_as_it_was_left_is_written_whole(stepped: list[bool]) -> None:
    added(TOLD[0])
    models.Entity.objects.all().delete()  # no action does so: a store may still be put back by hand
    added(TOLD[2])
    assert stepped == [False, True, False]
    assert_is_whole()
