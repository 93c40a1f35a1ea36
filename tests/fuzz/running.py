"""One run of the fuzzer over one target, for `readers.py` and `sources.py`."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris
from seeds import seed

OPTIONS = ("-max_len=65536", "-timeout=20", "-rss_limit_mb=1500")


def fuzz(target: Callable[[bytes], None], name: str, file: str, folder: str, rest: Sequence[str]) -> None:
    """Fuzz until libFuzzer ends; finds and what it learns stand in the folder, `rest` are its further options."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    (Path(folder) / "seed").write_bytes(seed(name, file))
    atheris.Setup([sys.argv[0], *OPTIONS, f"-artifact_prefix={folder}/", *rest, folder], target)
    atheris.Fuzz()
