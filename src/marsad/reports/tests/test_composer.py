"""Composing in the application: plan, order, the author's words, versions that stand, what changed."""

import pytest
from django.urls import reverse

from marsad.accounts.models import AuditEntry
from marsad.evidence import actions as evidence_actions
from marsad.evidence import queries as evidence
from marsad.reports import actions, queries
from marsad.reports.errors import NothingToReportError, VersionStandsError
from marsad.reports.logic.carried_report import as_json, from_json
from marsad.reports.logic.plan import changed, moved, plan_from, planned, with_own_section, without
from marsad.reports.models import Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


@pytest.fixture
def reader(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", role="editor"))
    return client


def headings(identifier: int) -> list[str]:
    report = queries.composed(queries.composition(identifier, who=None).plan, who=None)
    return [section.heading for section in report.sections]


def test_sections_move_and_stop_at_the_ends():
    plan = planned("base", "base", "", language="fr")
    keys = [section.key for section in plan.sections]
    assert [s.key for s in moved(plan, keys[0], -1).sections] == keys
    assert [s.key for s in moved(plan, keys[0], 1).sections][:2] == [keys[1], keys[0]]
    assert [s.key for s in moved(plan, keys[-1], 1).sections] == keys


def test_own_sections_are_added_and_removed_and_others_are_not():
    plan = with_own_section(planned("base", "base", "", language="fr"), "Context")
    assert plan.sections[-1].heading == "Context"
    assert without(plan, plan.sections[-1].key).sections == plan.sections[:-1]
    assert without(plan, plan.sections[0].key) == plan


def test_a_report_comes_back_from_json_as_it_was(begun):
    report = queries.composed(queries.composition(begun, who=None).plan, who=None)
    assert from_json(as_json(report)) == report


def test_nothing_is_begun_on_what_is_not_there():
    with pytest.raises(NothingToReportError):
        actions.start_composition(planned("brief", "document", "nowhere", language="en"), who=None)
    assert queries.compositions(who=None) == ()


def test_the_author_s_words_are_marked_as_theirs(begun):
    plan = changed(queries.composition(begun, who=None).plan, "organisations", paragraphs=("I hold that …",))
    actions.change_plan(begun, plan, who=None, doing="write")
    report = queries.composed(queries.composition(begun, who=None).plan, who=None)
    section = next(section for section in report.sections if section.key == "organisations")
    assert section.blocks[-1].layout == "authored"
    assert any("author" in sentence for sentence in report.method)
    for ending in (".html", ".docx", ".pdf"):
        assert actions.rendered(report, ending)


def test_a_version_stands_whatever_the_store_says_later(begun):
    number = actions.save_version(begun, who=None, note="for the committee")
    before = queries.version(begun, number, who=None)
    card = next(c for c in evidence.facts(who=None, kind="recommendation") if c.file == "second.txt")
    evidence_actions.reject_fact(card.fact.id, who=None, reason="not_said")
    after = queries.composed(queries.composition(begun, who=None).plan, who=None)
    assert queries.version(begun, number, who=None) == before
    gone = [change.text for change in queries.changes(before, after) if not change.is_added]
    assert any(str(card.fact.fields["text"]) in text for text in gone)
    assert queries.changes(before, before) == ()


def test_a_version_cannot_be_changed_or_deleted(begun):
    actions.save_version(begun, who=None)
    row = Version.objects.get(composition=begun)
    with pytest.raises(VersionStandsError):
        row.save()
    with pytest.raises(VersionStandsError):
        row.delete()


def test_restoring_goes_back_to_the_plan(begun):
    number = actions.save_version(begun, who=None)
    plan = queries.composition(begun, who=None).plan
    actions.change_plan(begun, changed(plan, "organisations", is_included=False), who=None, doing="toggle")
    assert "Organisations" not in headings(begun)
    actions.restore_version(begun, number, who=None)
    assert "Organisations" in headings(begun)
    assert queries.composition(begun, who=None).plan == plan
    done = AuditEntry.objects.filter(item=f"report:{begun}").values_list("action", flat=True)
    assert list(done) == ["report.restore", "report.change", "report.version", "report.start"]


def test_a_plan_gains_the_sections_that_its_kind_gains():
    plan = planned("base", "base", "", language="ar")
    fewer = {
        **{name: getattr(plan, name) for name in ("kind", "subject_kind", "subject", "language")},
        "sections": [{"key": plan.sections[1].key, "is_included": False, "heading": "", "paragraphs": []}],
    }
    read = plan_from(fewer)
    assert {section.key for section in read.sections} == {section.key for section in plan.sections}
    assert not read.sections[0].is_included


def test_pages_compose(reader):
    answer = reader.post(
        reverse("reports:reports"),
        {"kind": "brief", "subject_kind": "document", "subject": "second.txt", "language": "en"},
    )
    assert answer.status_code == 302
    address = answer.headers["Location"]
    identifier = queries.compositions(who=None)[0].id
    assert "OMEV" in reader.get(address).content.decode()
    before = [section.key for section in queries.composition(identifier, who=None).plan.sections]
    reader.post(reverse("reports:section", args=[identifier, before[1]]), {"do": "up"})
    assert [s.key for s in queries.composition(identifier, who=None).plan.sections][:2] == [before[1], before[0]]
    reader.post(reverse("reports:section", args=[identifier, "own"]), {"do": "add", "heading": "My view"})
    reader.post(
        reverse("reports:section", args=[identifier, "own-1"]), {"do": "write", "paragraphs": "One.\n\nTwo & three."}
    )
    page = reader.get(address).content.decode()
    assert "My view" in page
    assert "Two &amp; three." in page
    reader.post(reverse("reports:versions", args=[identifier]), {"note": "first"})
    assert reader.get(reverse("reports:compare", args=[identifier]) + "?one=1").status_code == 200
    for ending in ("pdf", "docx", "html"):
        assert reader.get(reverse("reports:download", args=[identifier, ending])).status_code == 200
        assert reader.get(reverse("reports:version-download", args=[identifier, 1, ending])).status_code == 200
    assert reader.post(reverse("reports:restore", args=[identifier, 1])).status_code == 302


def test_the_composer_says_which_sections_have_nothing(reader, begun):
    page = reader.get(reverse("reports:report", args=[begun])).content.decode()
    plan = queries.composition(begun, who=None).plan
    shown = queries.composed(plan, who=None).sections
    assert 0 < len(shown) < len(plan.sections)
    assert page.count("(nothing found)") == len(plan.sections) - len(shown)


def test_pages_say_what_is_wrong(reader):
    asked = {"kind": "outcome", "subject_kind": "document", "subject": "second.txt", "language": "en"}
    answer = reader.post(reverse("reports:reports"), asked)
    assert answer.status_code == 400
    assert "This kind of report is about" in answer.content.decode()
    missing = reader.post(reverse("reports:reports"), {**asked, "kind": "brief", "subject": "nowhere"})
    assert "nowhere" in missing.content.decode()
    for address in ("/reports/99/", "/reports/99/compare/?one=1", "/reports/99/report.pdf"):
        assert reader.get(address).status_code == 404


def test_a_period_that_is_no_date_is_shown_how_to_write_one(reader, begun):
    told = reader.post(f"/reports/{begun}/", {"language": "fr", "months": "morocco", "since": "last year"})
    assert "no date such as 2023, 2023-05" in told.content.decode()


def test_visitors_are_sent_to_the_sign_in_page(client):
    assert client.get(reverse("reports:reports")).status_code == 302


@pytest.mark.parametrize(("language", "said"), [("fr", "Il n’y a pas ici de document"), ("ar", "لا توجد هنا وثيقة")])
def test_what_is_not_there_is_told_in_the_reader_s_language(reader, language, said):
    reader.cookies["django_language"] = language
    asked = {"kind": "brief", "subject_kind": "document", "subject": "nowhere", "language": "en"}
    assert said in reader.post(reverse("reports:reports"), asked).content.decode()


def test_a_second_writer_sees_both_words_and_loses_none(reader, begun):
    address = reverse("reports:section", args=[begun, "summary"])
    reader.post(address, {"do": "write", "seen": "", "paragraphs": "Hers."})
    late = reader.post(address, {"do": "write", "seen": "", "paragraphs": "His."})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Hers." in page
    assert "His." in page
    assert words(begun) == ("Hers.",)
    assert reader.post(address, {"do": "write", "seen": "Hers.", "paragraphs": "Hers.\r\n\r\nHis."}).status_code == 302
    assert words(begun) == ("Hers.", "His.")


def words(identifier: int) -> tuple[str, ...]:
    sections = queries.composition(identifier, who=None).plan.sections
    return next(section.paragraphs for section in sections if section.key == "summary")
