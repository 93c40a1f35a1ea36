"""Persons in French and English sentences: names that the model sees or a title announces, and the offices around them.

"Le directeur de l'Institut, Salim Naceri,", "Salim Naceri, directeur de l'Institut,", "Director Salim Naceri".
"""

from collections.abc import Iterator, Sequence
from functools import cache

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word
from marsad.extraction.names_features import grammar
from marsad.extraction.names_models import Named
from marsad.extraction.organisations_latin import heads
from marsad.extraction.persons_found import Person
from marsad.language.normalise import fold

MODEL = 0.6
SURE = 0.85  # a title or an office stands beside the name
_LONGEST_NAME = 6
_LONGEST_ROLE = 18
_POLITE = frozenset(
    ("m.", "m", "mme", "mmes", "mm.", "mlle", "monsieur", "madame", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss")
)
_ENDS = frozenset(';:.!?()[]«»“”"|–—')
_BREAKS = frozenset(
    [
        *(
            "qui",
            "que",
            "a",
            "ont",
            "est",
            "sont",
            "avait",
            "lors",
            "hier",
            "dans",
            "selon",
            "par",
            "avec",
            "été",
            "ete",
        ),
        *(
            "where",
            "who",
            "said",
            "says",
            "is",
            "was",
            "has",
            "had",
            "will",
            "told",
            "during",
            "on",
            "that",
            "from",
            "with",
        ),
    ]
)
_ARTICLES = frozenset(
    ("le", "la", "les", "l'", "the", "a", "an", "un", "une", "son", "sa", "notre", "our", "its", "his", "her")
)


@cache
def _lexicon(language: str, name: str) -> frozenset[str]:
    """A word list of the grammar of persons, folded."""
    return frozenset(fold(word) for word in grammar("persons")[language][name])


@cache
def _postnominals(language: str) -> frozenset[str]:
    """What stands after a name without being part of it."""
    return frozenset(grammar("persons")[language]["postnominals"])


def _is_title(word: Word, language: str) -> bool:
    """Whether a word addresses somebody; English ones have a capital."""
    return word.key in _lexicon(language, "titles") and (language == "fr" or word.is_capital)


def _is_role(word: Word, language: str) -> bool:
    """Whether a word is an office or a profession."""
    return word.key in _lexicon(language, "roles") or word.key.removesuffix("s") in _lexicon(language, "roles")


def _is_name_word(word: Word) -> bool:
    """Whether a word looks like part of a name."""
    return word.is_capital and word.is_word and not word.is_arabic and len(word.text) > 1


def _name_end(words: Sequence[Word], start: int, language: str) -> int:
    """The word before which a name ends that begins at `start`: capitals, with links between them."""
    end = start
    while end < len(words) and end - start < _LONGEST_NAME:
        linked = words[end].key in _lexicon(language, "links") and end > start
        if not _is_name_word(words[end]) and not (linked and end + 1 < len(words) and _is_name_word(words[end + 1])):
            break
        if linked and words[end].key in ("de", "du", "des", "la", "le", "d'") and not _is_name_word(words[end]):
            break
        end += 1
    return end


def _titled(words: Sequence[Word], language: str) -> Iterator[tuple[int, int, int]]:
    """Names announced by titles: first title, beginning and end of the name, in words."""
    place = 0
    while place < len(words):
        first = place
        while place < len(words) and _is_title(words[place], language):
            place += 1
        end = _name_end(words, place, language) if place > first else place
        if (
            end > place
            and not any(_is_role(word, language) for word in words[place:end])
            and not _names_place(words, place, end, language)
        ):
            yield first, place, end
        place = max(end, place, first + 1)


def _names_place(words: Sequence[Word], begin: int, end: int, language: str) -> bool:
    """Whether the words are a country or city."""
    text = " ".join(word.text for word in words[begin:end])
    return any(place.start == 0 and place.end == len(text) for place in find_places(text, language))


def latin(words: Sequence[Word], named: Sequence[Named], language: str) -> Iterator[Person]:
    """The persons of a French or English sentence, each with its office."""
    chosen = language if language in ("fr", "en") else "en"
    proposed = {(begin, end): (first, SURE) for first, begin, end in _titled(words, chosen)}
    others = [span for name in named if (span := _word_span(words, name, chosen))]
    for span in [*others, *_appositions(words, chosen)]:
        if not any(span[0] < end and begin < span[1] for begin, end in proposed):
            proposed[span] = (_first_title(words, span[0], chosen), MODEL)
    starts = frozenset(first for first, _ in proposed.values())
    for (begin, end), (first, sure) in sorted(proposed.items()):
        yield _person(words, (first, begin, end), sure, chosen, starts)


def _appositions(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """Names of two or three capitals that an office follows after a comma: "Salma Idrissi, a lawyer"."""
    for place in range(len(words) - 3):
        end = place
        while end < len(words) and _is_name_word(words[end]) and not words[end].text.isupper() and end - place < 4:
            end += 1
        fresh = place == 0 or not words[place - 1].is_capital
        plain = not any(_is_role(w, language) or w.text in heads(language) for w in words[place:end])
        followed = end < len(words) and words[end].text == "," and _role_after(words, end, language) is not None
        if fresh and followed and plain and 1 < end - place < 4 and not _names_place(words, place, end, language):
            yield place, end


def _first_title(words: Sequence[Word], begin: int, language: str) -> int:
    """The first of the titles directly before a name."""
    first = begin
    while first > 0 and _is_title(words[first - 1], language):
        first -= 1
    return first


def _word_span(words: Sequence[Word], name: Named, language: str) -> tuple[int, int] | None:
    """The words of a name that the model proposes, without titles; None when it can be none."""
    if name.kind != "PER":
        return None
    inside = [place for place, word in enumerate(words) if name.start <= word.start and word.start < name.end]
    small = _lexicon(language, "stops")
    while inside and (
        _is_title(words[inside[0]], language) or not _is_name_word(words[inside[0]]) or words[inside[0]].key in small
    ):
        inside = inside[1:]
    while inside and not _is_name_word(words[inside[-1]]):
        inside = inside[:-1]
    marks = [place for place in inside if not words[place].is_word and not _joins(words, place)]
    inside = [place for place in inside if place < marks[0]] if marks else inside
    while inside and words[inside[-1]].text in _postnominals(language):
        inside = inside[:-1]
    if not inside:
        return None
    begin, end = inside[0], inside[-1] + 1
    alone = end - begin == 1
    known = _names_place(words, begin, end, language) or (alone and words[begin].text.isupper())
    return None if known or _is_role(words[begin], language) else (begin, end)


def _joins(words: Sequence[Word], place: int) -> bool:
    """Say whether a mark stands inside a name ("Jean-Pierre", "d’Arc"); the dash of a dateline has spaces around it."""
    is_spaced = place > 0 and words[place - 1].end < words[place].start
    return words[place].text in "-'’" and not is_spaced


def _person(
    words: Sequence[Word], span: tuple[int, int, int], sure: float, language: str, names: frozenset[int]
) -> Person:
    """A person with the office after or before the name, or else the title; `span`: first title, name, its end."""
    first, begin, end = span
    after = _role_after(words, end, language, names)
    before = None if after else _role_before(words, first, language)
    titles = [word.text for word in words[first:begin] if word.key not in _POLITE]
    if before and titles and words[first - 1].text == "," and language == "en":
        before = None  # "Governor A, Minister B": the office before the comma is the first one's
    role = after or before
    polite = first < begin
    rule = "role_after" if after else ("role_before" if before else ("title" if polite else "model"))
    last = words[end - 1]
    return Person(
        start=words[begin].start,
        end=last.end - 2 * last.text.endswith(("'s", "’s")),
        rule=rule,
        confidence=SURE if role or polite else sure,
        cue=role[1] if role else " ".join(word.text for word in words[first:begin]),
        role=role[0] if role else "",
        title=" ".join(titles),
    )


def _joined(words: Sequence[Word]) -> str:
    """Words as text again: no space after an elision, nor before a comma."""
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        glued = before is None or before.text.endswith(("'", "’")) or word.text in ",)"
        text += word.text if glued else " " + word.text
    return text


def _role_after(
    words: Sequence[Word], end: int, language: str, names: frozenset[int] = frozenset()
) -> tuple[str, str] | None:
    """The office that follows a name after a comma, dash or bracket, unless it belongs to the next of the names."""
    if end >= len(words) or words[end].text not in ",(–—-:":
        return None
    place = end + 1
    while place < len(words) and words[place].key in _ARTICLES:
        place += 1
    cue = next((w for w in words[place : place + 4] if _is_role(w, language)), None)
    if cue is None or any(not word.is_word for word in words[place : place + 1]):
        return None
    last = place
    while last < len(words) and last - place < _LONGEST_ROLE and not _role_ends(words, last, language):
        last += 1
    if any(place <= name <= last for name in names):
        return None
    return _joined(words[place:last]), cue.text


def _role_ends(words: Sequence[Word], place: int, language: str) -> bool:
    """Whether an office ends before a word: at marks, verbs, and commas that list no further office."""
    word = words[place]
    if word.text == ",":
        after = [w for w in words[place + 1 : place + 3] if w.key not in _ARTICLES]
        return not (after and _is_role(after[0], language))
    return word.text in _ENDS or (word.key in _BREAKS and word.text != "à")


def _role_before(words: Sequence[Word], first: int, language: str) -> tuple[str, str] | None:
    """The office that ends before a name, with or without a comma between."""
    last = first - 1
    comma = last >= 0 and words[last].text == ","
    last -= comma
    if last > 0 and words[last].key in _ARTICLES and words[last - 1].text == ",":
        last, comma = last - 2, True  # "président du Centre, le professeur …"
    place = last
    while place >= 0 and last - place < _LONGEST_ROLE and not _is_role(words[place], language):
        if _left_edge(words[place]) or (words[place].key in ("et", "and") and not comma):
            return None
        place -= 1
    if place < 0 or not _is_role(words[place], language):
        return None
    found = _role_start(words, place, language)
    return _joined(words[found : last + 1]), words[place].text


def _role_start(words: Sequence[Word], place: int, language: str) -> int:
    """Where an office begins whose last noun stands at a place: after its article, with what qualifies it before."""
    found = place
    while found > 0 and (_is_role(words[found - 1], language) or _is_qualifier(words[found - 1], language)):
        found -= 1
    return found


def _is_qualifier(word: Word, language: str) -> bool:
    """Whether a word before an office belongs to it: "ancien", "deputy", in English a capital."""
    plain = word.key in (
        "ancien",
        "ancienne",
        "premier",
        "grand",
        "haut",
        "former",
        "deputy",
        "senior",
        "prime",
        "acting",
    )
    return plain or (language == "en" and word.is_capital and word.is_word and word.key not in _ARTICLES)


def _left_edge(word: Word) -> bool:
    """Whether an office before a name cannot reach further left."""
    return word.text in _ENDS or word.text == "," or word.key in _BREAKS - {"on", "a"}
