"""Following a recommendation in Arabic, as those do who answer for it: tasks, reminders, reports, saved views."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from marsad.accounts.actions import add_person
from marsad.accounts.roles import Role
from marsad.evidence import actions as evidence
from marsad.followup import actions, queries
from marsad.followup.kinds import Role as Contact
from marsad.followup.kinds import Status
from marsad.followup.tests.sample import linker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TASK = "دعوة البلديات إلى اجتماع تحضيري"
DONE = "عُقد الاجتماع وحضرته سبع بلديات."
VIEW = "ما يخص الجسور"


@pytest.fixture
def code(address) -> str:
    """A recommendation of the register, owed by a ministry."""
    evidence.relink(who=None, linker=linker)
    code = queries.recommendations(who=None)[0].code
    actions.set_attributes(code, {"addressees": ["Ministry of Bridges"]}, who=None)
    return code


def test_a_task_is_given_reminded_of_and_done(open_page, code):
    page = open_page("ar")
    page.goto(f"/register/{code}/")
    page.click("#form-task summary")
    page.fill("#task-title", TASK)
    page.fill("#task-due", (timezone.localdate() + timedelta(days=3)).isoformat())
    page.fill("#task-email", "samira@example.org")
    page.click("#form-task button")
    task = page.locator("section[aria-labelledby=task] li", has_text=TASK)
    task.wait_for()
    assert actions.remind(who=None).sent == ("samira@example.org",)
    assert TASK in mail.outbox[-1].body
    assert actions.remind(who=None).sent == ()
    task.locator("form[action$='finish-task/'] button").click()
    task.locator(".chip-good").wait_for()
    assert queries.recommendation(code, who=None).tasks[0].done_at


def test_what_is_reported_counts_once_who_validates_it_agrees(open_page, code):
    focal = add_person("focal", who=None, email="focal@example.org", role=Role.CONTRIBUTOR)
    focal.set_password("سبع بلديات على ضفة النهر")
    focal.save()
    owed = queries.recommendation(code, who=None).card.addressees[0]
    actions.name_contact(owed.id, Contact.FOCAL_POINT, who=None, person=focal.pk)
    page = open_page("ar", who=focal)
    page.goto(f"/register/{code}/")
    page.click("#form-update summary")
    page.select_option("#update-status", str(Status.DONE))
    page.fill("#update-text", DONE)
    page.click("#form-update button")
    page.locator("section[aria-labelledby=update] li .chip-warn").wait_for()
    assert queries.recommendation(code, who=None).card.status == Status.NOT_STARTED
    assert page.locator("button[formaction$='/validate/']").count() == 0, "nobody validates what they reported"
    deciding = open_page("ar")
    deciding.goto("/register/queue/")
    deciding.locator("li", has_text=DONE).locator("button[formaction$='/validate/']").click()
    deciding.wait_for_selector(".message.success")
    assert queries.recommendation(code, who=None).card.status == Status.DONE


def test_a_view_is_saved_used_and_removed(open_page, code):
    page = open_page("ar")
    page.goto("/register/?status=not_started")
    count = page.locator("table.register tbody tr").count()
    page.fill("#view-name", VIEW)
    page.click("form[action^='/register/views/save/'] button")
    page.goto("/register/?status=done")
    page.click(f"section[aria-labelledby=views] a:has-text('{VIEW}')")
    expect(page).to_have_url(re.compile("status=not_started"))
    assert count
    expect(page.locator("table.register tbody tr")).to_have_count(count)
    page.click("section[aria-labelledby=views] form button")
    page.wait_for_selector("section[aria-labelledby=views]", state="detached")
    assert queries.saved_views(who=None) == ()
