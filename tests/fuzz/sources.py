"""Looks for files that make a source fail: feeds, answers of repositories, lists of works, web archives, ZIP, mail.

sources.py LIST FOLDER …, as `readers.py`: `make fuzz` runs both.
"""

import sys
from datetime import UTC, datetime

import atheris

with atheris.instrument_imports(include=["marsad.sources"], enable_loader_override=False):
    from marsad.sources.holding import Holding
    from marsad.sources.unpacking import _opened
    from marsad.sources.zip_archive import Budget

from running import fuzz

WHEN = datetime(2024, 1, 1, tzinfo=UTC)


def main() -> None:
    """Fuzz what opens one kind of list."""
    name, folder, *rest = sys.argv[1:]

    def target(content: bytes) -> None:
        holding = Holding(file=f"a.{name}", address="", retrieved=WHEN, content=content)
        for _ in _opened(holding, Budget()):
            pass

    fuzz(target, name, f"a.{name}", folder, rest)


if __name__ == "__main__":
    main()
