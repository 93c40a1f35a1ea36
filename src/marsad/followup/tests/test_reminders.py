import socket
from datetime import date

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from marsad.followup import actions, queries
from marsad.followup.errors import ChangeError
from marsad.followup.kinds import Role

pytestmark = pytest.mark.django_db
CODE = "REC-2022-01"
TODAY = date(2025, 1, 10)


class Box(Message):
    """Keeps what arrives."""

    def __init__(self):
        super().__init__()
        self.mails = []

    def handle_message(self, message):
        self.mails.append(message)


@pytest.fixture
def box(settings):
    handler = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield handler
    controller.stop()


@pytest.fixture
def due(both):
    owed = queries.recommendation(CODE, who=None).card.addressees[0].id
    actions.name_contact(owed, Role.FOCAL_POINT, who=None, name="Amal", email="amal@example.org")
    actions.set_due(CODE, date(2025, 1, 15), who=None)
    actions.add_task(CODE, "كتابة رسالة", who=None, due=date(2025, 1, 5), name="Samir", email="samir@example.org")


def test_each_is_told_once_for_each_stage(box, due):
    done = actions.remind(who=None, today=TODAY)
    assert (done.sent, done.items, done.failed) == (("amal@example.org", "samir@example.org"), 2, ())
    assert [mail["To"] for mail in box.mails] == ["amal@example.org", "samir@example.org"]
    assert CODE in box.mails[0].get_payload(decode=True).decode()
    assert "كتابة رسالة" in box.mails[1].get_payload(decode=True).decode()
    assert actions.remind(who=None, today=TODAY).items == 0
    assert actions.remind(who=None, today=date(2025, 1, 20)).sent == ("amal@example.org",)  # overdue now


def test_each_reads_it_in_the_language_that_was_chosen(box, due):
    owed = queries.recommendation(CODE, who=None).card.addressees[0].id
    chosen = {"name": "Samir", "email": "samir@example.org", "language": "ar"}
    actions.name_contact(owed, Role.ALTERNATE, who=None, **chosen)
    actions.name_contact(owed, Role.FOCAL_POINT, who=None, name="Amal", email="amal@example.org", language="fr")
    actions.remind(who=None, today=TODAY)
    first, second = (mail.get_payload(decode=True).decode() for mail in box.mails)
    assert "Vous recevez" in first
    assert "تتلقى" in second
    with pytest.raises(ChangeError):
        actions.name_contact(owed, Role.FOCAL_POINT, who=None, name="Amal", language="xx")


def test_what_is_closed_or_far_is_left_alone(box, due):
    actions.report_progress(CODE, actions.Report(status="done"), who=None)
    assert actions.remind(who=None, today=date(2024, 6, 1)).items == 0
    assert actions.remind(who=None, today=TODAY).sent == ("samir@example.org",)


def test_a_server_that_is_away_is_told_and_tried_again(settings, due):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    done = actions.remind(who=None, today=TODAY)
    assert (done.sent, [address for address, _ in done.failed]) == ((), ["amal@example.org", "samir@example.org"])
    assert actions.remind(who=None, today=TODAY, only_show=True).items == 2


def test_who_chose_no_language_reads_the_one_in_which_the_task_is_written(box, both):
    actions.add_task(CODE, "Écrire aux communes du littoral", who=None, due=date(2025, 1, 12), email="lea@example.org")
    actions.remind(who=None, today=TODAY)
    told = box.mails[0].get_payload(decode=True).decode()
    assert "Échéances proches" in told
    assert "12 janvier 2025\u00a0: " in told
