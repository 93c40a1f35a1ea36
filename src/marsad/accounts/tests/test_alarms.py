from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from marsad.accounts.actions import add_person, record
from marsad.accounts.alarms import RAISED, WORDS, raised, rules
from marsad.accounts.models import AuditEntry, Person
from marsad.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(settings) -> Person:
    settings.EMAIL_HOST, settings.MARSAD_ALARMS = "mail.example.org", "guessing=3 probing=2 taking_out=2"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    person = add_person("amina", who=None, role=Role.OWNER, email="amina@example.org")
    person.language = "fr"
    person.save()
    return person


def told() -> list[str]:
    return [entry.item for entry in AuditEntry.objects.filter(action=RAISED)]


def test_who_guesses_is_told_of_once(owner: Person) -> None:
    for number in range(6):
        assert bool(told()) is (number > 3), number
        record("sign_in.refused", f"person:{number}", who=None)
    assert told() == ["alarm:guessing"]
    (one,) = mail.outbox
    assert one.to == ["amina@example.org"]
    assert "refusés" in one.body
    assert raised()["guessing"] == 1


def test_of_each_person_their_own_entries_count(owner: Person) -> None:
    basim, chadia = (add_person(name, who=None) for name in ("basim", "chadia"))
    for who in (basim, chadia):
        for page in ("/facts/", "/people/"):
            record("access.refused", f"route:{page}", who=who)
    assert not told()
    record("access.refused", "route:/audit/", who=basim)
    assert AuditEntry.objects.get(action=RAISED).who == basim
    assert "basim" not in mail.outbox[0].body


def test_neither_what_is_long_ago_nor_the_command_line_counts(owner: Person, monkeypatch) -> None:
    for _time in range(5):
        record("report.write", "report:1", who=None)
    with monkeypatch.context() as then:
        then.setattr(timezone, "now", lambda: datetime.now(UTC) - timedelta(hours=25))
        for _time in range(2):
            record("report.write", "report:1", who=owner)
    record("report.write", "report:1", who=owner)
    assert not told()
    for _time in range(2):
        record("report.write", "report:1", who=owner)
    assert told() == ["alarm:taking_out"]


def test_a_mail_server_that_is_silent_stops_nothing(owner: Person, settings) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        1,
    )
    for page in range(3):
        record("access.refused", f"route:/{page}/", who=owner)
    assert told() == ["alarm:probing"]


def test_numbers_are_set_and_names_are_known(settings) -> None:
    assert {rule.name for rule in rules("")} == set(WORDS)
    assert {rule.name: rule.most for rule in rules("guessing=7 reading=0")}["guessing"] == 7
    assert "reading" not in {rule.name for rule in rules("reading=0")}
    for wrong in ("guesing=7", "guessing=many", "guessing"):
        with pytest.raises(ImproperlyConfigured, match="probing"):
            list(rules(wrong))
