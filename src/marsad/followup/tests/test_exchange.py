from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from marsad.accounts.actions import add_person
from marsad.accounts.roles import Role
from marsad.evidence import actions as evidence
from marsad.followup import actions, models, queries
from marsad.followup.errors import ChangeError, RegisterFileError, UnknownPartError
from marsad.followup.exporting import export
from marsad.followup.filters import Filters
from marsad.followup.kinds import Status
from marsad.followup.logic.tables import read_table, write_csv
from marsad.followup.tests import made

pytestmark = pytest.mark.django_db
ALL = Filters(standing="all")
REVIEW = (
    "number\ttext\tdecision\tfrom\n"
    "12.1\tOpen a public library in every district (Atlantis);\tsupport\tAtlantis\n"
    "12.2\tتدريب أمناء المكتبات على كشف الأخبار الزائفة\tnoted\tAtlantis, Utopia\n"
)


@pytest.fixture
def worked_on(both):
    """A register with something in every part."""
    code = "REC-2022-01"
    actions.set_attributes(code, {"level": 5, "addressees": ["The mayor", "States"]}, who=None)
    actions.set_due(code, date(2025, 3, 1), who=None)
    actions.translate(code, "ar", "تدريب أمناء المكتبات", who=None, author="Amal")
    actions.add_task(code, "=HYPERLINK(1)", who=None, due=date(2025, 2, 1), name="Amal", email="amal@example.org")
    key = actions.add_indicator(code, actions.Measure(name="Librarians", target=80.0), who=None)
    actions.record_value(key, date(2024, 1, 1), 12.5, who=None, note="half")
    actions.add_cost(code, who=None, amount=Decimal("1200.50"), currency="eur", funder="The town")
    fact = queries.recommendation(code, who=None).sources[0].fact
    actions.report_progress(code, actions.Report(text="-5 rooms", status=Status.PLANNED, facts=(fact,)), who=None)
    actions.submit_update(code, actions.Report(text="waits"), who=None)


@pytest.fixture
def keeper(db):
    """An owner of the house: keeps every register, and validates nothing of their own."""
    return add_person("keeper", who=None, email="keeper@example.org", role=Role.OWNER)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_export_of_ours_comes_back_without_loss(worked_on, form):
    before, content = export(ALL, "json", who=None), export(ALL, form, who=None)
    for table in (models.Source, models.Recommendation):
        table.objects.all().delete()
    done = actions.import_register(content, f"register.{form}", who=None)
    assert (len(done.added), done.failed) == (3, ())
    assert export(ALL, "json", who=None) == before


def test_the_same_file_again_changes_nothing(worked_on):
    content = export(ALL, "csv", who=None)
    done = actions.import_register(content, "register.csv", who=None)
    assert (done.added, done.changed, done.unchanged) == ((), (), 3)


def test_no_cell_is_a_formula(worked_on):
    sheet = load_workbook(BytesIO(export(ALL, "xlsx", who=None))).active
    assert not [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("begins", list("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n"))
def test_whatever_a_spreadsheet_would_run_is_kept_from_it_and_comes_back(begins):
    written = write_csv(["code", "text"], [{"code": "A-1", "text": f"{begins}1+1"}])
    assert f"'{begins}1+1" in written.decode("utf-8-sig")
    (row,) = read_table(written, "register.csv").rows
    assert row["text"] == f"{begins}1+1"


def test_a_review_is_taken_by_the_names_of_its_columns(home):
    preview = queries.preview_import(REVIEW.encode(), "review.tsv", who=None)
    assert preview.mapping == {"number": "reference", "text": "text", "decision": "response", "from": "issuer"}
    done = actions.import_register(
        REVIEW.encode(), "review.tsv", who=None, defaults={"series": "Review", "year": "2022"}
    )
    assert done.added == ("REVIEW-2022-01", "REVIEW-2022-02")
    card = queries.recommendation("REVIEW-2022-02", who=None).card
    assert (card.reference, card.response, card.issuer, card.language) == ("12.2", "noted", "Atlantis, Utopia", "ar")
    again = actions.import_register(REVIEW.encode(), "review.tsv", who=None)
    assert (again.added, again.unchanged) == ((), 2)


def test_numbers_of_another_register_know_their_rows_again(home):
    content = "الرمز,نص التوصية\nت-1,غرس الأشجار\nت-2,حفر الآبار\n".encode()
    done = actions.import_register(content, "plan.csv", who=None)
    assert queries.recommendation(done.added[0], who=None).card.reference == "ت-1"
    again = actions.import_register(content, "plan.csv", who=None)
    assert (again.added, again.changed, again.unchanged) == ((), (), 2)


def test_a_mapping_step_and_errors_by_row(home):
    content = "Quoi;Quand;État\nOuvrir une salle;2024-02-01;en cours\n;2024;fait\nFermer;hier;perdu\n".encode()
    mapping = {"Quoi": "text", "Quand": "due", "État": "status"}
    preview = queries.preview_import(content, "a.csv", who=None, mapping=mapping)
    assert [(row.number, len(row.errors)) for row in preview.failing] == [(3, 1), (4, 2)]
    done = actions.import_register(content, "a.csv", who=None, mapping=mapping)
    assert ([number for number, _ in done.failed], len(done.added)) == ([3, 4], 1)
    card = queries.recommendation(done.added[0], who=None).card
    assert (card.status, card.due) == (Status.IN_PROGRESS, date(2024, 2, 1))


def test_a_status_in_a_file_waits_for_who_may_validate_it(home, keeper):
    content = b"text,status\nOpen a library,done\nClose a road,\n"
    done = actions.import_register(content, "a.csv", who=keeper)
    card = queries.recommendation(done.added[0], who=keeper).card
    assert (len(done.added), card.status, card.waiting) == (2, Status.NOT_STARTED, 1)
    actions.validate_update(queries.waiting_updates(who=None)[0].id, who=None)
    assert queries.recommendation(done.added[0], who=keeper).card.status == Status.DONE


def test_what_people_imported_is_kept_by_every_rebuild(both):
    actions.import_register(REVIEW.encode(), "review.tsv", who=None)
    evidence.relink(who=None, linker=made.apart)
    assert queries.count_recommendations(who=None) == 5


@pytest.mark.parametrize(
    ("content", "file"), [(b"x", "a.pdf"), (b"", "a.csv"), (b"PK", "a.xlsx"), (b"{", "a.json"), (b"[1]", "a.json")]
)
def test_what_is_no_table_says_so(home, content, file):
    with pytest.raises(RegisterFileError, match=file):
        actions.import_register(content, file, who=None)


def test_days_are_a_calendar_by_a_token_that_can_be_ended(worked_on):
    token = actions.make_feed(who=None)
    events = Calendar.from_ical(queries.feed(token)).walk("VEVENT")
    assert sorted(str(event["dtstart"].dt) for event in events) == ["2025-02-01", "2025-03-01"]
    actions.end_feeds(who=None)
    with pytest.raises(UnknownPartError):
        queries.feed(token)


def test_a_cost_is_no_negative_amount(both):
    with pytest.raises(ChangeError, match="negative"):
        actions.add_cost("REC-2022-01", who=None, amount=Decimal(-5), currency="EUR")
