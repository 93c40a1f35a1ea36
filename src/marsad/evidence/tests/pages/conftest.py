"""A filled store, and somebody who has signed in."""

import pytest
from django.test import Client

from marsad.evidence.tests.pages import sample


@pytest.fixture
def person(db):
    return sample.fill()


@pytest.fixture
def reader(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def arabic(reader) -> Client:
    reader.cookies["django_language"] = "ar"
    return reader
