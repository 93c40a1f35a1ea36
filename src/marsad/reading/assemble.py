"""Turns a draft into a Document: lays the pieces end to end, counts offsets, finds the languages.

Invariant: the blocks tile the text in order; between two stands an empty line, between two items of a list a new line.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.language.identify import identify
from marsad.language.scripts import script_of
from marsad.language.words import word_texts
from marsad.reading.draft import Draft, Piece, Reader
from marsad.reading.errors import ForeignLanguage, NoText, TooLarge
from marsad.reading.hidden import without_hidden
from marsad.reading.languages import name_of
from marsad.reading.publishers import acting_as_publisher, publisher_for
from marsad.reading.titles import whole_title
from marsad.records import Block, BlockKind, Document, Language, Original, document_id

MOST_CHARACTERS = 5_000_000
READ = frozenset(str(language) for language in Language)
_SURE = 0.6  # confidence below which a language is a guess
_FEW = 12  # words; fewer are not enough to refuse a document for its language
_BLOCK_WORDS = 8  # words; fewer are not enough to say that a block is in another language
_SHORT_BLOCK = 3  # words of a block that a neighbour's language may settle
_BESIDE = 0.7  # confidence that such a block is in its neighbour's language
_SCRIPTS = {"ar": "Arab"}
_VARIETY_WORDS = 4  # words; Darija has words of its own, that tell it sooner
_LATIN_DEFAULT = "en"
_EDGES = " \t\n\r\x0b\x0c\u2028\u2029"


def assemble(original: Original, draft: Draft, reader: Reader) -> Document:
    """The document of an original.

    Raises:
        ReadingError: no text, too much of it, or in another language.
    """
    draft = without_hidden(draft)
    text, spans = _joined(draft.pieces)
    if not text:
        raise NoText("There is no text to read in this file: if it is a picture or a scan, add a version with text.")
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(
            f"This file holds more than {MOST_CHARACTERS // 10**6} million characters: split it and add the parts."
        )
    guesses = [_guess(piece.text) for piece, _, _ in spans]
    sizes = ((len(piece.text), guess.language) for (piece, _, _), guess in zip(spans, guesses, strict=True))
    language = draft.language if draft.language in READ else _language(text, sizes)
    return Document(
        id=document_id(original.content),
        file=original.file,
        address=original.address,
        media_type=original.media_type or reader.media_type,
        retrieved=original.retrieved,
        sha256=hashlib.sha256(original.content).hexdigest(),
        text=text,
        language=language,
        title=_title(draft, original),
        published=draft.published or original.declared.published,
        author=" ".join((draft.author or original.declared.author).split()),
        publisher=_publisher(draft, original, language),
        blocks=tuple(_blocks(spans, _by_neighbours(spans, guesses, language), language)),
        skipped=draft.skipped,
        reader=f"{reader.name} {reader.version}",
        warnings=draft.warnings,
    )


def _publisher(draft: Draft, original: Original, language: str) -> str:
    stated = " ".join((draft.publisher or original.declared.publisher).split())
    named = publisher_for(stated, draft.address or original.address, language)
    return named or acting_as_publisher(draft.author or original.declared.author)


def _title(draft: Draft, original: Original) -> str:
    stated = " ".join((draft.title or original.declared.title).split())
    return whole_title(stated, (piece.text for piece in draft.pieces))


def tidy(text: str) -> str:
    """A piece's text without the white space at its edges; a non-breaking space is the author's and stays."""
    return re.sub(r"[\x00\x0b\x0c\u2028\u2029]", " ", text).strip(_EDGES)


def _joined(pieces: Iterable[Piece]) -> tuple[str, list[tuple[Piece, int, int]]]:
    """The whole text, and each piece with its place in it."""
    parts: list[str] = []
    spans: list[tuple[Piece, int, int]] = []
    place, before = 0, None
    for piece in pieces:
        words_of = tidy(piece.text)
        if not words_of.strip():
            continue
        gap = "" if before is None else "\n" if before == piece.kind == BlockKind.LIST_ITEM else "\n\n"
        start = place + len(gap)
        place = start + len(words_of)
        parts += [gap, words_of]
        spans.append((piece, start, place))
        before = piece.kind
    return "".join(parts), [(piece, start, end) for piece, start, end in spans]


@dataclass(frozen=True, slots=True)
class _Guess:
    """What a block's own words say of its language; each "" when they are too few or the guess is doubtful."""

    language: str = ""  # among those that Marsad reads
    variety: str = ""


def _guess(text: str) -> _Guess:
    many = text.count(" ") + text.count("\n") + 1
    found = identify(text) if many >= _VARIETY_WORDS else None
    if found is None:
        return _Guess()
    is_sure = many >= _BLOCK_WORDS and found.language in READ and found.confidence >= _SURE
    return _Guess(found.language if is_sure else "", found.variety)


def _by_neighbours(spans: Sequence[tuple[Piece, int, int]], guesses: Sequence[_Guess], language: str) -> list[_Guess]:
    """The guesses, with those of short blocks that their script or a neighbour settles: items of a list, headings."""
    mixed = any(guess.language not in ("", language) for guess in guesses)
    settled: list[_Guess] = []
    for place, (piece, _, _) in enumerate(spans):
        guess = guesses[place]
        if not guess.language and not guess.variety and _may_be_other(piece.text, language, mixed=mixed):
            found = identify(piece.text)
            beside = {one.language for one in (*settled[-1:], *guesses[place + 1 : place + 2])}
            other_script = script_of(piece.text) != _SCRIPTS.get(language, "Latn")
            sure = found.confidence >= _BESIDE and (other_script or found.language in beside)
            guess = _Guess(found.language) if sure and found.language in READ else guess
        settled.append(guess)
    return settled


def _may_be_other(text: str, language: str, *, mixed: bool) -> bool:
    """Whether a short block is worth a second look: of another script, or in a document that mixes languages."""
    enough = text.count(" ") + 1 >= _SHORT_BLOCK
    return enough and (mixed or script_of(text) not in ("", _SCRIPTS.get(language, "Latn")))


def _language(text: str, blocks: Iterable[tuple[int, str]]) -> str:
    """The language of most of the text; a foreign one is refused when there is enough text to be sure.

    Of several languages the one in which most letters are written: a form asks in English what is told in French.
    Identified over the whole text, frequent short words of one language can outweigh pages of another.
    """
    found = identify(text)
    if found.language in READ:
        written: Counter[str] = Counter()
        for size, guess in blocks:
            if guess:
                written[guess] += size
        return max(written, key=lambda language: (written[language], language)) if written else found.language
    if found.language and found.confidence >= _SURE and len(word_texts(text)) >= _FEW:
        raise ForeignLanguage(
            f"This text is in {name_of(found.language)}: Marsad reads Arabic, French and English; add a translation."
        )
    return _best_read(text)


def _best_read(text: str) -> str:
    """For a few words of which a guess says little: the script decides."""
    arabic = sum("\u0600" <= character <= "\u06ff" for character in text)
    return "ar" if arabic * 2 > len(text.replace(" ", "")) else _LATIN_DEFAULT


def _blocks(spans: Iterable[tuple[Piece, int, int]], guesses: Iterable[_Guess], language: str) -> Iterable[Block]:
    for (piece, start, end), guess in zip(spans, guesses, strict=True):
        yield Block(
            kind=piece.kind,
            start=start,
            end=end,
            page=piece.page,
            level=piece.level,
            language=guess.variety or (guess.language if guess.language != language else "") or None,
        )
