"""Pasted text: which lines are kept and which are left out, on pages whose main text is known."""

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from reading_articles import is_held_out
from written_pages import pages as written_pages

from marsad.language.words import words
from marsad.reading.errors import ReadingError
from marsad.reading.html_lines import lines_of, parse
from marsad.reading.text import draft_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A pasted page: its lines, and of each whether it is the author's (None where that is not known)."""

    name: str
    lines: tuple[str, ...]
    good: tuple[bool | None, ...]


def key(text: str) -> str:
    """A text as its words, for comparing."""
    return " ".join(word.text for word in words(text))


def rendered(name: str, html: bytes, article: str) -> Labelled | None:
    """A web page as a browser's text, labelled by the article that people marked in it."""
    tree = parse(html)
    if tree is None or not article:
        return None
    lines = tuple(lines_of(tree))
    wanted = f" {key(article)} "
    return Labelled(name=name, lines=lines, good=tuple(_is_good(key(line), wanted) for line in lines))


def _is_good(said: str, wanted: str) -> bool | None:
    """None for labels of one or two words that may stand in the article by chance, and lines without words."""
    if not said:
        return None
    if f" {said} " in wanted:
        return True if said.count(" ") > 1 else None
    return False


def lines(folder: Path) -> None:
    """The benchmark's pages as text: half was used for training, the other half is held out."""
    source = folder / "article-extraction-benchmark"
    if not (source / "ground-truth.json").exists():
        print(f"not measured: there is no {source}")
        return
    truth = json.loads((source / "ground-truth.json").read_text(encoding="utf-8"))
    found = []
    for name in sorted(truth):
        html = gzip.decompress((source / "html" / f"{name}.html.gz").read_bytes())
        page = rendered(name, html, truth[name]["articleBody"])
        found += [page] if page is not None else []
    for label, is_half in (("trained on", False), ("held out", True)):
        report(label, [page for page in found if is_held_out(page.name) is is_half])


def written(_folder: Path) -> None:
    """Pages written by `written_pages`, of seeds that training never saw, by language."""
    for language in ("ar", "fr", "en"):
        found = [
            Labelled(name=str(i), lines=p.lines, good=p.good) for i, p in enumerate(written_pages(language, 1000, 60))
        ]
        report(language, found)


def report(label: str, found: list[Labelled]) -> None:
    """Print the share of good lines and words that stay, and of boilerplate lines and words that go."""
    counts: Counter[str] = Counter()
    for page in found:
        kept = _kept(page)
        for line, good in zip(page.lines, page.good, strict=True):
            if good is None:
                continue
            sort, is_right = ("good", kept[line] > 0) if good else ("other", kept[line] <= 0)
            size = len(words(line))
            counts[sort] += 1
            counts[f"{sort} words"] += size
            if is_right:
                counts[f"{sort} right"] += 1
                counts[f"{sort} words right"] += size
    parts = [f"{len(found)} pages"]
    for sort, said in (
        ("good", "good lines kept"),
        ("good words", "good words kept"),
        ("other", "boilerplate lines out"),
        ("other words", "boilerplate words out"),
    ):
        if counts[sort]:
            parts.append(
                f"{said} {counts[f'{sort} right']}/{counts[sort]} = {counts[f'{sort} right'] / counts[sort]:.3f}"
            )
    print(f"{label:12}", "; ".join(parts))


def _kept(page: Labelled) -> Counter[str]:
    """How often each line stands in the text that is read."""
    try:
        draft = draft_of("\n".join(page.lines))
    except ReadingError:
        return Counter()
    left = Counter(line for skipped in draft.skipped for line in skipped.text.split("\n"))
    return Counter({line: count - left[line.strip()] for line, count in Counter(page.lines).items()})
