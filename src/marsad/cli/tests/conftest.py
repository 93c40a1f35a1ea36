from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A data folder of its own for each test."""
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"
