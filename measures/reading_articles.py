"""Main text of web pages: words of four against the benchmark's article bodies, and segments of French pages."""

import gzip
import hashlib
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import trafilatura

from marsad.reading import html
from marsad.reading.assemble import assemble
from marsad.reading.errors import ReadingError
from marsad.reading.registry import READERS
from marsad.records import BlockKind, Original

_TOKEN = re.compile(r"\w+")  # the benchmark's own definition of a word
_READER = next(reader for reader in READERS if reader.name == "html")
_NOT_BODY = frozenset({BlockKind.TITLE, BlockKind.CAPTION})  # the benchmark's article bodies have neither
Reading = Callable[[bytes], str]
_ROUNDS = 3
_FAST = "trafilatura, fast"


def marsad(content: bytes) -> str:
    """The body that our whole reader gives: blocks, metadata, what is left out; foreign languages are read too."""
    draft = html.read(content, "page.html")
    original = Original(content=content, file="page.html", address="", retrieved=datetime(2024, 1, 1, tzinfo=UTC))
    with suppress(ReadingError):  # the benchmark has pages in languages that Marsad refuses
        assemble(original, draft, _READER)
    return "\n".join(piece.text for piece in draft.pieces if piece.kind not in _NOT_BODY)


def peer(content: bytes, **mode: bool) -> str:
    """The body that trafilatura gives."""
    return trafilatura.extract(content, include_comments=False, **mode) or ""


READINGS: dict[str, Reading] = {
    "marsad": marsad,
    "trafilatura, precision": partial(peer, favor_precision=True),
    _FAST: partial(peer, fast=True),
}


def is_held_out(name: str) -> bool:
    """Whether a page was never tuned on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def articles(folder: Path) -> None:
    """Precision, recall and F1 as the benchmark's own `evaluate.py` defines them, and pages per second of one core."""
    source = folder / "article-extraction-benchmark"
    if not (source / "ground-truth.json").exists():
        print(f"not measured: there is no {source}")
        return
    truth = json.loads((source / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: gzip.decompress((source / "html" / f"{name}.html.gz").read_bytes()) for name in sorted(truth)}
    seconds, bodies = _timed(pages)
    for label, read in bodies.items():
        scores = {name: matching(truth[name]["articleBody"], body) for name, body in read.items()}
        whole, apart = list(scores.values()), [score for name, score in scores.items() if is_held_out(name)]
        speed = (
            f"{len(pages) / seconds[label]:5.0f} pages/s = {seconds[_FAST] / seconds[label]:.2f} x trafilatura, fast"
        )
        print(f"{label:24} {_figures(whole)} | held out {_figures(apart)} | {speed}")


def _timed(pages: dict[str, bytes]) -> tuple[dict[str, float], dict[str, dict[str, str]]]:
    """By reader the seconds of processor time, of each page the best round, and what was read.

    All read a page one after the other, so that whatever else the machine does slows all of them.
    """
    seconds: Counter[str] = Counter()
    bodies: dict[str, dict[str, str]] = {label: {} for label in READINGS}
    for name, page in pages.items():
        best = dict.fromkeys(READINGS, float("inf"))
        for _ in range(_ROUNDS):
            for label, reading in READINGS.items():
                start = time.process_time()
                bodies[label][name] = reading(page)
                best[label] = min(best[label], time.process_time() - start)
        seconds.update(best)
    return dict(seconds), bodies


def matching(true: str, said: str) -> tuple[float, float, float]:
    """Shares of right, wrong and missed runs of four words of a page."""
    wanted, found = _runs(true), _runs(said)
    right = sum((wanted & found).values())
    wrong, missed = sum(found.values()) - right, sum(wanted.values()) - right
    total = (right + wrong + missed) or 1
    return right / total, wrong / total, missed / total


def _runs(text: str) -> Counter[tuple[str, ...]]:
    said = _TOKEN.findall(text)
    return Counter(tuple(said[i : i + 4]) for i in range(max(1, len(said) - 3)) if said)


def _figures(scores: list[tuple[float, float, float]]) -> str:
    """The mean precision and recall of pages, and the F1 of the two means."""
    precision = statistics.mean(_share(right, wrong, missed) for right, wrong, missed in scores if right + wrong > 0)
    recall = statistics.mean(_share(right, missed, wrong) for right, wrong, missed in scores if right + missed > 0)
    return f"P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / (precision + recall):.4f}"


def _share(right: float, against: float, other: float) -> float:
    if against == other == 0:
        return 1.0
    return right / (right + against) if right + against else 0.0


def segments(folder: Path) -> None:
    """The share of segments that are rightly there or rightly not."""
    source = folder / "french-pages"
    if not (source / "gold.json").exists():
        print(f"not measured: there is no {source}")
        return
    pages = json.loads((source / "gold.json").read_text(encoding="utf-8"))
    for label, reading in READINGS.items():
        right, total, wrong = 0, 0, []
        for page in pages:
            text = " ".join(_whole(reading, (source / "html" / page["file"]).read_bytes()).split())
            for key in ("with", "without"):
                for segment in page[key]:
                    is_right = (" ".join(segment.split()) in text) is (key == "with")
                    right, total = right + is_right, total + 1
                    wrong += [] if is_right else [f"{page['file']}: {key} {segment!r}"]
        print(f"{label:24} {right}/{total} = {right / total:.3f}", *wrong, sep="\n    ")


def _whole(reading: Reading, content: bytes) -> str:
    """With the title, where a segment may stand as well; captions are marked as such and are no body."""
    if reading is not marsad:
        return reading(content)
    draft = html.read(content, "page.html")
    return "\n".join(piece.text for piece in draft.pieces if piece.kind is not BlockKind.CAPTION)
