"""Persons in Arabic sentences: names that the model sees or a word of address announces, and the offices around them.

"أكد رئيس المرصد، سالم الناصري، أن …", "معالي الدكتور سالم الناصري، مدير المعهد". The model proposes names; words of
address and offices find those that it misses and correct where they begin and end.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word, reading_in
from marsad.extraction.names_features import grammar, known_as
from marsad.extraction.names_models import Named
from marsad.extraction.organisations_arabic_words import arabic_head
from marsad.extraction.persons_arabic_names import (
    LONGEST_NAME,
    bylines,
    is_name_word,
    is_qualifier,
    is_title,
    stops,
    titled,
)
from marsad.extraction.persons_arabic_offices import is_led_by, is_role, lexicon, role_after, role_before
from marsad.extraction.persons_found import Person
from marsad.language.normalise import fold

MODEL = 0.6
SURE = 0.85  # a word of address or an office stands beside the name
_ACCUSATIVE = ("اً", "ًا")
_AS_FOR = frozenset({"اما", "واما"})
_FULL = 2  # words of a whole name
_HOUSE = frozenset({"ال"})  # "آل", folded
_JOINING = ("و", "ب", "ل")  # letters with which a plain word may begin too
_SAID = frozenset({"ان", "بان"})
_NATIVE = ("ه", "ات")  # endings of plain words
_BRIEF = 6  # words of an office whose holder stands in quotation marks
_FOREIGN = 3  # words of a name that no lexicon knows
_PARTICLES, _JOINED = frozenset("بلو"), 5  # letters that join a word of this length or more: "لفيكتور"


def arabic(words: Sequence[Word], named: Sequence[Named], bodies: Container[int] = ()) -> Iterator[Person]:
    """The persons of an Arabic sentence, each with its office; `bodies` are the words that name bodies."""
    seen = [span for one in _seen(words, named) if (span := _after_body(words, *one, bodies))]
    announced = ((first, begin, end) for first, begin, end in titled(words, seen) if first not in bodies)
    proposed = {(begin, end): (first, SURE) for first, begin, end in announced}
    for span in [
        *seen,
        *bylines(words),
        *_appositions(words),
        *_quoted(words),
        *_lineages(words),
        *_behind_bodies(words, bodies),
    ]:
        if not any(span[0] < end and begin < span[1] for begin, end in proposed):
            proposed[span] = (_first_title(words, span[0]), MODEL)
    for (begin, end), (first, sure) in sorted(proposed.items()):
        led = begin > 0 and is_led_by(words, begin - 1)
        if not _is_place(words[begin:end]):
            yield _person(words, first - led, begin - led, end, sure)


def _is_place(words: Sequence[Word]) -> bool:
    """Whether words are a country or city, with or without a particle: "بأديس أبابا"."""
    text = " ".join(word.text for word in words)
    return any(place.start <= 1 and place.end == len(text) for place in find_places(text, "ar"))


def _seen(words: Sequence[Word], named: Sequence[Named]) -> list[tuple[int, int]]:
    """The names that the model sees, in words; faint ones only beside an office or a word of address."""
    sure = [span for name in named if not name.is_faint and (span := _word_span(words, name))]
    faint = [span for name in named if name.is_faint and (span := _word_span(words, name))]
    shown = [span for span in faint if span not in sure and _is_shown(words, *span)]
    return [*shown, *(one for one in sure if not any(one[0] < end and begin < one[1] for begin, end in shown))]


def _after_body(words: Sequence[Word], begin: int, end: int, bodies: Container[int]) -> tuple[int, int] | None:
    """A name without the body that it was seen to begin with: of "Lake University Dr Sami Naceri" the last two."""
    inside = [place for place in range(begin, end) if place in bodies]
    if inside:
        begin = inside[-1] + 1
        while begin < end and is_title(words[begin]):
            begin += 1
    return (begin, end) if begin < end else None


def _is_shown(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether the words around a stretch say that it is a name: an office before it, or after it and a comma."""
    joined = words[begin].key[0] in _PARTICLES and len(words[begin].key) >= _JOINED
    arabic_only = all(word.is_arabic for word in words[begin:end])
    if joined or not arabic_only or not 1 < end - begin <= LONGEST_NAME:
        return False
    closed = end < len(words) and words[end].text in "،,"
    return role_before(words, begin) is not None or (closed and role_after(words, end) is not None)


def _appositions(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names between commas after an office: "رئيس المعهد، سالم الناصري، …"."""
    for place in range(2, len(words) - 2):
        if words[place - 1].text not in "،," or role_before(words, place) is None:
            continue
        end = place
        begun = place + _is_office_too(words, place)
        longest = place + 5
        while end < len(words) and end < longest and not stops(words[end]) and (end < begun or not is_role(words[end])):
            longest += 2 * (end > begun and words[end].key in lexicon("descent"))  # "سالم ولد أحمد ولد سيدي الناصري"
            end += 1
        closed = end < len(words) and (words[end].text in "،," or words[end].key in lexicon("after_names"))
        closed = closed and not any(word.key.startswith("وال") for word in words[begun:end])
        if closed and end - place > 1 and (_is_name_like(words[begun:end]) or _is_foreign(words, place, end)):
            yield place, end


def _quoted(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names that stand in quotation marks behind an office: 'سفيرة كندا "ماري لافوا"'."""
    for place in range(2, len(words) - 2):
        if words[place - 1].text not in '"“«' or words[place].text in '"“«':
            continue
        end = place
        while end < len(words) and end - place <= _FOREIGN and words[end].is_arabic and not stops(words[end]):
            end += 1
        closed = end < len(words) and words[end].text in '"”»' and end - place >= _FULL
        named = closed and (_is_name_like(words[place:end]) or _is_foreign(words, place, end))
        named = named and not any(word.key.startswith("ال") and not is_name_word(word) for word in words[place:end])
        role = role_before(words, place - 1) if named else None
        if role and len(role[0].split()) <= _BRIEF:
            yield place, end


def _is_office_too(words: Sequence[Word], place: int) -> bool:
    """Whether a given name that is an office too begins a name of two words between commas: "، أمينة الناصري،"."""
    closed = place + 2 < len(words) and words[place + 2].text in "،,"
    return closed and words[place].key in lexicon("offices_and_names") and is_name_word(words[place + 1])


def _lineages(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names that tell whose son or daughter somebody is, behind an office: "رئيس البلدية منير بن عاشور"."""
    for place in range(1, len(words) - 2):
        links = words[place + 1].key in lexicon("descent") and words[place].is_arabic and not stops(words[place])
        if not links or is_role(words[place]) or is_title(words[place]) or not _is_plain(words[place : place + 1]):
            continue
        family = words[place + 2]
        if family.is_arabic and not stops(family) and not is_role(family) and role_before(words, place) is not None:
            yield place, place + 3


def _behind_bodies(words: Sequence[Word], bodies: Container[int]) -> Iterator[tuple[int, int]]:
    """Names behind the body of an office, up to what is said or where a known given name begins them.

    "وقالت أمينة مجلس الأسرة ميمونة الناصري إن", "ومدير المعهد سالم الناصري.".
    """
    for place in range(2, len(words) - 2):
        if place in bodies or not _ends_body(words, place - 1, bodies) or not _begins_name(words[place]):
            continue
        end = place
        while end < len(words) and end - place < 4 and not _ends_name(words, end):
            end += 1
        if end - place < _FULL:
            continue
        told = end < len(words) and _tells(words, end) and _is_plain(words[place:end])
        told = told and not (words[end].text in "،," and words[place].key.startswith(_JOINING))
        given = is_name_word(words[place]) and not words[place].key.startswith("ال")
        named = given and _is_name_like(words[place:end])
        if (told or named) and role_before(words, place) is not None:
            yield place, end


def _ends_name(words: Sequence[Word], place: int) -> bool:
    """Whether a name behind an office's body ends before a word."""
    return _tells(words, place) or stops(words[place]) or is_role(words[place]) is not None


def _ends_body(words: Sequence[Word], place: int, bodies: Container[int]) -> bool:
    """Whether a body ends at a word: one that was found, or the short form of one: "مدير المركز"."""
    head = arabic_head(words[place])
    return place in bodies or (head is not None and (head[2] or words[place].key.startswith("لل")))


def _begins_name(word: Word) -> bool:
    """Whether a name may begin with a word; of those with article only given names: "المنصف"."""
    joined = word.key.startswith(("وال", "بال", "فال", "كال", "لل"))  # "والمجتمع المدني", "بالمنطقة": no name
    return not is_title(word) and not joined and (not word.key.startswith("ال") or is_name_word(word))


def _tells(words: Sequence[Word], place: int) -> bool:
    """Whether what somebody says or does begins at a word: "إن", a colon, after "أما" a verb with "ف"."""
    place += words[place].text in "،," and place + 1 < len(words) and words[place + 1].key in _SAID
    word = words[place]
    after_as_for = word.key.startswith("ف") and any(before.key in _AS_FOR for before in words[:place])
    return word.key in _SAID or word.text == ":" or (after_as_for and not is_name_word(word))


def _is_plain(words: Sequence[Word]) -> bool:
    """Whether the lexicons know none of these words as anything but a name."""
    return all(not known_as(word.key).startswith(("h", "s", "r", "a", "p")) for word in words)


def _is_name_like(words: Sequence[Word]) -> bool:
    """Whether words can be a name that no model knows: none with a particle, one of them told of as a name."""
    first = not words[0].key.startswith(("و", "ب", "ل", "ف")) or is_name_word(words[0])
    return _is_plain(words) and first and any(is_name_word(word) for word in words)


def _is_foreign(words: Sequence[Word], place: int, end: int) -> bool:
    """Whether words between commas behind an office may be a name of which the lexicons know no word."""
    stretch = words[place:end]
    native = any(word.key.startswith(("ال", "وال", "بال", "لل")) or word.key.endswith(_NATIVE) for word in stretch)
    unknown = all(word.is_arabic and known_as(word.key) == "-" for word in stretch)
    native = native or words[place].key.startswith(_JOINING)
    return words[place - 2].text not in "،," and len(stretch) <= _FOREIGN and unknown and not native


def _word_span(words: Sequence[Word], name: Named) -> tuple[int, int] | None:
    """The words of a name that the model proposes, without titles before and with what the lexicons add after it."""
    inside = [place for place, word in enumerate(words) if name.start <= word.start and word.end <= name.end]
    while inside and (is_title(words[inside[0]]) and len(inside) > 1 and not is_name_word(words[inside[0]])):
        inside = inside[1:]
    while inside and stops(words[inside[0]]):
        inside = inside[1:]
    if name.kind != "PER" or not inside or all(stops(words[at]) or is_qualifier(words[at]) for at in inside):
        return None
    inside = _before_courtesy(words, inside)
    if not inside or any(words[place].text.endswith(_ACCUSATIVE) for place in inside):
        return None  # "شاباً جامعياً"
    if inside[0] and words[inside[0] - 1].key in lexicon("not_before_names"):
        return None
    if any(words[place].key.startswith("لل") for place in inside[1:]):
        return None
    inside = [at for at in inside if not any(_is_next(words[other]) for other in inside if inside[0] < other <= at)]
    while len(inside) > 1 and words[inside[-1]].key.startswith("بال") and not is_name_word(words[inside[-1]]):
        inside = inside[:-1]  # "بالتعاون"
    end = inside[-1] + 1
    while end < len(words) and _links_on(words, end):
        end += 1
    end += _closes_descent(words, inside[0], end)
    begin = inside[0]
    while _descends(words, begin) or _is_servant(words, begin):
        begin -= 2
    return begin - _is_kunya(words, begin - 1), end


def _closes_descent(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether a family name with article ends, before a mark, a name that tells the father: "ولد سالم النمري،"."""
    closed = end + 1 < len(words) and not words[end + 1].is_word
    if not closed or not any(word.key in lexicon("descent") for word in words[begin:end]):
        return False
    key = words[end].key
    return key.startswith("ال") and key.endswith("ي") and not is_role(words[end]) and not is_qualifier(words[end])


def _is_servant(words: Sequence[Word], begin: int) -> bool:
    """Whether the first name before the one that was seen is of two words: "عبد اللطيف | هداية الله"."""
    return begin > 1 and words[begin - 2].key.lstrip("و") == "عبد" and words[begin - 1].key.startswith("ال")


def _descends(words: Sequence[Word], begin: int) -> bool:
    """Whether a name was seen from the father on: "الهادي ولد | سالم الناصري"."""
    if begin < 2 or words[begin - 1].key not in lexicon("descent"):
        return False
    given = words[begin - 2]
    return given.is_arabic and not stops(given) and not is_role(given) and not is_title(given)


def _before_courtesy(words: Sequence[Word], inside: Sequence[int]) -> list[int]:
    """The words of a name before one that can be in none: "محمد الناصري بوصفه"; none when only a verb stands there.

    In "أشرف معالي وزير الثقافة" what looks like a given name is what the minister did.
    """
    ended = next((at for at, place in enumerate(inside) if at and words[place].key in lexicon("ending")), len(inside))
    return list(inside[:ended]) if ended > 1 or ended == len(inside) else []


def _is_next(word: Word) -> bool:
    """Whether the next of a list is announced by a word: "سلمى الناصري والصحفي سالم حداد"."""
    bare = word.key.removeprefix("و")
    return bare != word.key and bare in lexicon("titles") and not is_name_word(word)


def _is_kunya(words: Sequence[Word], place: int) -> bool:
    """Whether "mother of" or "father of" begins a name at a place: "تقول أم سالم الناصري", not "سالم أم سامي"."""
    return place >= 0 and words[place].key in lexicon("kunya") and not (place and is_name_word(words[place - 1]))


def _links_on(words: Sequence[Word], place: int) -> bool:
    """Whether a name surely goes on at a place: a link, or what stands after one."""
    linked = words[place - 1].key in lexicon("descent") | lexicon("halves")
    linked = linked or (place > 1 and is_title(words[place - 1]) and words[place - 2].key in lexicon("descent"))
    goes_on = linked or words[place].key in lexicon("descent") | _HOUSE
    return words[place].is_arabic and goes_on and not stops(words[place])


def _first_title(words: Sequence[Word], begin: int) -> int:
    """The first of the words of address directly before a name; the name itself when there is none."""
    first = begin
    while first > 0 and (is_title(words[first - 1]) or _is_rank(words, first - 1)):
        first -= 1
    return first


def _is_rank(words: Sequence[Word], place: int) -> bool:
    """Whether a word goes on with the rank before it: "اللواء الركن سالم الناصري"."""
    return place > 0 and words[place].key in lexicon("ranks") and is_title(words[place - 1])


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
    before = None if _is_next_of_list(words, first, begin) else role_before(words, first)
    if before and _is_of_the_one_before(words, first, before[0]) and role_after(words, end):
        before = None
    after = None if before else role_after(words, end)
    role = before or after
    title = " ".join(word.text for word in words[first:begin] if word.is_arabic)
    title = title[1:] if title.startswith("و") and not _is_title_as_written(words[first]) else title
    title = f"ال{title[2:]}" if title.startswith("لل") else title  # "للدكتورة": to the doctor
    rule = "role_before" if before else ("role_after" if after else ("title" if title else "model"))
    cut = _proclitic(words[begin]) or _is_unknown_next(words, begin)
    return Person(
        start=words[begin].start + cut,
        end=words[end - 1].end,
        rule=rule,
        confidence=SURE if role or title else sure,
        cue=role[1] if role else title,
        role=role[0] if role else "",
        title=title,
    )


def _is_of_the_one_before(words: Sequence[Word], first: int, role: str) -> bool:
    """Whether commas enclose the office before a name: "سلمى الناصري، مديرة المعهد، السيد سالم الأزهري، وزير …"."""
    begin = first - 1 - len(role.split())
    return begin > 0 and words[first - 1].text in "،," and words[begin - 1].text in "،,"


def _is_next_of_list(words: Sequence[Word], first: int, begin: int) -> bool:
    """Whether "و" makes somebody the next of a list: the office before belongs to the one before."""
    if first == begin:
        return words[begin].text.startswith("و") and (_proclitic(words[begin]) > 0 or _is_unknown_next(words, begin))
    return words[first].text.startswith("و") and not _is_title_as_written(words[first])


def _is_unknown_next(words: Sequence[Word], begin: int) -> bool:
    """Whether "و" behind a comma leads to a name that no list knows: "سالم الناصري، مدير المركز، وفلاديمير كوروف"."""
    word = words[begin]
    behind = begin > 0 and words[begin - 1].text in "،," and len(word.key) == len(word.text) >= _JOINED
    half = word.key.removeprefix("و") in lexicon("halves")  # "وعبد اللطيف"
    return behind and word.key.startswith("و") and (half or known_as(word.key) == "-")


def _is_title_as_written(word: Word) -> bool:
    """Whether a title has no particle before it."""
    reading = reading_in(word, lexicon("titles") | _courtesies())
    return reading is None or reading[1] == 0


def _proclitic(word: Word) -> int:
    """The letters of a particle before a name: "ولسالم" is "سالم" when only that is known."""
    if is_name_word(word) or len(word.key) != len(word.text) or word.key.startswith("بو"):
        return 0  # "بوعبد": of the Maghreb
    reading = next((r for r in ("و", "ل", "ب", "ف") if word.key.startswith(r) and len(word.key) > 4), "")
    return 1 if reading and any(letter in known_as(word.key[1:]) for letter in "gfb") else 0
