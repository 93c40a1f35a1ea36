"""Looks for files that make a reader fail, guided by which lines they reach: readers.py READER FOLDER …

`make fuzz` runs it over every reader for FUZZ_SECONDS each. What follows the folder goes to libFuzzer
(-max_total_time=20). A find is written to the folder as crash-…: run the same with that file's path to see it again,
mend the reader, and add the design to `reading/tests/hostile/`. Only our own readers are instrumented: that takes
seconds, and it is their faults that are looked for; what libraries raise is a broken file.
"""

import sys
from datetime import UTC, datetime

import atheris

with atheris.instrument_imports(
    include=["marsad.reading"],
    # atheris never lets go of the arrays whose comparing it watches: some ten megabytes for each picture of a page
    exclude=["marsad.reading.ink", "marsad.reading.ocr_lines"],
    enable_loader_override=False,
):
    from marsad.reading.assemble import assemble
    from marsad.reading.choose import _draft
    from marsad.reading.draft import Reader
    from marsad.reading.errors import ReadingError
    from marsad.reading.registry import READERS
    from marsad.records import Original

from running import fuzz

ENDINGS = {"markdown": "md", "text": "txt", "subtitles": "srt", "mhtml": "mht"}
WHEN = datetime(2024, 1, 1, tzinfo=UTC)


def file_of(reader: Reader) -> str:
    """A file name of a reader's format."""
    return "a." + ENDINGS.get(reader.name, reader.name)


def main() -> None:
    """Fuzz one reader."""
    name, folder, *rest = sys.argv[1:]
    reader = next(reader for reader in READERS if reader.name == name)

    def target(content: bytes) -> None:
        original = Original(content=content, file=file_of(reader), address="", retrieved=WHEN)
        try:
            assemble(original, _draft(reader, original), reader)
        except ReadingError:
            return

    fuzz(target, name, file_of(reader), folder, rest)


if __name__ == "__main__":
    main()
