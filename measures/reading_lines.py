"""Pasted text: which lines are kept and which are left out, on pages whose main text is known."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from reading_articles import is_held_out
from written_pages import pages as written_pages

from marsad.language.identify import identify
from marsad.language.words import words
from marsad.reading.assemble import READ
from marsad.reading.bylines import author_of_line
from marsad.reading.dates import date_of_line
from marsad.reading.errors import ReadingError
from marsad.reading.html_lines import lines_of, parse
from marsad.reading.html_metadata import metadata_of
from marsad.reading.text import draft_of

_TOLD = 8  # words; a line of so many stands in an article not by chance
_NEAR = 6  # lines
_OF_CAPTION = 80  # words; what holds more is no caption
_MARKS = {"+": True, "-": False, "?": None}
_CAPTION = re.compile(r"caption|(?:image|photo|picture|media)[-_]{0,2}(?:credit|legend)|creditline", re.IGNORECASE)


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
    """A web page as a browser's text, labelled by the article that people marked in it, with its title above."""
    tree = parse(html)
    if tree is None or not article:
        return None
    lines = tuple(lines_of(tree))
    wanted = f" {key(article)} "
    good = [_is_good(key(line), wanted) for line in lines]
    _leave_doubts(lines, good, _captions(tree))
    title = key(metadata_of(tree).title)
    above = [i for i in range(next((i for i, said in enumerate(good) if said), 0)) if key(lines[i]) == title != ""]
    for i in above[-1:]:
        good[i] = True
    return Labelled(name=name, lines=lines, good=tuple(good))


def _captions(tree: etree._Element) -> frozenset[str]:
    """What a page marks as said of a picture: the author's to us, and in no article body of the benchmark."""
    marked = (lines_of(i) for i in tree.iter(etree.Element) if i.tag == "figcaption" or _is_caption(i))
    return frozenset(line for said in marked if len(words(" ".join(said))) <= _OF_CAPTION for line in said)


def _is_caption(item: etree._Element) -> bool:
    return bool(_CAPTION.search(f"{item.get('class') or ''} {item.get('id') or ''}"))


def _leave_doubts(lines: Sequence[str], good: list[bool | None], captions: Container[str]) -> None:
    """Put None where the benchmark says nothing: dates, writers and captions of an article, labels far from it."""
    told = [i for i, is_good in enumerate(good) if is_good and len(words(lines[i])) >= _TOLD]
    for i, line in enumerate(lines):
        is_chance = good[i] and len(words(line)) < _TOLD and not any(abs(i - place) <= _NEAR for place in told)
        is_inside = bool(told) and told[0] - _NEAR <= i < told[-1]
        if is_chance or (good[i] is False and is_inside and (line in captions or _is_date_or_writer(line))):
            good[i] = None


def _is_date_or_writer(line: str) -> bool:
    return bool(date_of_line(line, "en") or author_of_line(line))


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
        half = [page for page in found if is_held_out(page.name) is is_half]
        report(label, half)
        report(f"{label}, in languages that are read", [page for page in half if _is_read(page)])


def _is_read(page: Labelled) -> bool:
    article = (line for line, good in zip(page.lines, page.good, strict=True) if good)
    return identify("\n".join(article)).language in READ


def written(_folder: Path) -> None:
    """Pages written by `written_pages`, with phrases that training never saw, by language."""
    for language in ("ar", "fr", "en"):
        made = written_pages(language, 1000, 60, unseen=True)
        report(language, [Labelled(name=str(i), lines=page.lines, good=page.good) for i, page in enumerate(made)])


def aside(_folder: Path) -> None:
    """Pages written by hand: those that rules were made on, then three sets of which only the figures were read."""
    for name in ("known", "unread", "fresh", "apart"):
        made = by_hand(name)
        for language in ("ar", "fr", "en"):
            of_language = [page for page in made if identify("\n".join(page.lines)).language == language]
            report(f"{name}, {language}", of_language)
        report(f"{name}, together", made)
        report(f"{name}, with empty lines", [_spaced(page) for page in made])
        print(f"{name + ', titles found':42} {sum(map(_has_title, made))}/{len(made)}")


def _has_title(page: Labelled) -> bool:
    """Whether the first of the author's lines is read as the title."""
    first = next(line for line, good in zip(page.lines, page.good, strict=True) if good)
    return draft_of("\n".join(page.lines)).title.strip() == first.strip()


def by_hand(name: str) -> list[Labelled]:
    """The pages of `pages_<name>.txt`, whose head says what is known of them."""
    text = (Path(__file__).parent / f"pages_{name}.txt").read_text(encoding="utf-8")
    pages = "\n".join(line for line in text.splitlines() if not line.startswith("#")).split("\n=\n")
    rows = [[(line[1:], _MARKS[line[0]]) for line in page.splitlines()] for page in pages]
    return [
        Labelled(name=f"{name} {i}", lines=tuple(line for line, _ in page), good=tuple(good for _, good in page))
        for i, page in enumerate(rows)
    ]


def _spaced(page: Labelled) -> Labelled:
    """The page with an empty line behind each line, as browsers copy paragraphs."""
    both = [row for pair in zip(page.lines, page.good, strict=True) for row in (pair, ("", None))]
    return Labelled(name=page.name, lines=tuple(line for line, _ in both), good=tuple(good for _, good in both))


def report(label: str, found: list[Labelled]) -> None:
    """Print the share of good lines and words that stay, and of boilerplate lines and words that go."""
    counts: Counter[str] = Counter()
    for page in found:
        kept = _kept(page)
        for line, good in sorted(zip(page.lines, page.good, strict=True), key=_authors_first):
            stays = kept[line] > 0
            kept[line] -= stays
            if good is None:
                continue
            sort, is_right, size = "good" if good else "other", stays is good, len(words(line))
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
    print(f"{label:42}", "; ".join(parts))


def _authors_first(labelled: tuple[str, bool | None]) -> int:
    """Of a line that stands on a page more than once, the author's copy counts as the one that stays."""
    return (True, None, False).index(labelled[1])


def _kept(page: Labelled) -> Counter[str]:
    """How often each line stands in the text that is read."""
    try:
        draft = draft_of("\n".join(page.lines))
    except ReadingError:
        return Counter()
    left = Counter(line for skipped in draft.skipped for line in skipped.text.split("\n"))
    return Counter({line: count - left[line.strip()] for line, count in Counter(page.lines).items()})
