import pytest

from marsad.accounts.actions import local_person
from marsad.accounts.errors import NotPermittedError
from marsad.evidence import queries as evidence
from marsad.followup import actions, queries
from marsad.followup.errors import ChangeError, NotAllowedError
from marsad.followup.kinds import Role, Status, UpdateState
from marsad.records import Citation

pytestmark = pytest.mark.django_db
CODE = "REC-2022-01"


@pytest.fixture
def named(both, ministry, court):
    """A ministry that reports and a court that validates."""
    owed = queries.recommendation(CODE, who=None).card.addressees[0].id
    actions.name_contact(owed, Role.FOCAL_POINT, who=None, person=ministry.pk)
    actions.name_contact(owed, Role.VALIDATOR, who=None, person=court.pk)


def status():
    return queries.recommendation(CODE, who=None).card.status


def test_submitting_changes_no_status_validating_does(named, ministry, court):
    key = actions.submit_update(CODE, actions.Report(status=Status.DONE, text="fini"), who=ministry)
    assert status() is Status.NOT_STARTED
    assert actions.validate_update(key, who=court) is Status.DONE
    assert actions.undo_validation(key, who=court) is Status.NOT_STARTED


def test_who_may_do_which(named, ministry, court):
    key = actions.submit_update(CODE, actions.Report(status=Status.DONE), who=ministry)
    with pytest.raises(NotAllowedError):
        actions.validate_update(key, who=ministry)
    with pytest.raises(NotAllowedError):
        actions.submit_update(CODE, actions.Report(status=Status.PLANNED), who=court)
    with pytest.raises(NotAllowedError):
        actions.set_attributes(CODE, {"level": 2}, who=ministry)
    assert status() is Status.NOT_STARTED


def test_a_closed_account_may_nothing(named, ministry):
    ministry.is_active = False
    ministry.save()
    with pytest.raises(NotPermittedError):
        actions.submit_update(CODE, actions.Report(text="x"), who=ministry)


def test_who_works_alone_does_both(named):
    me = local_person()
    assert actions.report_progress(CODE, actions.Report(status=Status.PLANNED), who=me) is Status.PLANNED


def test_refused_with_a_reason_and_nothing_changes(named, ministry, court):
    key = actions.submit_update(CODE, actions.Report(status=Status.DONE), who=ministry)
    with pytest.raises(ChangeError):
        actions.refuse_update(key, who=court, note=" ")
    actions.refuse_update(key, who=court, note="no proof")
    assert status() is Status.NOT_STARTED
    assert queries.recommendation(CODE, who=None).updates[0].state is UpdateState.REFUSED


def test_rejecting_needs_a_reason(named):
    with pytest.raises(ChangeError):
        actions.report_progress(CODE, actions.Report(status=Status.REJECTED), who=None)
    actions.report_progress(CODE, actions.Report(status=Status.REJECTED, reason="no budget"), who=None)
    assert queries.recommendation(CODE, who=None).card.status_reason == "no budget"


def test_only_words_that_stand_there_are_cited(named):
    document = next(iter(evidence.document_ids(who=None)))
    wrong = Citation(document=document, start=0, end=5, quote="never")
    with pytest.raises(ChangeError):
        actions.submit_update(CODE, actions.Report(citations=(wrong,)), who=None)
    fact = queries.recommendation(CODE, who=None).sources[0].fact
    actions.report_progress(CODE, actions.Report(text="see", facts=(fact,)), who=None)
    assert queries.life(CODE, who=None).evidence[0].fact == fact


def test_the_life_tells_of_status_and_measures_in_order(named):
    actions.report_progress(CODE, actions.Report(status=Status.PLANNED), who=None)
    actions.report_progress(CODE, actions.Report(status=Status.DONE), who=None)
    life = queries.life(CODE, who=None)
    assert [one.status for one in life.history] == [Status.PLANNED, Status.DONE]
    assert [moment.kind for moment in life.moments] == ["made", "status", "status"]
