"""Reports on the register: who owes what in which period, and where it stands with the words that people gave."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from marsad.evidence import actions as evidence_actions
from marsad.followup import actions as followup
from marsad.followup.kinds import Status
from marsad.followup.tests import made
from marsad.reports import queries
from marsad.reports.errors import NothingToReportError
from marsad.reports.logic.plan import planned
from marsad.reports.logic.report import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
CODE = "REC-2022-01"


@pytest.fixture(scope="module")
def notes(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Two notes of May and September 2022 in one transaction around the tests of this module."""
    with override_settings(HOME=tmp_path_factory.mktemp("home")), django_db_blocker.unblock(), transaction.atomic():
        made.put_both()
        rejected = followup.Report(status=Status.REJECTED, reason="No budget.", text="Asked twice.", language="en")
        followup.report_progress(CODE, rejected, who=None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def register(notes: None, db: None) -> None:
    """The register of the two notes, as it is before each test."""


def report(language: str = "en", addressee: str = "", **choices: str) -> Report:
    return queries.composed(planned("followup", "addressee", addressee, language=language, **choices), who=None)


def text(found: Report, key: str) -> str:
    section = next(section for section in found.sections if section.key == key)
    lines = (line for block in section.blocks for line in block.all_lines())
    return "".join("".join(words.text for words in line.words) + line.end for line in lines)


@pytest.mark.parametrize(
    ("language", "since", "until", "said"),
    [
        ("en", "2022", "", "Only recommendations made since 2022 are counted."),
        ("fr", "2022", "", "Seules sont comptées les recommandations formulées depuis 2022."),
        ("ar", "2022", "", "ولا يُحتسب إلا ما صدر منذ سنة 2022."),
        ("fr", "", "2022-06-01", "formulées jusqu’au 1er juin 2022."),
        ("fr", "", "2022-06", "formulées jusqu’en juin 2022."),
        ("ar", "2022-05-10", "2022-12-31", "ولا يُحتسب إلا ما صدر من 10 مايو إلى 31 ديسمبر 2022."),
        ("fr", "2022", "2022-12-31", "formulées depuis 2022 et jusqu’au 31 décembre 2022."),
    ],
)
def test_a_report_on_a_period_says_which(language, since, until, said):
    told = text(report(language, since=since, until=until), "register_summary").replace("\u00a0", " ")
    assert said in told


@pytest.mark.parametrize(
    ("language", "addressee", "title"),
    [
        ("ar", "", "التوصيات الصادرة من 1 مايو إلى 31 ديسمبر 2022"),
        ("ar", "municipalities", "البلديات: التوصيات الصادرة من 1 مايو إلى 31 ديسمبر 2022"),
        ("en", "", "Recommendations made from 1 May to 31 December 2022"),
    ],
)
def test_the_title_of_a_report_on_a_period_has_it(language, addressee, title):
    told = report(language, addressee, since="2022-05-01", until="2022-12-31").title
    assert told.replace("\u00a0", " ") == title


def test_a_report_on_all_speaks_of_no_period():
    assert "counted" not in text(report(), "register_summary")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("asked", ["municipalities", "Communes", "البلديات"])
def test_an_addressee_is_found_under_its_name_in_any_language_and_named_in_the_reports(language, asked):
    named = {"en": "Municipalities", "fr": "Communes", "ar": "البلديات"}[language]
    assert report(language, asked).title == named


def test_addressees_are_offered_under_the_names_that_readers_know():
    with translation.override("ar"):
        assert "البلديات" in {one.value for one in queries.subjects_offered("ar", who=None)}


def test_an_addressee_that_nobody_is_makes_no_report():
    with pytest.raises(NothingToReportError):
        report("en", "beekeepers of the moon")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Its status is “rejected”, for this reason: “No budget”."),
        ("fr", "Son état est « rejetée », pour ce motif : « No budget »."),
        ("ar", "وحالتها: «مرفوضة»، للسبب الآتي: “No budget”."),
    ],
)
def test_a_dossier_says_why_a_recommendation_was_rejected(language, said):
    dossier = queries.composed(planned("dossier", "recommendation", CODE, language=language), who=None)
    told = text(dossier, "thread_summary").replace("\u00a0", " ").replace("\u202f", " ")
    assert told.endswith(said)
    assert "No budget. – Asked twice." in text(dossier, "thread_history")


def test_what_people_wrote_beside_a_status_stands_between_quotation_marks():
    assert "“No budget.” – “Asked twice.”" in text(report(), "register_progress")


def test_the_mark_of_unchecked_lines_is_explained_only_where_it_stands():
    marked = report()
    assert not any("†" in line for line in marked.method) or not all(line.is_reviewed for line in marked.lines())


def test_lines_of_the_register_that_nobody_checked_are_marked_or_left_out():
    dossier = planned("dossier", "recommendation", CODE, language="en")
    (table,) = [block.table for section in report().sections for block in section.blocks if block.table]
    assert not any(row[1].is_reviewed for row in table.rows)
    told = queries.composed(dossier, who=None)
    assert not next(s for s in told.sections if s.key == "thread_text").blocks[0].lines[0].is_reviewed
    assert any("†" in line for line in told.method)
    for plan in (planned("followup", "addressee", "", language="en"), dossier):
        with pytest.raises(NothingToReportError, match="No person has checked"):
            queries.composed(replace(plan, with_unreviewed=False), who=None)
    (first, *others) = {each.fact for each in told.references()}
    evidence_actions.accept_fact(first, who=None)
    checked = queries.composed(replace(dossier, with_unreviewed=False), who=None)
    assert {each.fact for each in checked.references()} == {first}
    assert all(line.is_reviewed for line in checked.lines())
    marked = queries.composed(dossier, who=None)
    rows = next(s for s in marked.sections if s.key == "thread_wordings").blocks[0].table.rows
    assert sum(row[1].is_reviewed for row in rows) == 1
    assert len(rows) == 1 + len(others)


def test_a_dossier_says_to_whom_its_recommendation_goes():
    followup.set_attributes(CODE, {"addressees": ["The Harbour Guild"], "issuer": "Council of the Shores"}, who=None)
    dossier = queries.composed(planned("dossier", "recommendation", CODE, language="fr"), who=None)
    section = next(section for section in dossier.sections if section.key == "thread_text")
    told = {line.label: "".join(words.text for words in line.words) for line in section.blocks[-1].lines}
    assert told == {"Auteur": "Council of the Shores", "Destinataire": "The Harbour Guild"}
