"""Title, date, publisher and language of labelled documents, and whether boilerplate is out and the text whole."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from marsad.language.normalise import fold
from marsad.reading import read
from marsad.records import Document, Original

_FIELDS = ("title", "published", "publisher", "language")


def metadata(folder: Path) -> None:
    """The share of labels that are right; a publisher counts where the file itself names it."""
    gold = [(path, item) for path in (folder / "seeds.json", folder / "documents.json") for item in _labels(path)]
    if not gold:
        print(f"not measured: there are no seeds.json and documents.json in {folder}")
        return
    counts: Counter[str] = Counter()
    for path, item in gold:
        content = path.with_suffix("").joinpath(item["file"]).read_bytes()
        original = Original(content=content, file=item["file"], address="", retrieved=datetime(2024, 1, 1, tzinfo=UTC))
        document = read(original)
        _count_fields(document, item, content.decode("utf-8", errors="replace"), counts)
        _count_text(document, item, counts)
    for name in (*_FIELDS, "boilerplate out", "first and last words kept"):
        if counts[name]:
            print(f"{name:26} {counts[name, 'right']}/{counts[name]} = {counts[name, 'right'] / counts[name]:.3f}")


def _labels(path: Path) -> list[dict[str, object]]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def _count_fields(document: Document, item: dict[str, object], content: str, counts: Counter) -> None:
    for name in _FIELDS:
        label = str(item.get(name) or "")
        if label and not (name == "publisher" and fold(label) not in fold(content)):
            said = getattr(document, name)
            counts[name] += 1
            counts[name, "right"] += said == label if name == "published" else fold(label) == fold(said)
            if fold(label) != fold(said):
                print(f"    {item['file']}: {name} is {label!r}, not {said!r}")


def _count_text(document: Document, item: dict[str, object], counts: Counter) -> None:
    text = " ".join(fold(document.text).split())
    for snippet in item.get("boilerplate_snippets", []):
        counts["boilerplate out"] += 1
        counts["boilerplate out", "right"] += " ".join(fold(snippet).split()) not in text
    for key in ("main_text_first_words", "main_text_last_words"):
        counts["first and last words kept"] += 1
        counts["first and last words kept", "right"] += " ".join(fold(item[key]).split()) in text
