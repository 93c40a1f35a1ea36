"""A filled store with a person in French and Arabic documents, a contact, a report of progress, and an owner."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from marsad.accounts.actions import add_person
from marsad.evidence import actions as evidence
from marsad.evidence.tests.pages import sample
from marsad.followup import models as register
from marsad.jobs.models import Job


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def owner(db: None) -> Any:
    return sample.fill()


@pytest.fixture
def written(owner: Any) -> Any:
    """What people of the house wrote about her, in several rooms, and an account of her name."""
    body = register.Addressee.objects.create(key="centre", name="Centre Sijilmassa")
    register.Contact.objects.create(
        addressee=body, role="focal_point", name="Mme Samia Belkhodja", email="s.belkhodja@example.org"
    )
    register.Recommendation.objects.create(
        register=register.Register.objects.create(slug="brought", name="Brought", made_at=sample.WHEN),
        code="TUNIS-2023-01",
        series="TUNIS",
        year=2023,
        number=1,
        text="Former des médiateurs",
        language="fr",
        is_imported=True,
        made_at=sample.WHEN,
    )
    Job.objects.create(kind="upload", arguments={"names": ["samia-belkhodja.pdf"]}, asked_at=datetime.now(UTC))
    evidence.correct_fact(
        sample.PERSON_FR.id, who=owner, fields={"name": "Samia Belkhodja", "role": "directrice du centre"}
    )
    person = add_person("samia", who=None, email="samia@example.org")
    person.first_name, person.last_name = "Samia", "Belkhodja"
    person.save()
    return owner


@pytest.fixture
def client_of_owner(owner: Any) -> Client:
    client = Client()
    client.force_login(owner)
    return client
