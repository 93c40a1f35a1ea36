from pathlib import Path
from typing import Any

import pytest

from marsad.evidence.tests.made import put_both


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.fixture
def store(db: None, home: Path) -> None:
    """Two documents with their facts and entities."""
    put_both()
