"""Lists of signatories and members: "Salim Naceri (Institut de la paix), …", and the items after "signed by:".

What stands in such a list is a name, whatever its words look like: grammars and models need not know it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.extraction.names_features import grammar
from marsad.extraction.organisations_found import Body
from marsad.extraction.persons_found import Person
from marsad.language.characters import APOSTROPHES, ARABIC, LATIN, LETTERS, MARKS
from marsad.language.normalise import fold, fold_with_offsets
from marsad.records import Sentence

CONFIDENCE = 0.75
_FEWEST_PAIRS = 3  # fewer are asides in brackets
_FEWEST_ITEMS = 3
_MOST_WORDS = 14
_NAME = f"[A-ZÀ-ÖØ-Þ][{LATIN}{MARKS}{APOSTROPHES}-]+(?: [A-ZÀ-ÖØ-Þ][{LATIN}{MARKS}{APOSTROPHES}-]+){{1,3}}"
_PAIR = re.compile(f"(?P<one>{_NAME})(?: (?:et|and|&) (?P<two>{_NAME}))? \\((?P<body>[^()\n]{{2,90}})\\)")
_PIECE = re.compile("[^,،;\n]+")
_LAST = re.compile(" (?:et|and) ")
_WORD = re.compile(f"[{LETTERS}{MARKS}]+")
_BEGINS = re.compile(f"[0-9\\s.()•*–-]*(?=[{LATIN}{ARABIC}])")


def _pairs(sentence: Sentence) -> list[re.Match[str]]:
    """The "NAME (BODY)" pairs of a sentence that has several."""
    found = [pair for pair in _PAIR.finditer(sentence.text) if _is_pair(pair)]
    return found if len(found) >= _FEWEST_PAIRS else []


@cache
def _office_of() -> re.Pattern[str]:
    """An office in small letters and whose it is: "directrice de recherche à l'Institut de la paix, Sfax"."""
    words = sorted(map(re.escape, grammar("organisations")["lists"]["offices"]), key=len, reverse=True)
    return re.compile(f"(?P<office>[a-zà-ÿ][^,;]*?) (?:{'|'.join(words)})[{APOSTROPHES} ]?(?P<body>[A-ZÀ-ÖØ-Þ][^,;]*)")


def _office_and_body(match: re.Match[str]) -> tuple[str, tuple[int, int]]:
    """The office in the brackets of a pair, and where the body stands in the sentence; empty where there is none."""
    inside = match["body"]
    if not inside[:1].islower():
        return "", match.span("body")
    held = _office_of().match(inside)
    start = match.start("body")
    return inside, (start + held.start("body"), start + held.end("body")) if held else (start, start)


def _is_pair(pair: re.Match[str]) -> bool:
    """Whether a bracket holds a body: no years, and not the first letters of the name before it."""
    body, initials = pair["body"], "".join(word[0] for word in pair["one"].split())
    return any(letter.isalpha() for letter in body) and not (body.isupper() and body.strip().endswith(initials))


def listed_persons(sentence: Sentence) -> Iterator[Person]:
    """The persons of "NAME (BODY), NAME et NAME (office at BODY) …", in document offsets."""
    for match in _pairs(sentence):
        office, (start, end) = _office_and_body(match)
        for part in ("one", "two"):
            if match[part]:
                yield Person(
                    start=sentence.start + match.start(part),
                    end=sentence.start + match.end(part),
                    rule="list",
                    confidence=0.9,
                    cue=match["body"],
                    role=office,
                    organisation=sentence.text[start:end],
                )


def listed_bodies(sentences: Sequence[Sentence]) -> Iterator[Body]:
    """The bodies of such pairs, of the items after a heading that announces bodies, and of enumerations."""
    for place, sentence in enumerate(sentences):
        for match in _pairs(sentence):
            _office, (start, end) = _office_and_body(match)
            if start < end:
                yield _body(sentence, start, end, match["one"])
        cue = _announcement(sentence)
        if cue and sentence.text.rstrip("*_ \n").endswith(":"):
            yield from _items(sentences, place + 1, cue[1])
        if cue:
            yield from _enumerated(sentence, *cue)


def _body(sentence: Sentence, start: int, end: int, cue: str) -> Body:
    """A body of a list, in document offsets."""
    first = sentence.start + start
    return Body(start=first, end=sentence.start + end, rule="list", confidence=CONFIDENCE, cue=cue, head=first)


@cache
def _cues() -> re.Pattern[str]:
    """What announces a list of bodies, folded, in all languages."""
    phrases = [fold(phrase) for phrase in grammar("organisations")["lists"]["cues"]]
    return re.compile("|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)))


def _announcement(sentence: Sentence) -> tuple[int, str] | None:
    """The words that announce a list of bodies in a sentence, and where they end."""
    folded = fold_with_offsets(sentence.text)
    match = _cues().search(folded.text)
    if not match:
        return None
    start, end = folded.span(*match.span())
    return end, sentence.text[start:end]


def _items(sentences: Sequence[Sentence], place: int, cue: str) -> Iterator[Body]:
    """The list items after a heading: short, one to a line, without an end mark."""
    items = []
    for sentence in sentences[place:]:
        begin = _BEGINS.match(sentence.text)
        count = len(_WORD.findall(sentence.text))
        if not begin or not count or count > _MOST_WORDS or sentence.text.rstrip()[-1] in ".:!?؟" or _pairs(sentence):
            break
        items.append((sentence, begin.end()))
    if len(items) >= _FEWEST_ITEMS:
        for sentence, start in items:
            yield _body(sentence, start, len(sentence.text.rstrip(" ;,،*")), cue)


def _enumerated(sentence: Sentence, start: int, cue: str) -> Iterator[Body]:
    """The pieces of "the organisations that signed are A, B, C and D"; `start` is where the pieces begin."""
    pieces = [*_PIECE.finditer(sentence.text, start)]
    if len(pieces) < _FEWEST_ITEMS + 2:
        return
    spans = [span for piece in pieces for span in _parted(sentence.text, piece, last=piece is pieces[-1])]
    if all(len(_WORD.findall(sentence.text[first:end])) <= _MOST_WORDS for first, end in spans):
        yield from (_body(sentence, first, end, cue) for first, end in spans)


def _parted(text: str, piece: re.Match[str], *, last: bool) -> Iterator[tuple[int, int]]:
    """A piece without spaces around it; the last one is cut at its "and"."""
    cut = _LAST.search(text, piece.start(), piece.end()) if last else None
    parts = [(piece.start(), cut.start()), (cut.end(), piece.end())] if cut else [piece.span()]
    for start, end in parts:
        words = text[start:end]
        begin, stop = start + len(words) - len(words.lstrip()), start + len(words.rstrip(" .*\n"))
        if stop - begin > 1:
            yield begin, stop
