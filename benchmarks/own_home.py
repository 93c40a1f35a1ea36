"""A home of its own for a benchmark that writes, so that nobody's data is touched."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_home(name: str) -> Iterator[Path]:
    """Choose and open an empty home; gives the folder that it stands in, which goes at the end."""
    with tempfile.TemporaryDirectory(prefix=f"marsad-{name}-") as folder:
        os.environ["MARSAD_HOME"] = f"{folder}/home"
        os.environ["MARSAD_PAGE_RATE"] = ""  # programs ask faster than people
        from marsad.cli.store import open_store  # noqa: PLC0415 - reads the home's place when it is loaded

        open_store()
        yield Path(folder)
