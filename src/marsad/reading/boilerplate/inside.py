"""Cuts boilerplate that stands inside paragraphs: marks of lost links, a link label at the end, a repeated byline."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.language.normalise import fold, fold_with_offsets
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lexicon import inline
from marsad.reading.draft import Piece
from marsad.records import BlockKind, Skipped

_TAIL_WORDS = 40  # a label and a headline; more is text


def cut_inside(pieces: Iterable[Piece], *, title: str, bylines: Sequence[str]) -> tuple[list[Piece], list[Skipped]]:
    """The pieces without those parts, and the parts."""
    kept, skipped = [], []
    for piece in pieces:
        text = piece.text
        if piece.kind is BlockKind.PARAGRAPH:
            text, cuts = _cut(text, title=title, bylines=bylines)
            skipped += cuts
        if text.strip():
            kept.append(replace(piece, text=text))
    return kept, skipped


def _cut(text: str, *, title: str, bylines: Sequence[str]) -> tuple[str, list[Skipped]]:
    skipped = []
    for byline in bylines:
        if text.lstrip().startswith(byline) and len(text.strip()) > len(byline):
            text = text.lstrip()[len(byline) :].lstrip()
            skipped.append(Skipped(text=byline, reason="byline"))
    for span in _marks(text):
        skipped.append(Skipped(text=text[span[0] : span[1]].strip(), reason="related"))
        text = f"{text[: span[0]].rstrip()} {text[span[1] :].lstrip()}"
    start = _tail(text, title)
    if start is not None:
        skipped.append(Skipped(text=text[start:].strip(), reason="related"))
        text = text[:start].rstrip()
    return text, skipped


def _marks(text: str) -> list[tuple[int, int]]:
    """Where marks stand between two sentences, last first."""
    folded = fold_with_offsets(text)
    spans = set()
    for mark in inline("marks"):
        place = folded.text.find(mark)
        while place >= 0:
            before = folded.text[:place].rstrip()
            if not before or before[-1] in '.!?»"؟':
                spans.add((folded.offsets[place], folded.offsets[place + len(mark)]))
            place = folded.text.find(mark, place + 1)
    apart: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart[::-1]


def _tail(text: str, title: str) -> int | None:
    """Where the label of a link to the same article begins, at the end of a paragraph."""
    folded = fold_with_offsets(text)
    for label in inline("tails"):
        place = folded.text.rfind(label)
        if place <= 0 or folded.text[:place].rstrip()[-1:] not in '.!?»"؟':
            continue
        rest = folded.text[place:]
        if len(word_texts(rest)) <= _TAIL_WORDS and (":" in rest[:60] or (title and fold(title) in rest)):
            return folded.offsets[place]
    return None
