"""How well spoken Arabic is told from the standard, on SIB-200 (FLORES) and Tatoeba: recall and false finds.

Usage: varieties.py DATA, the folder that holds `sib200-flores` and `laser-tatoeba`. Prints for each collection how many
sentences got which code. The texts are for measuring only; nothing of them is in the lexicon.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from marsad.language.varieties import LATIN_ARABIC, is_latin_arabic, variety_of

SIB = ("ary_Arab", "aeb_Arab", "arb_Arab", "fra_Latn", "eng_Latn")
TATOEBA = ("arq-eng.arq", "arz-eng.arz", "ara-eng.ara", "fra-eng.fra", "fra-eng.eng")


def collections(data: Path) -> Iterator[tuple[str, list[str]]]:
    """Each collection's name and sentences."""
    for code in SIB:
        folder = data / "sib200-flores/data/annotated" / code
        yield f"SIB-200 {code}", [text for file in sorted(folder.glob("*.tsv")) for text in _column(file)]
    for name in TATOEBA:
        file = data / "laser-tatoeba/data/tatoeba/v1" / f"tatoeba.{name}"
        yield f"Tatoeba {name}", file.read_text(encoding="utf-8").splitlines()


def _column(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines, delimiter="\t")]


def code_of(text: str) -> str:
    """The variety of a sentence, "standard" for none."""
    return variety_of(text) or (LATIN_ARABIC if is_latin_arabic(text) else "standard")


def main() -> None:
    """Print one line for each collection."""
    for name, texts in collections(Path(sys.argv[1])):
        counts = Counter(code_of(text) for text in texts)
        print(f"{name}: {len(texts)} sentences, {1 - counts['standard'] / len(texts):.3f} told; {dict(counts)}")


if __name__ == "__main__":
    main()
