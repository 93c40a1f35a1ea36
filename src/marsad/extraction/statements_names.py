"""The words that name a speaker: what belongs to the name, what stands around it, how it is shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from marsad.extraction.statements_grammar import Grammar
from marsad.extraction.statements_spans import stripped
from marsad.language.normalise import Folded, fold

NAME_WORDS = range(2, 7)  # how many words a name in apposition has
LONGEST_NAME = 16  # words shown of a speaker who has no name; longer is cut
PRONOUN_WORDS = 3  # "the same speaker": a longer phrase names somebody
TOKEN = re.compile(r"[^\s,;:.()'\"]+")
PART = re.compile("(?:[^,]|,(?=[0-9]))+")  # between commas; one in a figure parts nothing
LETTER = re.compile("[a-zء-ي]")
ARTICLE = re.compile(r"^(?:و|ف)?ال(?=...)")
PARTICLES = frozenset({"de", "da", "di", "bin", "ben", "ibn", "el", "al", "von", "van", "du", "della"})
FIRST_PARTICLES = frozenset({"el", "al", "ben"})  # those with which a name may begin
ISSUED_BY = re.compile("صادره? $")  # "بيان صادر عن": whose it is
LEADING_TITLE = re.compile(r"(?:[a-zà-ÿ-]{4,} ){1,2}(?=[A-ZÀ-Ý])")  # "psychologist Ada Holm"
BLANK = " ,.;:-\"'()[]*#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may name a speaker: folded, as shown, and where they stand in the document."""

    folded: str
    shown: str
    start: int
    end: int

    @property
    def tokens(self) -> list[str]:
        """The folded words."""
        return TOKEN.findall(self.folded)


def words_of(phrase: str, grammar: Grammar) -> frozenset[str]:
    """The words that tell who is meant: folded, without articles and honorifics."""
    bare = grammar.words["honorific"].sub(" ", fold(phrase))
    return frozenset(ARTICLE.sub("", token) for token in TOKEN.findall(bare) if LETTER.search(token))


def looks_like_name(piece: str) -> bool:
    """Whether words between commas are a name: all with capitals but for particles, or a few Arabic words."""
    tokens = piece.split()
    if len(tokens) not in NAME_WORDS or tokens[0].lower() in PARTICLES - FIRST_PARTICLES:
        return False
    return all(not token[0].islower() or token.lower() in PARTICLES for token in tokens)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a stretch without the marks and blanks at it."""
    while end > start and text[end - 1] in BLANK:
        end -= 1
    return end


def narrowed(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """A stretch of folded text without what comes before and after the speaker: "for his part", "in a speech"."""
    leads = (grammar.words[name].finditer(text, start, end) for name in ("restart", "handed"))
    after = max((mark.end() for marks in leads for mark in marks), default=start)
    led = _without_asides(text, after, end, grammar)
    return led or (_without_asides(text, start, end, grammar) if after > start else None)


def _without_asides(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """A stretch without the words that open it and those from the first aside on; None when nothing is left."""
    while start < end:
        dated = grammar.words.get("dated")
        opener = grammar.words["opener"].match(text, start, end) or (dated.match(text, start, end) if dated else None)
        if text[start] in BLANK:
            start += 1
        elif opener:
            start = opener.end()
        else:
            break
    asides = _asides(text, start, end, grammar)
    end = next((at for at in asides if not ISSUED_BY.search(text, start, at)), end)
    end = _trimmed(text, start, end)
    dangling = grammar.words["dangling"].search(text, start, end) if grammar.is_verb_first else None
    end = _trimmed(text, start, dangling.start()) if dangling else end
    return (start, end) if LETTER.search(text, start, end) else None


def _asides(text: str, start: int, end: int, grammar: Grammar) -> Iterator[int]:
    """Where the words begin after which a name is over; in "الدكتور علي النجار" the name goes on."""
    ali = grammar.words.get("named_ali")
    named = [mark.span() for mark in ali.finditer(text, start, end)] if ali else []
    for mark in grammar.words["aside"].finditer(text, start, end):
        if not any(first < mark.start() < last for first, last in named):
            yield mark.start()


def addressed(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """Who is named with a word of address behind a time or place: "during the session Ms Ada Holm"."""
    polite = grammar.words["address"].search(text, start, end)
    return narrowed(text, polite.start(), end, grammar) if polite else None


def pieces(text: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """The parts between commas that may name somebody, narrowed; what tells where or when only when it is all."""
    found: list[tuple[int, int]] = []
    aside: list[tuple[int, int]] = []
    for part in PART.finditer(text[start:end]):
        piece = narrowed(text, start + part.start(), start + part.end(), grammar)
        piece = piece or addressed(text, start + part.start(), start + part.end(), grammar)
        if piece and grammar.words["circumstance"].match(text, *piece):
            aside.append(piece)
        elif piece:
            found.append(piece)
        elif found:
            break
    return found or [piece for piece in aside[:1] if " " in text[slice(*piece)] and not grammar.is_verb_first]


def phrase_at(folded: Folded, place: tuple[int, int], offset: int, grammar: Grammar) -> Phrase | None:
    """The phrase for a speaker in a stretch of a folded sentence; the name where one stands beside the title."""
    found = pieces(folded.text, *place, grammar)
    if not found:
        return None
    chosen = found[0]
    for title, name in pairwise(found):
        written = folded.source[slice(*folded.span(*name))]
        led = LEADING_TITLE.match(written)
        written = written[led.end() :] if led and grammar.words["title"].match(folded.text, *name) else written
        timed = grammar.words["circumstance"].search(folded.text, *name)
        office = grammar.words["title"].search(folded.text, *title)
        if looks_like_name(written) and not timed and office:
            chosen = name
            break
    reach = (min(found[0][0], chosen[0]), chosen[1])
    start, end = folded.span(*reach)
    first, last = stripped(folded.source, *folded.span(*chosen))
    shown = " ".join(folded.source[first:last].split()[:LONGEST_NAME])
    if shown.count("(") > shown.count(")"):  # "the Network (NJP": its bracket closes behind the stretch
        shown = shown[: shown.rindex("(")].rstrip()
    return Phrase(folded=folded.text[slice(*reach)], shown=shown, start=offset + start, end=offset + end)
