import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marsad.accounts.errors import NotPermittedError
from marsad.evidence import actions as evidence
from marsad.followup import actions, models, queries
from marsad.followup.actions.following import default_register
from marsad.followup.errors import NotAllowedError, UnknownRecommendationError
from marsad.followup.filters import Filters
from marsad.followup.kinds import Status
from marsad.followup.tests import made

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()
MANY = 2_000


@pytest.fixture
def many(home):
    """A register of two thousand with themes and addressees."""
    register, now = default_register(who=None), timezone.now()
    owed = models.Addressee.objects.create(key="name:mayor", name="The mayor")
    models.Recommendation.objects.bulk_create(
        models.Recommendation(
            register=register, code=f"X-2020-{n:04d}", series="X", year=2020, number=n, text=f"Open room {n}",
            language="en", folded=f"x open room {n}", made_at=now, is_imported=True,
        )
        for n in range(1, MANY + 1)
    )  # fmt: skip
    rows = list(models.Recommendation.objects.all())
    models.Tag.objects.bulk_create(models.Tag(recommendation=r, kind="theme", value="education") for r in rows)
    models.Owed.objects.bulk_create(models.Owed(recommendation=r, addressee=owed) for r in rows)


def measured(read):
    with CaptureQueriesContext(connection) as told:
        read()
    return len(told), sum(float(one["time"]) for one in told.captured_queries)


def test_pages_take_few_statements_and_little_time_whatever_the_length(many):
    for limit in (1, 100):
        asked = Filters(theme=("education",))
        count, seconds = measured(lambda: queries.recommendations(asked, who=None, limit=limit))  # noqa: B023
        assert count <= 7
        assert seconds < 0.2
    assert measured(lambda: queries.facets(Filters(text="room"), who=None))[0] <= 15
    assert measured(lambda: queries.board(who=None))[0] <= 9


def test_filters_facets_and_orders(both):
    actions.report_progress("REC-2022-02", actions.Report(status=Status.DONE), who=None)

    def codes(**asked):
        return [card.code for card in queries.recommendations(Filters(**asked), who=None)]

    assert codes(status=("done",)) == ["REC-2022-02"]
    assert codes(text="FAUSSES nouvelles") == ["REC-2022-01"]
    assert codes(language=("en",), theme=("education",)) == ["REC-2022-03"]
    assert codes(year=("1999",)) == []
    assert codes(order="-code") == ["REC-2022-03", "REC-2022-02", "REC-2022-01"]
    statuses = queries.facets(Filters(status=("done",)), who=None)["status"]
    assert [(one.value, one.count, one.is_chosen) for one in statuses] == [("not_started", 2, False), ("done", 1, True)]


def test_numbers_that_no_column_holds_find_nothing(home):
    for name in ("year", "addressee", "person"):
        filters = Filters.from_mapping({name: "9" * 24})
        assert queries.count_recommendations(filters, who=None) == 0 or name == "person"


def test_filters_are_kept_as_json_and_as_an_address():
    asked = Filters(text="x", theme=("youth", "media"), overdue=True)
    assert Filters.from_mapping(asked.as_json()) == asked
    assert asked.as_parameters() == [("text", "x"), ("theme", "youth"), ("theme", "media"), ("overdue", "True")]


def test_visitors_see_a_register_once_its_owner_opens_it(both):
    assert queries.recommendations(who=VISITOR) == ()
    with pytest.raises(UnknownRecommendationError):
        queries.recommendation("REC-2022-01", who=VISITOR)
    actions.open_register("main", who=None)
    actions.submit_update("REC-2022-01", actions.Report(text="waits"), who=None)
    actions.translate("REC-2022-01", "en", "a draft", who=None)
    page = queries.recommendation("REC-2022-01", who=VISITOR)
    assert (page.updates, page.contacts, page.card.translations, page.card.waiting) == ((), (), (), 0)
    for read in (queries.candidates, queries.due, queries.saved_views, queries.waiting_updates):
        with pytest.raises(NotPermittedError):
            read(who=VISITOR)
    actions.open_register("main", who=None, is_public=False)
    assert queries.recommendations(who=VISITOR) == ()


def test_only_the_owner_opens_a_register(home, ministry, court):
    slug = actions.add_register("Ours", who=ministry)
    with pytest.raises(NotAllowedError):
        actions.open_register(slug, who=court)
    actions.open_register(slug, who=ministry)
    assert {one.slug for one in queries.registers(who=VISITOR)} == {slug}


def test_the_register_from_above(both):
    evidence.relink(who=None, linker=made.together)
    assert queries.overview(who=None).total == 2
    assert [(one.value, one.total) for one in queries.by_theme(who=None)] == [("education", 2)]
    assert [one.label for one in queries.by_addressee(who=None)] == ["municipalities"]
    assert [one.card.code for one in queries.told_again(who=None)] == ["REC-2022-01"]
    assert len(queries.unowned(who=None)) == 2
    assert all(one.silent_days > 365 for one in queries.ageing(who=None))


def test_what_is_promised_twice(both):
    assert [(p.first.code, p.second.code) for p in queries.promised_twice(who=None)] == [("REC-2022-01", "REC-2022-03")]


def test_two_acts_are_not_promised_twice(both):
    actions.set_attributes("REC-2022-01", {"text": "Encourage librarians to recognise false news"}, who=None)
    actions.set_attributes("REC-2022-03", {"text": "Repeal the rules on how librarians recognise false news"}, who=None)
    assert queries.promised_twice(who=None) == ()


def test_views_are_saved_and_changes_made_to_many(both):
    actions.save_view("Late", Filters(overdue=True), who=None)
    assert [(one.name, one.filters) for one in queries.saved_views(who=None)] == [("Late", {"overdue": True})]
    actions.change_many(["REC-2022-01", "REC-2022-02"], who=None, add={"themes": ["media"]})
    assert [card.themes for card in queries.recommendations(Filters(theme=("media",)), who=None)] == [
        ("education", "media"),
        ("education", "media"),
    ]
