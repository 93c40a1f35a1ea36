import pytest

from marsad.accounts.actions import add_person
from marsad.accounts.queries import audit_trail
from marsad.accounts.roles import Mark, Role
from marsad.evidence import actions as evidence
from marsad.evidence import queries as store
from marsad.followup import actions, queries
from marsad.followup.errors import ChangeError
from marsad.followup.filters import Filters
from marsad.followup.kinds import Standing, Status
from marsad.followup.tests import made
from marsad.jobs import queries as jobs
from marsad.jobs import running
from marsad.records import EntityKind

pytestmark = pytest.mark.django_db
EVERY = Filters(standing="all")


def codes(filters=EVERY, who=None):
    return {card.code: card for card in queries.recommendations(filters, who=who)}


def test_each_thread_has_a_line_with_its_words_and_where_they_stand(both):
    assert sorted(codes()) == ["REC-2022-01", "REC-2022-02", "REC-2022-03"]
    page = queries.recommendation("REC-2022-01", who=None)
    source = page.sources[0]
    assert source.quote.endswith(page.card.text)
    assert made.FIRST[source.start : source.end] == source.quote
    assert [one.name for one in page.card.addressees] == ["municipalities"]


def test_following_again_changes_nothing(both):
    before = codes()
    assert actions.follow_threads(who=None) == actions.Followed()
    assert codes() == before


def test_joined_and_parted_each_keeps_its_code_and_the_trail_says_so(both):
    evidence.relink(who=None, linker=made.together)
    merged = [code for code, card in codes().items() if card.standing is Standing.MERGED]
    assert merged == ["REC-2022-03"]
    assert queries.recommendation("REC-2022-03", who=None).merged_into == "REC-2022-01"
    assert len(queries.recommendation("REC-2022-01", who=None).sources) == 2
    evidence.relink(who=None, linker=made.apart)
    assert codes()["REC-2022-03"].standing is Standing.CURRENT
    assert len(queries.recommendation("REC-2022-01", who=None).sources) == 1  # the others are their own line's again
    assert len(queries.life("REC-2022-01", who=None).wordings) == 1
    told = [entry.action for entry in audit_trail(who=None, item="recommendation:REC-2022-03")]
    assert told == ["recommendation.restored", "recommendation.merged", "recommendation.add"]


def test_what_people_did_leads_and_is_never_lost(both):
    actions.report_progress("REC-2022-03", actions.Report(status=Status.PLANNED), who=None)
    evidence.relink(who=None, linker=made.together)
    assert codes()["REC-2022-01"].standing is Standing.MERGED
    assert codes()["REC-2022-03"].status is Status.PLANNED


def test_a_rejected_fact_withdraws_its_line_unless_people_worked_on_it(both):
    actions.set_attributes("REC-2022-02", {"level": 3}, who=None)
    for code in ("REC-2022-01", "REC-2022-02"):
        evidence.reject_fact(queries.recommendation(code, who=None).sources[0].fact, who=None, reason="not_said")
    evidence.relink(who=None, linker=made.apart)
    assert codes()["REC-2022-01"].standing is Standing.WITHDRAWN
    assert (codes()["REC-2022-02"].standing, codes()["REC-2022-02"].is_unsourced) == (Standing.CURRENT, True)


def test_people_settings_stay_and_can_be_given_back_to_the_documents(both):
    actions.set_attributes("REC-2022-01", {"themes": ["media"], "addressees": ["The mayor"]}, who=None)
    actions.follow_threads(who=None)
    card = codes()["REC-2022-01"]
    assert (card.themes, [one.name for one in card.addressees]) == (("media",), ["The mayor"])
    actions.let_documents_decide("REC-2022-01", ["themes", "addressees"], who=None)
    card = codes()["REC-2022-01"]
    assert (card.themes, [one.name for one in card.addressees]) == (("education",), ["municipalities"])


def test_people_merge_and_part(both):
    actions.report_progress("REC-2022-03", actions.Report(text="done in May"), who=None)
    actions.merge_recommendations("REC-2022-03", "REC-2022-01", who=None)
    evidence.relink(who=None, linker=made.apart)
    page = queries.recommendation("REC-2022-01", who=None)
    assert (page.absorbed, [one.text for one in page.updates]) == (("REC-2022-03",), ["done in May"])
    actions.part_recommendation("REC-2022-03", who=None)
    assert queries.recommendation("REC-2022-01", who=None).updates == ()


def test_what_linking_joined_people_hold_apart(both):
    evidence.relink(who=None, linker=made.together)
    with pytest.raises(ChangeError, match="REC-2022-01 is not merged"):
        actions.part_recommendation("REC-2022-01", who=None)
    actions.part_recommendation("REC-2022-03", who=None)
    (decided,) = store.decided_acts(who=None)
    assert not decided.is_same
    quotes = {card.fact.citation.quote for card in store.facts_named(decided.one | decided.other, who=None)}
    assert {len(quotes), sum("false news" in quote for quote in quotes)} == {2, 1}


def test_what_people_join_is_followed_by_one_job_in_the_background(both, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # a queue, and nobody who works
    sources = [queries.recommendation(code, who=None).sources[0].fact for code in ("REC-2022-01", "REC-2022-03")]
    threads = [thread_of(fact) for fact in sources]
    evidence.undo_act(evidence.merge_entities(*threads, who=None), who=None)
    evidence.merge_entities(*threads, who=None)
    assert codes()["REC-2022-03"].standing is Standing.CURRENT
    waiting = [job for job in jobs.jobs(who=None) if job.kind == "follow"]
    assert len(waiting) == 1
    running.run(waiting[0].id)
    assert codes()["REC-2022-03"].standing is Standing.MERGED


def test_a_mark_closes_words_at_once_and_a_job_finds_others(both, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    evidence.relink(who=None, linker=made.together)
    reader = add_person("reader", who=None, email="reader@example.org", role=Role.READER)
    first = next(card for card in store.documents(who=None) if card.file == "first.txt")
    with django_capture_on_commit_callbacks(execute=True):
        evidence.mark_document(first.id, Mark.RED, who=None)
    assert "REC-2022-01" not in codes(who=reader)
    (waiting,) = (job for job in jobs.jobs(who=None) if job.kind == "follow")
    running.run(waiting.id)
    assert codes(who=reader)["REC-2022-01"].text.startswith("librarians be trained")


def thread_of(fact):
    return next(e.id for e in store.facts_named([fact], who=None)[0].entities if e.kind is EntityKind.THREAD)


def test_nothing_from_before_a_recommendation_is_evidence_for_it(both, monkeypatch):
    monkeypatch.setitem(made.PUBLISHED, "report.txt", "2021-02-01")
    made.put_report()
    assert queries.candidates(who=None) == ()
