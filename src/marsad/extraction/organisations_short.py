"""Short forms: "the Council", "l'Observatoire", "الرابطة" for the body of that kind that was named last before.

They are mentions of that body's fact, never facts of their own.
"""

from collections.abc import Iterator, Sequence

from marsad.extraction.name_words import Word, words_of
from marsad.extraction.organisations_arabic_words import arabic_head
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin_words import heads
from marsad.language.normalise import fold
from marsad.records import Sentence

CONFIDENCE = 0.6
_ARTICLES = ("the", "le", "la", "l'", "du", "au", "cette", "ce", "this", "that", "cet", "ledit", "ladite")


def _head_of(text: str, body: Body, language: str) -> str:
    """The head noun of a body that grammars or the authority file found, folded; "" for an acronym."""
    words = words_of(text[body.start : body.end])
    if not words or body.acronym == text[body.start : body.end] or len(words) < 2:
        return ""
    if words[0].is_arabic:
        head = arabic_head(words[0])
        return head[0] if head else ""
    names = [word for word in words if word.text.capitalize() in heads(language if language in ("fr", "en") else "en")]
    return names[0].key if names else ""


def _short(words: Sequence[Word], place: int, language: str) -> tuple[str, int] | None:
    """The head noun that stands for a whole name at a place, and the letters of particles before it."""
    word = words[place]
    if word.is_arabic:
        head = arabic_head(word)
        return (head[0], head[1]) if head and head[2] and len(word.key) == len(word.text) else None
    known = word.text in heads(language if language in ("fr", "en") else "en")
    after = words[place + 1] if place + 1 < len(words) else None
    alone = after is None or not (after.is_capital or after.key in ("de", "du", "des", "d'", "of", "for"))
    announced = place > 0 and words[place - 1].key in _ARTICLES
    return (word.key, 0) if known and word.is_capital and alone and announced else None


def short_forms(text: str, sentences: Sequence[Sentence], found: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    """Each short form with the last body before it that has the same head noun."""
    languages = {sentence.start: sentence.language for sentence in sentences}
    named: list[tuple[int, str, Body]] = []
    for body in found:
        start = max((place for place in languages if place <= body.start), default=0)
        named.append((body.start, _head_of(text, body, languages.get(start, "")), body))
    for sentence in sentences:
        words = words_of(sentence.text)
        for place in range(len(words)):
            short = _short(words, place, sentence.language)
            start = sentence.start + words[place].start + (short[1] if short else 0)
            if short is None or any(body.start <= start < body.end for body in found):
                continue
            same = [(at, body) for at, head, body in named if at < start and head == fold(short[0])]
            if owner := _meant(same, sentence, sentences):
                end = sentence.start + words[place].end
                yield Body(start=start, end=end, rule="head_noun", confidence=CONFIDENCE, cue=words[place].text), owner


def _meant(same: Sequence[tuple[int, Body]], sentence: Sentence, sentences: Sequence[Sentence]) -> Body | None:
    """The last body before, of those with the head noun of a short form; in another paragraph, that of the title.

    The yearly report of a foundation means itself by "the Foundation", though it names one that gave money.
    """
    if not same:
        return None
    block = min(one.start for one in sentences if one.block == sentence.block)
    title = max((one.end for one in sentences if one.block == sentences[0].block), default=0)
    at, last = same[-1]
    return last if at >= block else next((body for place, body in same if place < title), last)
