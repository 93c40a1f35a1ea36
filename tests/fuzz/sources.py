"""Looks for files that make a source fail: feeds, answers of repositories, lists of works, web archives, ZIP.

sources.py LIST FOLDER …, as `readers.py`: `make fuzz` runs both.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["marsad.sources"], enable_loader_override=False):
    from marsad.sources.holding import Holding
    from marsad.sources.unpacking import _opened
    from marsad.sources.zip_archive import Budget

from seeds import seed

WHEN = datetime(2024, 1, 1, tzinfo=UTC)


def main() -> None:
    """Fuzz what opens one kind of list."""
    name, folder, *rest = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    (Path(folder) / "seed").write_bytes(seed(name, f"a.{name}"))

    def target(content: bytes) -> None:
        holding = Holding(file=f"a.{name}", address="", retrieved=WHEN, content=content)
        for _ in _opened(holding, Budget()):
            pass

    options = ["-max_len=65536", "-timeout=20", "-rss_limit_mb=1500", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, *rest, folder], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
