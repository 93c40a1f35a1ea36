from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.accounts.actions import add_person
from marsad.accounts.errors import NotPermittedError
from marsad.accounts.queries import audit_trail
from marsad.evidence import actions, models, originals, queries
from marsad.evidence.added import Entered, summary_of
from marsad.evidence.signals import documents_changed
from marsad.evidence.tests.made import FIRST, SECOND, by_name, processed, put, put_both
from marsad.pipeline.outcomes import Known, Processed
from marsad.pipeline.tests.made import original, worker
from marsad.records import Citation, Original, Unread

pytestmark = pytest.mark.django_db
TABLES = (models.Document, models.Fact, models.Mention, models.Passage, models.Unread)


def rows() -> list[int]:
    return [table.objects.count() for table in TABLES]


def ingest(*outcomes: Processed | Known | Unread) -> list[object]:
    return list(actions.ingest(outcomes, who=None))


def test_a_document_enters_with_all_that_was_found() -> None:
    outcome = processed(original(FIRST, "first.txt"))
    (entered,) = ingest(outcome)
    assert isinstance(entered, Entered)
    assert entered.facts == {"organisation": 2, "recommendation": 1}
    stored = queries.document(entered.document, who=None)
    assert stored == replace(outcome.result.analysis.document, sha256=stored.sha256)
    assert originals.content_of(stored.sha256) == FIRST.encode()
    assert [card.fact for card in queries.facts(who=None)] == sorted(
        outcome.result.analysis.facts, key=lambda f: (f.citation.start, f.citation.end)
    )
    passages = list(queries.passages([entered.document], who=None))
    assert [p.passage for p in passages] == list(outcome.result.passages)
    assert [p.text for p in passages] == FIRST.split("\n")
    assert abs(passages[1].vector - outcome.result.vectors[1]).max() < 0.001


def test_every_stored_quote_is_the_text_at_its_place() -> None:
    put_both()
    texts = {document.id: document.text for document in queries.full_documents(who=None)}
    cards = queries.facts(who=None)
    assert len(cards) == 8
    assert all(card.fact.citation.holds_in(texts[card.fact.citation.document]) for card in cards)


def test_an_error_in_the_middle_stores_nothing_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_arguments: object) -> None:
        assert models.Fact.objects.exists(), "the facts must be in before the failure, or this tests nothing"
        raise RuntimeError("the power went")

    monkeypatch.setattr("marsad.evidence.actions.entering.rows.passage_row", break_off)
    with pytest.raises(RuntimeError, match="power"):
        ingest(processed(original(FIRST)))
    assert rows() == [0, 0, 0, 0, 0]
    assert audit_trail(who=None) == ()


def test_the_same_document_again_changes_nothing() -> None:
    outcome = processed(original(FIRST, "first.txt"))
    ingest(outcome)
    before = rows()
    (again,) = ingest(processed(original(FIRST, "copy of first.txt")))
    assert isinstance(again, Known)
    assert rows() == before
    assert [card.file for card in queries.documents(who=None)] == ["first.txt"]


def test_a_run_that_was_stopped_goes_on_where_it_was() -> None:
    items = [original(text, f"{n}.txt") for n, text in enumerate([FIRST, SECOND, "Third", "Fourth"])]
    read: list[str] = []

    def counting(item: Original):
        read.append(item.file)
        if item.file == "2.txt" and read.count("2.txt") == 1:
            raise KeyboardInterrupt
        return worker(item)

    def run() -> Iterator[object]:
        return actions.add(items, who=None, worker=counting, linker=by_name)

    with pytest.raises(KeyboardInterrupt):
        list(run())
    assert models.Document.objects.count() == 2
    assert models.Entity.objects.count() == 0
    summary = summary_of(run())  # type: ignore[arg-type]
    assert [item.file for item in summary.known] == ["0.txt", "1.txt"]
    assert [item.file for item in summary.entered] == ["2.txt", "3.txt"]
    assert read == ["0.txt", "1.txt", "2.txt", "2.txt", "3.txt"]
    assert models.Entity.objects.count() > 0


def test_entities_are_linked_at_the_next_run_when_one_was_stopped_before_linking() -> None:
    ingest(processed(original(FIRST)))
    assert queries.links_are_stale(who=None)
    summary = put(original(FIRST))
    assert not summary.entered
    assert not queries.links_are_stale(who=None)
    assert queries.counts(who=None).entities_by_kind == {"organisation": 2, "place": 1}


def test_processes_store_the_same_as_serial() -> None:
    def everything() -> tuple[object, ...]:
        return (
            tuple(queries.full_documents(who=None)),
            tuple(card.fact for card in queries.facts(who=None)),
            tuple(queries.full_entities(who=None)),
        )

    items = [original(FIRST, "first.txt"), original("", "empty.txt"), original(SECOND, "second.txt")]
    put(*items)
    serial = everything()
    for table in (models.Document, models.Entity, models.Unread):
        table.objects.all().delete()
    summary_of(actions.add(items, who=None, engine="processes", workers=2, worker=worker, linker=by_name))
    assert everything() == serial


def test_what_cannot_be_read_is_listed_until_it_can() -> None:
    put(original("", "late.txt"), Unread(file="closed.txt", address="/closed.txt", reason="No permission."))
    assert [(item.file, item.reason) for item in queries.unread(who=None)] == [
        ("closed.txt", "No permission."),
        ("late.txt", "This file is empty."),
    ]
    put(original("Now it says something", "late.txt"))
    assert [item.file for item in queries.unread(who=None)] == ["closed.txt"]


def test_a_fault_in_one_document_does_not_stop_the_others() -> None:
    summary = put(original("BUG", "bug.txt"), original(FIRST, "first.txt"))
    assert [item.file for item in summary.entered] == ["first.txt"]
    assert "please report it" in summary.unread[0].reason


def test_a_citation_that_does_not_hold_keeps_the_document_out() -> None:
    outcome = processed(original(FIRST, "first.txt"))
    analysis = outcome.result.analysis
    wrong = Citation(document=analysis.document.id, start=3, end=7, quote="none")
    spoiled = replace(analysis, facts=(replace(analysis.facts[0], citation=wrong), *analysis.facts[1:]))
    (refused,) = ingest(replace(outcome, result=replace(outcome.result, analysis=spoiled)))
    assert isinstance(refused, Unread)
    assert "3–7" in refused.reason
    assert models.Document.objects.count() == 0


def test_a_text_that_a_database_cannot_hold_is_refused_with_a_reason() -> None:
    (refused,) = ingest(processed(original("Null \x00 inside")))
    assert isinstance(refused, Unread)
    assert "null characters" in refused.reason


def test_repeated_facts_and_mentions_are_stored_once() -> None:
    outcome = processed(original(FIRST))
    analysis = outcome.result.analysis
    surer = replace(analysis.facts[0], confidence=0.99)
    doubled = replace(analysis, facts=(*analysis.facts, surer), mentions=analysis.mentions * 2)
    ingest(replace(outcome, result=replace(outcome.result, analysis=doubled)))
    assert models.Fact.objects.count() == len(analysis.facts)
    assert models.Mention.objects.count() == len(analysis.mentions)
    assert queries.fact(surer.id, who=None).fact.confidence == 0.99


def test_listeners_hear_of_documents_and_a_failing_one_costs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[frozenset[str]] = []

    def listen(documents: frozenset[str], **_about: object) -> None:
        heard.append(documents)
        raise RuntimeError("the index is broken")

    documents_changed.connect(listen)
    try:
        put_both()
    finally:
        documents_changed.disconnect(listen)
    assert heard == [queries.document_ids(who=None)]
    assert "the index is broken" in caplog.text


def test_who_has_no_account_adds_nothing() -> None:
    person = add_person("gone", who=None)
    person.is_active = False
    with pytest.raises(NotPermittedError, match="add documents"):
        actions.ingest([processed(original(FIRST))], who=person)
    with pytest.raises(NotPermittedError):
        queries.documents(who=person)


def test_adding_leaves_an_entry_in_the_trail() -> None:
    summary = put(original(FIRST, "first.txt"))
    (entry,) = audit_trail(who=None, item=f"document:{summary.entered[0].document}")
    assert (entry.action, entry.who) == ("document.add", "")
    assert entry.after["file"] == "first.txt"
    assert entry.after["facts"] == {"organisation": 2, "recommendation": 1}
    assert {"reader", "sha256"} <= entry.after.keys()  # what a certificate rests on


def test_originals_are_kept_once_under_their_digest(home: Path) -> None:
    put_both()
    put_both()
    files = [path for path in (home / "originals").rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        assert originals.path_of(path.parent.name + path.name) == path


def test_nothing_enters_while_the_scanner_for_malware_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_SCANNER", "/no/such/socket")
    (refused,) = actions.add([original(FIRST, "first.txt")], who=None, worker=worker)
    assert isinstance(refused, Unread)
    assert "gave no answer" in refused.reason
    assert not models.Document.objects.exists()
