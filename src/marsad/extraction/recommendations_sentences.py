"""Recommendations within one sentence: the governing words, and the stretch of text that they govern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extraction.recommendations_grammar import Frame, Grammar
from marsad.extraction.statements_acts import piece_before

EDGE = re.compile(r'[;:"]')
COMMA = re.compile("[,;]")
FAR = 200  # characters before a verb of duty beyond which its clause begins at a nearer comma


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Governing words found in a folded sentence, and the places of what they govern."""

    frame: Frame
    trigger: tuple[int, int]
    action: tuple[int, int]
    issuer: tuple[int, int] | None
    addressee: tuple[int, int] | None


def clause_around(text: str, start: int, end: int, low: int) -> tuple[int, int]:
    """The clause in which governing words stand, from `low` on at the earliest."""
    edges = [mark.end() for mark in EDGE.finditer(text, low, start)]
    first = edges[-1] if edges else low
    if start - first > FAR:
        commas = [mark.end() for mark in COMMA.finditer(text, first, start)]
        first = commas[-1] if commas else first
    after = EDGE.search(text, end)
    return first, after.start() if after else len(text)


def action_of(text: str, frame: Frame, found: re.Match[str], low: int) -> tuple[int, int]:
    """The words that are recommended, as far as the sentence goes."""
    if frame.scope == "clause":
        return clause_around(text, *found.span(), low)
    if frame.scope == "trigger":
        return found.start(), len(text)
    return (found.start("action") if frame.keep else found.end()), len(text)


def group(found: re.Match[str], name: str) -> tuple[int, int] | None:
    """The place of a named group that matched some letters."""
    place = found.span(name) if name in found.re.groupindex else (-1, -1)
    return place if place[0] >= 0 and found.string[slice(*place)].strip(" ,") else None


def issuer_of(text: str, frame: Frame, found: re.Match[str]) -> tuple[int, int] | None:
    """Where the one who recommends is named."""
    if frame.issuer == "group":
        return group(found, "issuer")
    return piece_before(text, 0, found.start()) if frame.issuer == "before" else None


def triggers(text: str, grammar: Grammar, *, in_document: bool) -> list[tuple[Frame, re.Match[str]]]:
    """All governing words of a sentence, in order; where two begin together, the frame that comes first counts."""
    found = [
        (match.start(), place, frame, match)
        for place, frame in enumerate(grammar.frames)
        if in_document or not frame.in_documents
        for match in frame.pattern.finditer(text)
    ]
    return [(frame, match) for _, _, frame, match in sorted(found, key=lambda one: one[:2])]


def advice_in(text: str, grammar: Grammar, *, in_document: bool) -> Iterator[Advice]:
    """What a folded sentence recommends; words governed already are not looked at again."""
    found = triggers(text, grammar, in_document=in_document)
    taken = low = 0
    for place, (frame, match) in enumerate(found):
        if match.start() < taken:
            continue
        start, end = action_of(text, frame, match, low)
        if frame.scope == "clause":
            end = until_next(text, match, end, found[place + 1 :])
        taken = end
        low = end
        yield Advice(
            frame=frame,
            trigger=match.span(),
            action=(start, end),
            issuer=issuer_of(text, frame, match),
            addressee=group(match, "addressee"),
        )


def until_next(text: str, match: re.Match[str], end: int, later: list[tuple[Frame, re.Match[str]]]) -> int:
    """The end of a clause: before the comma that stands before the next governing words."""
    for _, following in later:
        commas = [mark.start() for mark in COMMA.finditer(text, match.end(), min(end, following.start()))]
        if following.start() >= match.end() and commas:
            return commas[-1]
    return end
