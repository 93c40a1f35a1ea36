"""Measure reading PDFs: `python measures/pdf.py upr DATA` (add -v to see what is missing).

upr: of the recommendations in DATA/upr/gold.tsv, how many stand in the text read from DATA/upr/reports, three ways:
- verbatim: white space is one space on both sides, nothing else is changed;
- repaired: also undoes what the labelled file did to its own texts (it read signs by the wrong table: "WomenÕs"; it
  lost opening quotation marks; it begins parts of a split recommendation with ".1" or with the figure of a footnote and
  ends some with " );"): letters, figures and hyphens inside words must agree, other signs are not compared;
- own block: repaired, inside a block that begins with the paragraph's number and does not run into the next one.
"""

import csv
import re
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from marsad.reading import read
from marsad.records import Document, Original

_MISREAD = str.maketrans({"Õ": "’", "Ò": "“", "Ó": "”", "Ô": "‘", "™": "ô", "ê": "’", "_": "–"})
_PART = re.compile(r"^(?:[0-9.\s/]+)(?=[A-Za-z])")
_REST = re.compile(r"[\s).;/]+$")
_OTHER_SIGNS = re.compile(r"(?<![A-Za-zÀ-ÿ0-9])-|-(?![A-Za-zÀ-ÿ0-9])|[^A-Za-zÀ-ÿ0-9\s-]+")


def flat(text: str) -> str:
    """White space as one space."""
    return " ".join(text.split())


def repaired(text: str) -> str:
    """Letters, figures and hyphens inside words; the labelled file's own damage undone."""
    words = text.replace("coup dÕ_tat", "coup d’état").replace("non.discrim", "non-discrim").translate(_MISREAD)
    return flat(
        _OTHER_SIGNS.sub(" ", words.replace("\u2011", "-").replace("\u2010", "-").replace("ô", "o").replace("ê", "e"))
    )


def upr(data: Path) -> None:
    """Print how many recommendations each report's text holds, and those that it does not."""
    labelled = data / "upr" / "gold.tsv"
    if not labelled.exists():
        sys.exit(f"{labelled} is absent: give the folder of the public evaluation data")
    with labelled.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    total = Counter[str]()
    for report in sorted({row["report"] for row in rows}):
        found, seconds = opened(data / "upr" / "reports" / f"{report}.pdf")
        wanted = [row for row in rows if row["report"] == report]
        counts = counted(found, wanted)
        total += Counter(counts)
        pages = max(block.page or 0 for block in found.blocks)
        print(f"{report:14} {pages} pages {seconds:5.2f} s  ", shares(counts))
    print(f"{'all':14} ", shares(total))


def opened(path: Path) -> tuple[Document, float]:
    """A document and the seconds that reading took."""
    start = time.process_time()
    found = read(Original(content=path.read_bytes(), file=path.name, address=str(path), retrieved=datetime.now(UTC)))
    return found, time.process_time() - start


def counted(found: Document, wanted: list[dict[str, str]]) -> dict[str, int]:
    """How many labelled texts a document holds, by the strictness of the comparison."""
    text, signs = flat(found.text), repaired(found.text)
    blocks = [repaired(found.text[block.start : block.end]) for block in found.blocks]
    counts = {"texts": len(wanted), "verbatim": 0, "repaired": 0, "own block": 0}
    for row in wanted:
        said = repaired(_REST.sub("", _PART.sub("", row["text"])))
        number = repaired(row["number"])
        counts["verbatim"] += flat(row["text"]) in text
        counts["repaired"] += said in signs
        counts["own block"] += any(said in block and _is_of(number, block) for block in blocks)
        if said not in signs and "-v" in sys.argv:
            print("  missing", row["report"], row["number"], row["text"])
    return counts


def _is_of(number: str, block: str) -> bool:
    """Whether a block is the paragraph of a number ("129 1", as `repaired` writes it) and does not run into the next.

    One report prints only the second part of the number.
    """
    if not number:
        return True
    series, _, place = number.rpartition(" ")
    following = f" {series} {int(place) + 1} " if place.isdigit() else " \0"
    return block.startswith((f"{number} ", f"{place} ")) and following not in block


def shares(counts: dict[str, int]) -> str:
    """Counts beside the whole."""
    whole = max(counts["texts"], 1)
    return "  ".join(
        f"{name} {counts[name]}/{whole} ({counts[name] / whole:.3f})" for name in ("verbatim", "repaired", "own block")
    )


if __name__ == "__main__":
    upr(Path(sys.argv[2]))
