"""Arabic names that words of address announce: "معالي الدكتور سالم الناصري"; where they begin and end."""

from collections.abc import Iterator, Sequence

from marsad.extraction.name_words import Word, reading_in
from marsad.extraction.names_features import known_as
from marsad.extraction.persons_arabic_offices import is_role, lexicon

LONGEST_NAME = 10
HAMZA_BELOW = "إ"


def is_title(word: Word) -> bool:
    """Whether a word addresses somebody."""
    return reading_in(word, lexicon("titles")) is not None


def stops(word: Word) -> bool:
    """Whether a word can be no part of a name."""
    if word.key == "علي":  # "على" folds like the name
        return word.text.endswith("ى")
    if word.key in lexicon("links") and HAMZA_BELOW in word.text:  # "فإن" folds like the "van" of names
        return True
    without_and = word.key.removeprefix("و")
    joined = without_and != word.key and (
        without_and in lexicon("titles") or is_role(word) is not None
    )  # the next person
    listed = lexicon("stops") | lexicon("companions")
    return not word.is_arabic or joined or word.key in listed or without_and in listed


def is_name_word(word: Word) -> bool:
    """Whether the lexicons know a word as it stands as a name or a link of names."""
    return any(letter in known_as(word.key) for letter in "gfbl") and not known_as(word.key).endswith("+")


def is_qualifier(word: Word) -> bool:
    """Whether a word with article tells which office is meant and whose: "الرئيس العراقي السابق"."""
    listed = word.key in lexicon("qualifiers")
    return listed or (word.key.startswith("ال") and "a" in known_as(word.key))


def _is_last(words: Sequence[Word], place: int) -> bool:
    """Whether a word that no lexicon knows ends a name before a comma: "اللواء سيدي إبراهيم تاوغالا،"."""
    closed = place + 1 < len(words) and words[place + 1].text in "،,"
    key = words[place].key
    return closed and known_as(key) == "-" and not key.startswith(("ال", "بال", "لل"))


def _name_end(words: Sequence[Word], start: int) -> int:
    """The word before which a name ends that begins at `start`, by lexicons and the forms of words."""
    end, unknown = start + _is_egyptian_ali(words, start), 0
    while end < len(words) and end - start < LONGEST_NAME and not stops(words[end]) and not _is_time(words, end):
        word = words[end]
        if end - start > 1 and is_role(word) and not _leads_on(words[end - 1]):
            break
        if not is_name_word(word) and words[end - 1].key not in lexicon("forenames"):
            unknown += 1
            given = sum(before.key not in lexicon("forenames") for before in words[start:end])
            last = _is_last(words, end)
            family = word.key.startswith("ال") and (word.key.endswith("ي") or _closes_lineage(words, start, end))
            likely = given <= 1 or last or family
            verbal = word.key.startswith(("ي", "ت", "ب", "ل")) and not last
            if unknown > 1 or not likely or is_role(word) or verbal:
                break
        end += 1
        servant = end - start > 1 and words[end - 2].key == "عبد"  # "عبد الله" is one name
        if (
            word.key.startswith("ال")
            and word.key != "الله"
            and end - start > 1
            and not servant
            and not (is_title(word) and words[end - 2].key in lexicon("descent"))
            and not _is_link_before(words, end)
        ):
            break
    while end > start and _leads_on(words[end - 1]):
        end -= 1
    return end


def _is_time(words: Sequence[Word], place: int) -> bool:
    """Whether a name that is also a time of day is one here: "صباح اليوم"."""
    after = words[place + 1].key if place + 1 < len(words) else ""
    return words[place].key in ("صباح", "مساء", "ليله") and after in lexicon("days")


def _closes_lineage(words: Sequence[Word], start: int, place: int) -> bool:
    """Whether a word with article ends a name with "بن" before a mark: "منصور بن سعد العتيق،"."""
    descends = any(word.key in lexicon("descent") for word in words[start:place])
    return descends and (place + 1 >= len(words) or not words[place + 1].is_word)


def _is_egyptian_ali(words: Sequence[Word], place: int) -> bool:
    """Whether "على" after a word of address is the name that Egypt writes like the preposition: "الدكتور على حسن"."""
    here = place + 1 < len(words) and words[place].text == "على" and place > 0 and is_title(words[place - 1])
    return here and is_name_word(words[place + 1]) and "s" not in known_as(words[place + 1].key)


def _leads_on(word: Word) -> bool:
    """Whether a name cannot end with a word: "بن", or a first half but "عبد"."""
    return word.key in lexicon("descent") | lexicon("halves") - {"عبد"}


def _is_link_before(words: Sequence[Word], place: int) -> bool:
    """Whether a name goes on with "بن" or "آل" at a place."""
    return place < len(words) and words[place].key in lexicon("descent") | {"ال"}


def _titles_on(words: Sequence[Word], place: int, first: int) -> bool:
    """Whether the words of address go on at a place: in "الأستاذ السيد ولد سالم" the second is a given name."""
    if place > first and words[place].text in "./":
        return True
    if place > 0 and words[place - 1].key in lexicon("descent") | {"ال"}:
        return False  # "آل الشيخ", "ولد الشيخ سالم"
    if place > first and words[place].key in lexicon("names_too"):
        return False  # "الدكتور سيد الناصري"
    is_given = place > first and place + 1 < len(words) and words[place + 1].key in lexicon("descent")
    return is_title(words[place]) and not is_given


def titled(words: Sequence[Word], seen: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Names announced by words of address: the first title, and where the name begins and ends, in words.

    `seen` are the names that the model sees: they say where a name goes on, and vouch for one word or an article.
    """
    place = 0
    while place < len(words):
        first = place
        while place < len(words) and _titles_on(words, place, first):
            place += 1
        if place > first:
            while place < len(words) and is_qualifier(words[place]):
                place += 1
            end = _announced(words, place, seen)
            if end > place:
                yield first, place, end
                place = end
                continue
        place = max(place, first + 1)


def bylines(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Names of who wrote or asked, which end their line: "بقلم: سلمى الناصري"."""
    for place, word in enumerate(words[:-2]):
        begin = place + 1 + (words[place + 1].text in ":-–")
        if word.key not in lexicon("bylines") or begin >= len(words) or stops(words[begin]):
            continue
        end = _name_end(words, begin)
        if end - begin > 1 and (end == len(words) or not words[end].is_word) and not words[begin].key.startswith("ال"):
            yield begin, end


def _speaks_for(word: Word) -> bool:
    """Whether a word behind a name tells that somebody speaks for a body: "علي سالم المتحدث باسم"."""
    return word.key in lexicon("spokesmen")


def _is_family_alone(words: Sequence[Word], place: int) -> bool:
    """Whether a family name and an everyday word stand side by side: "وأكد السفير الزبيري الدور الرئيسي"."""
    given = any(letter in known_as(words[place].key) for letter in "gb")
    after = words[place + 1]
    return words[place].key.startswith("ال") and not given and after.key.startswith("ال") and not is_name_word(after)


def _announced(words: Sequence[Word], place: int, seen: Sequence[tuple[int, int]]) -> int:
    """The word before which the name ends that a title announces; `place` itself when none stands there."""
    vouched = max((end for begin, end in seen if begin <= place < end), default=place)
    end = max(_name_end(words, place), vouched)
    if end > place + 1 and _is_family_alone(words, place):
        end = place + 1
    while end > place + 1 and (stops(words[end - 1]) or _is_time(words, end - 1) or _speaks_for(words[end - 1])):
        end -= 1  # "المحترم"
    if (
        place < len(words)
        and words[place].key == "باسم"
        and any(word.key in lexicon("spokesmen") for word in words[max(0, place - 2) : place])
    ):  # also "المتحدث الرسمي باسم"
        return place
    linked = end - place > 1 and words[place + 1].key in lexicon("descent")
    doubtful = end - place == 1 or (end > place and words[place].key.startswith("ال") and not linked)
    return place if doubtful and vouched == place else end
