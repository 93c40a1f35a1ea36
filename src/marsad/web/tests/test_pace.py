import pytest
from django.test import Client

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person
from marsad.web import pace

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Person:
    return add_person("reader", who=None)


def statuses(client: Client, times: int) -> list[int]:
    return [client.get("/about/").status_code for _ in range(times)]


def test_who_asks_too_fast_is_told_when_to_come_again(reader: Person, settings) -> None:
    settings.MARSAD_PAGE_RATE = "3/d"
    hasty, calm = Client(), Client()
    hasty.force_login(reader)
    calm.force_login(add_person("calm", who=None))
    assert statuses(hasty, 5) == [200, 200, 200, 429, 429]
    assert statuses(calm, 1) == [200], "others do not wait"
    refused = hasty.get("/about/")
    assert 0 < int(refused.headers["Retry-After"]) <= 86_400
    assert b"<h1" in refused.content


def test_without_a_limit_nobody_waits(reader: Person, settings) -> None:
    settings.MARSAD_PAGE_RATE = ""
    client = Client()
    client.force_login(reader)
    assert statuses(client, 4) == [200] * 4
    assert pace.rate("600/m") == (600, 60)
