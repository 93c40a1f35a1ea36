"""Persons in Arabic sentences: names that the model sees or a word of address announces, and the offices around them.

"أكد رئيس المرصد، سالم الناصري، أن …", "معالي الدكتور سالم الناصري، مدير المعهد". The model proposes names; words of
address and offices find those that it misses and correct where they begin and end.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from marsad.extraction.name_words import Word, reading_in
from marsad.extraction.names_features import grammar, known_as
from marsad.extraction.names_models import Named
from marsad.extraction.persons_found import Person
from marsad.language.normalise import fold

MODEL = 0.6
SURE = 0.85  # a word of address or an office stands beside the name
_LONGEST_NAME = 10
_LONGEST_ROLE = 14
_FORENAME = ("عبد", "ال")  # "عبد الرحيم", "آل ناصر": what follows belongs to the name whatever it is
_PARTICLES, _JOINED = frozenset("بلو"), 5  # letters that join a word of this length or more: "لفيكتور"
_SPOKESMEN = ("المتحدث", "المتحدثه")  # "باسم" after them is no name
_MARKS = frozenset('،,؛;:.!?؟()«»"“”-–[]/')


@cache
def _lexicon(name: str) -> frozenset[str]:
    """A word list of the grammar of persons, folded; entries of one word."""
    return frozenset(fold(w) for w in grammar("persons")["ar"][name] if not w.endswith("@") and " " not in w)


def _is_title(word: Word) -> bool:
    """Whether a word addresses somebody."""
    return reading_in(word, _lexicon("titles")) is not None


def _stops(word: Word) -> bool:
    """Whether a word can be no part of a name."""
    if word.key == "علي":  # "على" folds like the name
        return word.text.endswith("ى")
    without_and = word.key.removeprefix("و")
    return not word.is_arabic or word.key in _lexicon("stops") or without_and in _lexicon("stops")


def _is_name_word(word: Word) -> bool:
    """Whether the lexicons know a word as it stands as a name or a link of names."""
    return any(letter in known_as(word.key) for letter in "gfbl") and not known_as(word.key).endswith("+")


def _is_qualifier(word: Word) -> bool:
    """Whether a word with article tells which office is meant and whose: "الرئيس العراقي السابق"."""
    listed = word.key in _lexicon("qualifiers")
    return listed or (word.key.startswith("ال") and "a" in known_as(word.key))


def _name_end(words: Sequence[Word], start: int) -> int:
    """The word before which a name ends that begins at `start`, by lexicons and the forms of words."""
    end, unknown = start + _is_egyptian_ali(words, start), 0
    while end < len(words) and end - start < _LONGEST_NAME and not _stops(words[end]):
        word = words[end]
        if end - start > 1 and _is_role(word) and words[end - 1].key not in ("بن", "ابن", "ال", "بنت", "ابو"):
            break
        if not _is_name_word(word) and words[end - 1].key not in _FORENAME:
            unknown += 1
            given = sum(before.key not in _FORENAME for before in words[start:end])
            likely = given <= 1 or (word.key.startswith("ال") and word.key.endswith("ي"))
            if unknown > 1 or not likely or _is_role(word) or word.key.startswith(("ي", "ت", "ب", "ل")):
                break
        end += 1
        servant = end - start > 1 and words[end - 2].key == "عبد"  # "عبد الله" is one name
        if word.key.startswith("ال") and end - start > 1 and not servant and not _is_link_before(words, end):
            break
    while end > start and words[end - 1].key in ("بن", "ابن", "بنت", "ال", "ابو", "ولد"):
        end -= 1
    return end


def _is_egyptian_ali(words: Sequence[Word], place: int) -> bool:
    """Whether "على" after a word of address is the name that Egypt writes like the preposition: "الدكتور على حسن"."""
    here = place + 1 < len(words) and words[place].text == "على" and place > 0 and _is_title(words[place - 1])
    return here and _is_name_word(words[place + 1]) and "s" not in known_as(words[place + 1].key)


def _is_link_before(words: Sequence[Word], place: int) -> bool:
    """Whether a name goes on with "بن" or "آل" at a place."""
    return place < len(words) and words[place].key in ("بن", "ابن", "ال", "بنت", "ولد")


def _titled(words: Sequence[Word], seen: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Names announced by words of address: the first title, and where the name begins and ends, in words.

    `seen` are the names that the model sees: they say where a name goes on, and vouch for one word or an article.
    """
    place = 0
    while place < len(words):
        first = place
        while place < len(words) and (_is_title(words[place]) or (place > first and words[place].text in "./")):
            place += 1
        if place > first:
            while place < len(words) and _is_qualifier(words[place]):
                place += 1
            end = _announced(words, place, seen)
            if end > place:
                yield first, place, end
                place = end
                continue
        place = max(place, first + 1)


def _announced(words: Sequence[Word], place: int, seen: Sequence[tuple[int, int]]) -> int:
    """The word before which the name ends that a title announces; `place` itself when none stands there."""
    vouched = max((end for begin, end in seen if begin <= place < end), default=place)
    end = max(_name_end(words, place), vouched)
    if words[place - 1].key in _SPOKESMEN and place < len(words) and words[place].key == "باسم":
        return place
    doubtful = end - place == 1 or (end > place and words[place].key.startswith("ال"))
    return place if doubtful and vouched == place else end


def arabic(words: Sequence[Word], named: Sequence[Named]) -> Iterator[Person]:
    """The persons of an Arabic sentence, each with its office."""
    seen = _seen(words, named)
    proposed = {(begin, end): (first, SURE) for first, begin, end in _titled(words, seen)}
    for span in [*seen, *_appositions(words)]:
        if not any(span[0] < end and begin < span[1] for begin, end in proposed):
            proposed[span] = (_first_title(words, span[0]), MODEL)
    for (begin, end), (first, sure) in sorted(proposed.items()):
        yield _person(words, first, begin, end, sure)


def _seen(words: Sequence[Word], named: Sequence[Named]) -> list[tuple[int, int]]:
    """The names that the model sees, in words; faint ones only beside an office or a word of address."""
    sure = [span for name in named if not name.is_faint and (span := _word_span(words, name))]
    faint = [span for name in named if name.is_faint and (span := _word_span(words, name))]
    shown = [span for span in faint if span not in sure and _is_shown(words, *span)]
    return [*shown, *(one for one in sure if not any(one[0] < end and begin < one[1] for begin, end in shown))]


def _is_shown(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether the words around a stretch say that it is a name: an office before it, or after it and a comma."""
    joined = words[begin].key[0] in _PARTICLES and len(words[begin].key) >= _JOINED
    arabic_only = all(word.is_arabic for word in words[begin:end])
    if joined or not arabic_only or not 1 < end - begin <= _LONGEST_NAME:
        return False
    closed = end < len(words) and words[end].text in "،,"
    return _role_before(words, begin) is not None or (closed and _role_after(words, end) is not None)


def _appositions(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names between commas after an office: "رئيس المعهد، سالم الناصري، …"."""
    for place in range(2, len(words) - 2):
        if words[place - 1].text not in "،," or _role_before(words, place) is None:
            continue
        end = place
        while end < len(words) and end - place < 5 and not _stops(words[end]) and not _is_role(words[end]):
            end += 1
        closed = end < len(words) and words[end].text in "،,"
        if closed and end - place > 1 and _is_name_like(words[place:end]):
            yield place, end


def _is_name_like(words: Sequence[Word]) -> bool:
    """Whether words can be a name that no model knows: none with a particle, one of them told of as a name."""
    plain = all(not known_as(word.key).startswith(("h", "s", "r", "a", "p")) for word in words)
    first = not words[0].key.startswith(("و", "ب", "ل", "ف")) or _is_name_word(words[0])
    return plain and first and any(_is_name_word(word) for word in words)


def _word_span(words: Sequence[Word], name: Named) -> tuple[int, int] | None:
    """The words of a name that the model proposes, without titles before and with what the lexicons add after it."""
    inside = [place for place, word in enumerate(words) if name.start <= word.start and word.end <= name.end]
    while inside and (_is_title(words[inside[0]]) and len(inside) > 1 and not _is_name_word(words[inside[0]])):
        inside = inside[1:]
    while inside and _stops(words[inside[0]]):
        inside = inside[1:]
    if name.kind != "PER" or not inside or all(_stops(words[place]) for place in inside):
        return None
    if any(words[place].key.startswith("لل") for place in inside[1:]):
        return None
    end = inside[-1] + 1
    while end < len(words) and _links_on(words, end):
        end += 1
    return inside[0], end


def _links_on(words: Sequence[Word], place: int) -> bool:
    """Whether a name surely goes on at a place: a link, or what stands after one."""
    previous = words[place - 1].key
    linked = previous in ("بن", "ابن", "ال", "ابو", "عبد", "بنت", "ولد", "ايت")
    return words[place].is_arabic and (words[place].key in ("بن", "ابن", "بنت") or linked) and not _stops(words[place])


def _first_title(words: Sequence[Word], begin: int) -> int:
    """The first of the words of address directly before a name; the name itself when there is none."""
    first = begin
    while first > 0 and (_is_title(words[first - 1]) or words[first - 1].text == "#"):
        first -= 1
    return first


def _courtesy_start(words: Sequence[Word], first: int) -> int:
    """Where the courtesies begin that stand before a title: "صاحب الجلالة الملك"."""
    known = _courtesies()
    while first > 0 and reading_in(words[first - 1], known):
        first -= 1
    return first


@cache
def _courtesies() -> frozenset[str]:
    """The single words of courtesies, folded."""
    return frozenset(fold(word) for phrase in grammar("persons")["ar"]["courtesies"] for word in phrase.split())


def _person(words: Sequence[Word], first: int, begin: int, end: int, sure: float) -> Person:
    """A person with the office before or after the name, or else the title."""
    first = _courtesy_start(words, first)
    before = _role_before(words, first)
    after = None if before else _role_after(words, end)
    role = before or after
    title = " ".join(word.text for word in words[first:begin] if word.is_arabic)
    title = title[1:] if title.startswith("و") and not _is_title_as_written(words[first]) else title
    rule = "role_before" if before else ("role_after" if after else ("title" if title else "model"))
    cut = _proclitic(words[begin])
    return Person(
        start=words[begin].start + cut,
        end=words[end - 1].end,
        rule=rule,
        confidence=SURE if role or title else sure,
        cue=role[1] if role else title,
        role=role[0] if role else "",
        title=title,
    )


def _is_title_as_written(word: Word) -> bool:
    """Whether a title has no particle before it."""
    reading = reading_in(word, _lexicon("titles") | _courtesies())
    return reading is None or reading[1] == 0


def _proclitic(word: Word) -> int:
    """The letters of a particle before a name: "ولسالم" is "سالم" when only that is known."""
    if _is_name_word(word) or len(word.key) != len(word.text) or word.key.startswith("بو"):
        return 0  # "بوعبد": of the Maghreb
    reading = next((r for r in ("و", "ل", "ب", "ف") if word.key.startswith(r) and len(word.key) > 4), "")
    return 1 if reading and any(letter in known_as(word.key[1:]) for letter in "gfb") else 0


def _is_role(word: Word) -> tuple[str, int] | None:
    """The reading of a word as an office, and the particles before it."""
    return reading_in(word, _lexicon("roles"))


def _role_before(words: Sequence[Word], first: int) -> tuple[str, str] | None:
    """The office that ends before a name, as written, and its first word."""
    last = first - 1
    if last >= 0 and words[last].text in "،,":
        last -= 1
    if last >= 0 and words[last].text == "#":
        last -= 1
    place, found = last, None
    while place >= 0 and last - place < _LONGEST_ROLE and words[place].text not in _MARKS:
        if words[place].key in ("ان", "الذي", "التي", "حيث", "قال"):
            break
        if _is_role(words[place]):
            found = place
            if place == 0 or not _is_role(words[place - 1]):
                break
        place -= 1
    if found is None:
        return None
    reading = _is_role(words[found])
    start = reading[1] if reading and len(words[found].key) == len(words[found].text) else 0
    text = " ".join(word.text for word in words[found : last + 1])[start:]
    return text, words[found].text[start:]


def _role_after(words: Sequence[Word], end: int) -> tuple[str, str] | None:
    """The office that follows a name, with or without a comma or dash, as written, and its first word."""
    place = end + (end < len(words) and words[end].text in "،,-–:(")
    if place >= len(words) or not _is_role(words[place]):
        return None
    last = place + 1
    while (
        last < len(words) and last - place < _LONGEST_ROLE and words[last].text not in _MARKS and not _verb(words[last])
    ):
        last += 1
    return " ".join(word.text for word in words[place:last]), words[place].text


def _verb(word: Word) -> bool:
    """Whether the office ends before a word: what was said or done begins."""
    verbs = (
        "ان",
        "الذي",
        "التي",
        "خلال",
        "على",
        "عن",
        "حول",
        "قال",
        "اكد",
        "امس",
        "اليوم",
        "وذلك",
        "بان",
        "كما",
        "الى",
    )
    return word.key in verbs or word.key.removeprefix("و") in _lexicon("stops") - {
        "في",
        "من",
        "عام",
        "بين",
        "مع",
        "ايضا",
    }
