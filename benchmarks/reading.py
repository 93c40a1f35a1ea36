"""How fast each format is read, beside the libraries that Marsad builds on, in one run; and what memory it takes.

python benchmarks/reading.py [--html FOLDER] [--pages N] [--many N]

`--html` takes a folder of web pages (.html, or .html.gz as the article benchmark has them) instead of generated ones.
`--many` reads that many small pages through the reading process and prints the peak of memory of both processes.
The peers give bare text; Marsad gives blocks, metadata, language and the reason for every line left out. Figures vary
with the machine, ratios hold.
"""

import argparse
import gzip
import io
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from email import message_from_bytes, policy
from pathlib import Path

import docx
import pptx
import pypdfium2
import trafilatura
from odfdo import Document as OdfFile
from resiliparse.extract.html2text import extract_plain_text
from striprtf.striprtf import rtf_to_text

from marsad.reading import read
from marsad.reading.errors import ReadingError
from marsad.reading.guarded import reading as guarded
from marsad.reading.tests import making_formats as made
from marsad.reading.tests.hostile.pdfs import one_page
from marsad.reading.tests.making import ENGLISH, original, word_file

Reading = Callable[[bytes], object]
LINES = [f"The meeting of {place} number {n}: {ENGLISH}" for n in range(3) for place in ("Agadir", "Sfax", "Oran")]


def page(number: int, lines: int = len(LINES)) -> bytes:
    """A small web page with a menu, a text and a foot, some 2 KB long."""
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
    text = "".join(f"<p>{line}</p>" for line in LINES[:lines])
    head = f"<html lang='en'><head><title>Workshop {number}</title></head><body><nav><ul>{menu}</ul></nav>"
    return f"{head}<article><h1>Workshop {number}</h1>{text}</article><footer>Contact</footer></body></html>".encode()


def pdf_page() -> bytes:
    """A PDF of one page of text."""
    drawn = " ".join(f"1 0 0 1 40 {760 - 14 * n} Tm ({line[:90]}) Tj" for n, line in enumerate(LINES * 5))
    return one_page(f"BT /F1 10 Tf {drawn} ET".encode())


def marsad(file: str) -> Reading:
    """Our reader in this process; what it refuses (a foreign language) has been read too."""

    def run(content: bytes) -> None:
        with suppress(ReadingError):
            read(original(content, file))

    return run


def in_process_of_its_own(content: bytes) -> None:
    """Our reader within limits, as `marsad add` reads."""
    with suppress(ReadingError):
        guarded.read(original(content, "page.html"))


def bare_pdf(content: bytes) -> list[str]:
    """The characters of each page, as PDFium gives them."""
    with pypdfium2.PdfDocument(content) as file:
        return [page.get_textpage().get_text_range() for page in file]


HTML: dict[str, Reading] = {
    "marsad": marsad("page.html"),
    "marsad, process with limits": in_process_of_its_own,
    "trafilatura, precision": lambda c: trafilatura.extract(c, favor_precision=True, include_comments=False),
    "trafilatura, fast": lambda c: trafilatura.extract(c, fast=True, include_comments=False),
    "resiliparse": lambda c: extract_plain_text(c.decode(errors="replace"), main_content=True),
}
OTHERS: dict[str, tuple[bytes, dict[str, Reading]]] = {
    "a.pdf": (pdf_page(), {"pypdfium2": bare_pdf}),
    "a.docx": (word_file(), {"python-docx": lambda c: [p.text for p in docx.Document(io.BytesIO(c)).paragraphs]}),
    "a.odt": (made.odt_file(), {"odfdo": lambda c: OdfFile(io.BytesIO(c)).get_formatted_text()}),
    "a.pptx": (
        made.pptx_file(),
        {"python-pptx": lambda c: [s.shapes for s in pptx.Presentation(io.BytesIO(c)).slides]},
    ),
    "a.rtf": (made.rtf_file(r"\par ".join(LINES)), {"striprtf": lambda c: rtf_to_text(c.decode("latin-1"))}),
    "a.epub": (made.epub_file(), {}),
    "a.eml": (
        made.mail(body="\n".join(LINES)).as_bytes(),
        {"email": lambda c: message_from_bytes(c, policy=policy.default)},
    ),
    "a.srt": (made.srt_file(), {}),
    "a.md": ("\n\n".join(LINES).encode(), {}),
    "a.txt": ("\n".join(LINES).encode(), {}),
}


def pages_of(folder: Path) -> list[bytes]:
    """The web pages of a folder, unpacked."""
    paths = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".htm", ".html.gz")))
    return [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in paths]


def measure(name: str, contents: list[bytes], readings: dict[str, Reading]) -> None:
    """Print a line per reader; all read every item in turn, so that a busy moment is shared by all."""
    times: dict[str, list[float]] = {reader: [] for reader in readings}
    for run in readings.values():
        run(contents[0])  # loading and starting is not reading
    for content in contents:
        for reader, run in readings.items():
            begun = time.perf_counter()
            run(content)
            times[reader].append(time.perf_counter() - begun)
    size = sum(map(len, contents)) / 1024**2
    for reader, taken in times.items():
        total, median = sum(taken), statistics.median(taken)
        print(
            f"{name:<12}{reader:<30}{len(taken) / total:>9.1f} items/s{size / total:>9.2f} MB/s{median * 1e3:>9.2f} ms"
        )


def memory(count: int) -> None:
    """Read many small pages within limits and print the peak of memory of each process."""
    begun = time.perf_counter()
    for number in range(count):
        guarded.read(original(page(number, 2), f"{number}.html"))
    taken = time.perf_counter() - begun
    guarded._end_waiting()  # noqa: SLF001 - only of ended processes is the peak known
    own, child = peaks()
    print(f"{count} small pages: {count / taken:.0f} pages/s")
    print(f"peak of memory: {own:.0f} MB here, {child:.0f} MB in the reading process")


def peaks() -> tuple[float, float]:
    """The most memory in MB that this process had, and the largest of those that it started and ended."""
    own, child = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_maxrss / 1024, child.ru_maxrss / 1024


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description="How fast each format is read, beside its peers.")
    parser.add_argument("--html", type=Path, help="a folder of web pages instead of generated ones")
    parser.add_argument("--pages", type=int, default=100, help="how many items of each format")
    parser.add_argument("--many", type=int, default=0, help="measure memory over so many small pages, and nothing else")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    if asked.many:
        memory(asked.many)
        return
    pages = pages_of(asked.html) if asked.html else [page(number) for number in range(asked.pages)]
    measure("page.html", pages, HTML)
    for file, (content, peers) in OTHERS.items():
        measure(file, [content] * asked.pages, {"marsad": marsad(file), **peers})
    own, child = peaks()
    print(f"peak of memory: {own:.0f} MB here, {child:.0f} MB in ended reading processes")


if __name__ == "__main__":
    main()
