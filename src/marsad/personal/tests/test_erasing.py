"""Erasing somebody does what was shown before, everywhere, leaves the trail sound, and lasts."""

import json

import numpy as np
import pytest
from django.apps import apps

from marsad.accounts.actions import add_person
from marsad.accounts.audit.checking import tampering
from marsad.accounts.audit.heads import current_head
from marsad.accounts.errors import NotPermittedError
from marsad.accounts.models import AuditEntry, Person
from marsad.accounts.roles import Role
from marsad.evidence import actions as evidence
from marsad.evidence import models, originals
from marsad.evidence import queries as read
from marsad.evidence.actions.repeating import stored
from marsad.evidence.tests.pages import sample
from marsad.followup import models as register
from marsad.jobs import actions as jobs
from marsad.jobs import running
from marsad.jobs.models import Job
from marsad.language.encoder import default_encoder
from marsad.personal import actions, queries
from marsad.personal.errors import NobodyNamedError, NotConfirmedError
from marsad.pipeline.outcomes import Result
from marsad.pipeline.steps import Work, given, read_step
from marsad.records import Analysis, FactKind, Linked, Original
from marsad.search import actions as search
from marsad.search.lexicon import Lexicon

NAMES = ("Samia Belkhodja",)
WORDS = ("belkhodja", "بلخوجة")


def everything() -> str:
    """All words of all tables: what a thief of the database would read."""
    tables = [model for model in apps.get_models() if model.__module__.startswith("marsad.")]
    return json.dumps([list(table.objects.values()) for table in tables], default=str, ensure_ascii=False).casefold()


def erase(who, **how):
    return actions.erase(queries.subject(NAMES, who=who), who=who, confirmed=True, **how)


def reading(original: Original) -> Result:
    """The chain's first step with what keeps erased names out; what comes behind it sees its text only."""
    work = read_step(Work(original=original, erased=read.erased_names(who=None)))
    return Result(
        analysis=Analysis(document=given(work.document)),
        passages=(),
        vectors=np.zeros((0, 2), dtype=np.float32),
        encoder="none",
        is_blanked=work.is_blanked,
    )


def test_all_names_of_the_person_are_known_from_one(written):
    about = queries.subject(["samia BELKHODJA"], who=written)
    assert about.entities == (sample.SAMIA,)
    assert "سامية بلخوجة" in about.names
    assert not about.is_public


def test_one_word_is_no_name(written):
    with pytest.raises(NobodyNamedError):
        queries.subject(["Belkhodja"], who=written)


def test_the_effect_is_shown_before_and_nothing_is_done(written):
    before = everything()
    effect = queries.plan(queries.subject(NAMES, who=written), who=written).effect
    expected = {"documents": 2, "places": 2, "originals": 2, "facts_gone": 3, "mentions_gone": 2, "entities": 1}
    assert {name: effect[name] for name in expected} == expected
    assert effect["followup"] == 1
    assert effect["jobs"] == 1
    assert effect["entries"] >= 1
    assert everything() == before


def test_nothing_of_the_name_is_left_anywhere(written, django_capture_on_commit_callbacks):
    assert all(word in everything() for word in WORDS)
    heads = [current_head()]
    digests = list(models.Document.objects.filter(language__in=["fr", "ar"]).values_list("sha256", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        plan = erase(written, accounts=True)
    left = everything()
    assert [word for word in WORDS if word in left] == []
    assert register.Contact.objects.get().email == ""
    assert not any(originals.path_of(digest).exists() for digest in digests)
    assert [one.problem for one in tampering(heads)] == [], "the trail proves what it did before"
    entry = AuditEntry.objects.get(action="person.erase")
    assert entry.after["effect"] == dict(plan.effect)
    person = Person.objects.get(username__startswith="erased-")
    assert (person.is_active, person.get_full_name(), person.email) == (False, "", "")


def test_an_erasure_whose_worker_was_lost_is_done_once_and_its_own_row_forgets_the_name(written):
    identifier = jobs.start("erase", who=written, names=list(NAMES), accounts=True)
    job = Job.objects.get(pk=identifier)  # tests do what the queue holds at once
    first = job.result
    assert (job.state, first["effect"]["documents"]) == (Job.State.DONE, 2)
    assert [word for word in WORDS if word in everything()] == []
    Job.objects.filter(pk=identifier).update(state=Job.State.WAITING, result=None)  # its end was not written down
    running.run(identifier)
    job.refresh_from_db()
    assert (job.state, job.result, job.attempts) == (Job.State.DONE, first, 2)
    assert AuditEntry.objects.filter(action="person.erase").count() == 1


def test_an_erasure_that_is_cancelled_in_time_erases_nothing(written):
    arguments = {"names": list(NAMES), "accounts": False}
    job = Job.objects.create(kind="erase", arguments=arguments, who=written, asked_at=sample.WHEN, is_unwanted=True)
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.CANCELLED
    assert models.Entity.objects.filter(pk=sample.SAMIA).exists()


def test_reports_that_wait_to_be_taken_are_taken_away(written, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.HOME = tmp_path
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "one.pdf").write_bytes(b"about Samia Belkhodja")
    with django_capture_on_commit_callbacks(execute=True):
        erase(written)
    assert not list((tmp_path / "made").iterdir())


def test_search_suggests_no_word_of_the_name_any_more(written, home, django_capture_on_commit_callbacks):
    known = {"belkhodja": "Belkhodja", "بلخوجه": "بلخوجة", "sijilmassa": "Sijilmassa"}
    others = {f"word{number}": f"word{number}" for number in range(40)}  # so many that the erased ones are few of all
    Lexicon(home / "index", default_encoder()).add(known | others)
    assert known.keys() <= search.spellings().keys()
    assert files_with(home, "Belkhodja")
    with django_capture_on_commit_callbacks(execute=True):
        erase(written)
    assert known.keys() & search.spellings().keys() == {"sijilmassa"}
    assert files_with(home, "Sijilmassa")
    assert not files_with(home, "Belkhodja") + files_with(home, "بلخوجة")


def files_with(home, word):
    """The files of the index in which a word stands in so many bytes."""
    return [path for path in (home / "index").rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def test_citations_still_hold_and_the_others_keep_their_facts(written):
    erase(written)
    for fact in models.Fact.objects.select_related("document"):
        assert fact.document.text[fact.start : fact.end] == fact.quote
    kinds = set(models.Fact.objects.values_list("kind", flat=True))
    assert FactKind.PROGRAMME in kinds
    assert FactKind.PERSON not in kinds
    assert not models.Entity.objects.filter(pk=sample.SAMIA).exists()


def test_an_account_is_erased_only_where_that_is_asked_for(written):
    erase(written)
    assert Person.objects.get(username="samia").get_full_name() == "Samia Belkhodja"


def test_an_altered_entry_is_found_still(written):
    erase(written)
    entry = AuditEntry.objects.exclude(after=None).order_by("position").first()
    super(type(AuditEntry.objects.all()), AuditEntry.objects.filter(pk=entry.pk)).update(after={"other": 1})
    assert [one.problem for one in tampering()] == [f"Entry {entry.position} was altered."]


def test_the_erased_stays_erased_when_it_comes_again(written, django_capture_on_commit_callbacks):
    erase(written, accounts=True)
    assert "belkhodja" not in str(list(models.ErasedName.objects.values())).casefold()
    text = "Communiqué du centre\n\nMme BELKHODJA Samia, directrice du Centre Sijilmassa, a ouvert la rencontre."
    original = Original(
        content=text.encode(), file="samia-belkhodja.txt", address="/tmp/samia-belkhodja.txt", retrieved=sample.WHEN
    )
    with django_capture_on_commit_callbacks(execute=True):
        list(evidence.add([original], who=None, worker=reading, linker=lambda *_: Linked(entities=())))
    row = models.Document.objects.get(text__contains="ouvert la rencontre")
    assert "█████████ █████" in row.text
    assert "belkhodja" not in everything()
    assert not originals.path_of(row.sha256).exists()
    assert row.address not in {one.address for one in stored()}, "it stays as it is: there is no original to read"


def test_a_public_figure_keeps_what_documents_say_of_the_office(written):
    fields = {"name": "Samia Belkhodja", "role": "Ministre de la Jeunesse"}
    evidence.correct_fact(sample.PERSON_FR.id, who=written, fields=fields)
    about = queries.subject(NAMES, who=written)
    assert about.office == "Ministre de la Jeunesse"
    erase(written)
    assert models.Fact.objects.filter(kind=FactKind.STATEMENT, fields__speaker="Samia Belkhodja").exists()
    assert models.Entity.objects.filter(pk=sample.SAMIA).exists()
    assert not models.ErasedName.objects.exists()
    assert register.Contact.objects.get().name == "Mme █████ █████████"


def test_it_is_confirmed_and_only_owners_do_it(written):
    about = queries.subject(NAMES, who=written)
    with pytest.raises(NotConfirmedError):
        actions.erase(about, who=written, confirmed=False)
    editor = add_person("editor", who=None, role=Role.EDITOR)
    with pytest.raises(NotPermittedError):
        queries.plan(about, who=editor)
    with pytest.raises(NotPermittedError):
        actions.erase(about, who=editor, confirmed=True)
