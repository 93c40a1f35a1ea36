from pathlib import Path
from typing import Any

import pytest

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person
from marsad.accounts.roles import Role


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def person(db: None) -> Person:
    return add_person("worker", who=None, role=Role.OWNER)
