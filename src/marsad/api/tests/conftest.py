from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person
from marsad.accounts.roles import Role
from marsad.api.actions import make_token
from marsad.api.scopes import Scope
from marsad.evidence.tests.pages import sample


@pytest.fixture(autouse=True)
def home(tmp_path: Any, settings: Any) -> None:
    settings.HOME = tmp_path
    cache.clear()


@pytest.fixture
def person(db: None) -> Person:
    sample.fill()
    return add_person("program", who=None, role=Role.OWNER)


@pytest.fixture
def client_with(person: Person) -> Callable[..., Client]:
    def made(*scopes: Scope, whose: Person = person) -> Client:
        token = make_token("a program", scopes, person=whose, who=None)
        return Client(headers={"Authorization": f"Bearer {token}"})

    return made
