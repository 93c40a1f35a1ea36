from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person
from marsad.accounts.roles import Role
from marsad.evidence.tests.postgresql import Cluster, NoServerError, cluster


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A data folder of its own for each test."""
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.fixture
def analyst(db: None) -> Person:
    return add_person("analyst", who=None, role=Role.EDITOR)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A PostgreSQL server of our own for this run; skips, with the reason, where it cannot be started."""
    try:
        with cluster() as started:
            yield started
    except NoServerError as reason:
        pytest.skip(str(reason))
