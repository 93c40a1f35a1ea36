import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.apps import apps
from django.db import connection

from marsad.accounts import actions
from marsad.accounts.audit import heads, keys, proofs, tree
from marsad.accounts.audit.checking import tampering
from marsad.accounts.audit.commands import audit
from marsad.accounts.errors import UnknownEntryError
from marsad.accounts.models import AuditEntry, AuditNode
from marsad.certificates import merkle
from marsad.certificates.canonical import canonical
from marsad.certificates.handing import public
from marsad.certificates.heads import head_from, is_signed

pytestmark = pytest.mark.django_db
ENTRIES = 13


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def trail() -> None:
    for number in range(ENTRIES):
        actions.record("thing.do", f"thing:{number}", who=None, before={"n": number, "half": 0.5}, after=None)


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def problems(*kept: Any) -> list[str]:
    return [found.problem for found in tampering(kept)]


def chain_again() -> None:
    """What somebody does who knows the program well: compute every hash anew."""
    AuditNode.objects.all().delete()
    for position, entry in enumerate(AuditEntry.objects.order_by("position")):
        sql("UPDATE accounts_auditentry SET position = %s WHERE id = %s", position, entry.pk)
        AuditNode.objects.bulk_create(tree.grown(position, merkle.leaf_hash(tree.content(entry))))


def test_an_honest_trail_holds(trail: None) -> None:
    assert problems(heads.current_head()) == []
    assert list(AuditEntry.objects.order_by("position").values_list("position", flat=True)) == list(range(ENTRIES))


def test_an_altered_entry_is_found(trail: None) -> None:
    sql("UPDATE accounts_auditentry SET item = 'thing:other' WHERE position = 5")
    assert problems() == ["Entry 5 was altered."]


@pytest.mark.parametrize(
    "change",
    ["action = 'thing.undo'", """before = '{"n": 99}'""", "after = '{}'", "\"when\" = '2020-01-01 00:00:00+00:00'"],
)
def test_every_part_of_an_entry_is_bound(trail: None, change: str) -> None:
    sql(f"UPDATE accounts_auditentry SET {change} WHERE position = 3")  # noqa: S608 - written here
    assert problems() == ["Entry 3 was altered."]


@pytest.mark.parametrize("position", [0, 6, ENTRIES - 1])
def test_a_removed_entry_is_found(trail: None, position: int) -> None:
    sql("DELETE FROM accounts_auditentry WHERE position = %s", position)
    assert problems() == [f"Entry {position} was removed."]


def test_an_inserted_entry_is_found(trail: None) -> None:
    sql(
        'INSERT INTO accounts_auditentry (position, "when", action, item) VALUES (%s, %s, %s, %s)',
        ENTRIES, "2026-01-01 00:00:00+00:00", "thing.do", "thing:forged",
    )  # fmt: skip
    assert problems() == [f"Entry {ENTRIES} was inserted: it has no leaf."]


def test_reordered_entries_are_found(trail: None) -> None:
    for new, old in ((-1, 2), (2, 9), (9, -1)):
        sql("UPDATE accounts_auditentry SET position = %s WHERE position = %s", new, old)
    assert problems() == ["The entry at 2 was moved there from 9.", "The entry at 9 was moved there from 2."]


def test_an_entry_altered_with_its_leaf_is_found(trail: None) -> None:
    sql("UPDATE accounts_auditentry SET item = 'thing:other' WHERE position = 4")
    leaf = merkle.leaf_hash(tree.content(AuditEntry.objects.get(position=4)))
    AuditNode.objects.filter(level=0, place=4).update(hash=leaf)
    assert problems() == ["The hash over entries 4 to 5 was changed."]


@pytest.mark.parametrize(
    "statement", ["DELETE FROM accounts_auditentry WHERE position = 4", "UPDATE accounts_auditentry SET action = 'x'"]
)
def test_a_head_kept_elsewhere_binds_who_computes_every_hash_again(trail: None, statement: str) -> None:
    head = heads.current_head()
    actions.record("thing.do", "thing:later", who=None)
    sql(statement)
    chain_again()
    assert problems() == []
    assert problems(head) == [f"The trail no longer begins as it did: see the head of {head.when} over 13 entries."]


def test_entries_cut_off_the_end_are_found_by_a_head(trail: None) -> None:
    head = heads.current_head()
    sql("DELETE FROM accounts_auditentry WHERE position > 9")
    chain_again()
    assert problems() == []
    assert problems(head) == [f"3 entries were cut off the end: see the head of {head.when} over 13 entries."]


def test_a_forged_head_is_not_believed(trail: None, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "elsewhere"
    forged = heads.current_head()
    settings.HOME = tmp_path
    own = public(keys.signing_key())
    assert [found.problem for found in tampering([forged], key=own)] == [
        f"Not signed by this home: the head of {forged.when} over 13 entries."
    ]


def test_a_proof_leads_from_the_entry_to_the_signed_root(trail: None) -> None:
    for position in (0, 7, ENTRIES - 1):
        told = proofs.entry_proof(position)
        head = head_from(told["head"])
        assert is_signed(head)
        path = [bytes.fromhex(step) for step in told["proof"]]
        leaf = merkle.leaf_hash(canonical(told["entry"]))
        assert merkle.holds_entry(leaf, position, head.size, path, bytes.fromhex(head.root))
    with pytest.raises(UnknownEntryError, match="no entry 99"):
        proofs.entry_proof(99)


def test_growth_is_proven(trail: None) -> None:
    told = proofs.growth_proof(6)
    path = [bytes.fromhex(step) for step in told["proof"]]
    new = bytes.fromhex(told["head"]["root"])
    assert merkle.grows_from(6, ENTRIES, bytes.fromhex(told["first_root"]), new, path)


def test_appending_costs_the_same_at_any_length(django_assert_max_num_queries: Any) -> None:
    for number in range(129):
        actions.record("thing.do", f"thing:{number}", who=None)
    with django_assert_max_num_queries(16):  # one query more each time that the trail doubles, at worst
        actions.record("thing.do", "thing:more", who=None)


def test_the_command_says_what_holds_and_what_does_not(trail: None, home: Path) -> None:
    run = CliRunner().invoke
    assert run(audit, ["verify"]).output == "13 entries; each stands as it was written.\n"
    assert len(heads.kept()) == 1
    handed = home / "head.json"
    assert run(audit, ["head", "-o", str(handed)]).exit_code == 0
    newest = json.loads(run(audit, ["list", "--limit", "1", "--json"]).output)
    assert (newest["position"], newest["item"]) == (12, "thing:12")
    assert json.loads(run(audit, ["proof", "3"]).output)["position"] == 3
    assert json.loads(run(audit, ["proof", "--from", "3"]).output)["first"] == 3
    assert run(audit, ["proof"]).exit_code == 2
    sql("DELETE FROM accounts_auditentry WHERE position = 12")
    sql("DELETE FROM accounts_auditnode WHERE level = 0 AND place = 12")
    outcome = run(audit, ["verify", "--head", str(handed)])
    assert outcome.exit_code == 1
    assert outcome.output.count("1 entries were cut off the end") == 2


def test_entries_written_before_there_was_a_tree_become_its_first_leaves(trail: None) -> None:
    migration = import_module("marsad.accounts.migrations.0002_audit_tree")
    AuditNode.objects.all().delete()
    sql("UPDATE accounts_auditentry SET position = -1 - position")
    migration.chain(apps, None)
    assert problems() == []
    actions.record("thing.do", "thing:next", who=None)
    assert problems() == []


WRITERS = """
import multiprocessing
from marsad.cli.store import open_store
open_store()
from marsad.accounts.actions import record
from marsad.accounts.audit.checking import tampering
from marsad.accounts.audit.tree import size
from django.db import connection
connection.close()

def write():
    for number in range(40):
        record("thing.do", f"thing:{number}", who=None)

fork = multiprocessing.get_context("fork")
writers = [fork.Process(target=write) for _ in range(3)]
for writer in writers: writer.start()
for writer in writers: writer.join()
print(size(), list(tampering()), [writer.exitcode for writer in writers])
"""


def test_writers_at_the_same_time_keep_one_order(tmp_path: Path) -> None:
    environment = {**os.environ, "MARSAD_HOME": str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", WRITERS], env=environment, check=True, capture_output=True, text=True)
    assert told.stdout == "120 [] [0, 0, 0]\n"


def test_after_the_key_was_replaced_all_that_it_signed_holds(trail: None, home: Path) -> None:
    before, old, erasing = heads.current_head(), public(keys.signing_key()), keys.erasing_key()
    heads.keep(before)
    for _again in range(2):
        assert CliRunner().invoke(audit, ["rotate"]).exit_code == 0
    own = public(keys.signing_key())
    assert own != old
    assert keys.erasing_key() == erasing, "erased names stay known"
    assert list(tampering(heads.kept(), key=own, handovers=keys.handovers())) == []
    assert CliRunner().invoke(audit, ["verify"]).exit_code == 0
    assert [entry.before["key"] for entry in AuditEntry.objects.filter(action="audit.rotate")][-1] == old
    assert {path.stat().st_mode & 0o777 for path in (home / keys.KEY, home / keys.ERASING)} == {0o600}
    assert not list(home.glob("*.new"))


def test_the_old_key_signs_nothing_new(trail: None, home: Path) -> None:
    keys.signing_key()
    stolen = (home / keys.KEY).read_text()
    keys.rotate(who=None)
    own = public(keys.signing_key())
    actions.record("thing.do", "thing:later", who=None)
    fresh = (home / keys.KEY).read_text()
    (home / keys.KEY).write_text(stolen)
    forged = heads.current_head()
    (home / keys.KEY).write_text(fresh)
    assert [found.problem for found in tampering([forged], key=own, handovers=keys.handovers())] == [
        f"Not signed by this home: the head of {forged.when} over {ENTRIES + 2} entries."
    ]


def stopped(*_names: Any) -> None:
    raise OSError("full")


def test_a_rotation_that_was_stopped_is_asked_again(trail: None, home: Path, monkeypatch: Any) -> None:
    head, old = heads.current_head(), public(keys.signing_key())
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with pytest.raises(OSError, match="full"):
            keys.rotate(who=None)
    assert public(keys.signing_key()) == old
    actions.record("thing.do", "thing:between", who=None)
    between = heads.current_head()
    for signed in (head, between):
        assert list(tampering([signed], key=old, handovers=keys.handovers())) == []
    keys.rotate(who=None)
    own = public(keys.signing_key())
    assert list(tampering([head, between, heads.current_head()], key=own, handovers=keys.handovers())) == []
