"""Persons in French and English sentences: names that the model sees or a title announces, and the offices around them.

"Le directeur de l'Institut, Salim Naceri,", "Salim Naceri, directeur de l'Institut,", "Director Salim Naceri".
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from marsad.extraction.name_words import Word, words_of
from marsad.extraction.names_features import grammar
from marsad.extraction.names_models import Named
from marsad.extraction.office_holders import holders
from marsad.extraction.organisations_latin_words import heads
from marsad.extraction.persons_found import Person
from marsad.extraction.persons_latin_shown import after_offices, appositions, behind_offices, introduced
from marsad.extraction.persons_latin_words import is_name_word, name_end, names_place
from marsad.extraction.persons_offices import is_role, lexicon, office_led_by, role_after, role_before, without_office
from marsad.language.normalise import fold

MODEL = 0.6
SURE = 0.85  # a title or an office stands beside the name
_FULL = 2  # words of a whole name
_POLITE = frozenset(
    (
        "messieurs",
        "mesdames",
        "m.",
        "m",
        "mme",
        "mmes",
        "mm.",
        "mlle",
        "monsieur",
        "madame",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
    )
)
_SHORT_TITLE = 4  # letters of a title in brackets
_TO_TOWNS = frozenset({"to", "in", "of", "for"})
_GIVEN = frozenset({"Cheikh"})
_DESCENT = frozenset(("ould", "mint", "ben", "bin", "ibn", "bint", "ag"))
_ALSO_NAMES = frozenset({"sheikh", "cheikh", "sultan", "prince", "imam"})


@cache
def _postnominals(language: str) -> frozenset[str]:
    """What stands after a name without being part of it."""
    return frozenset(grammar("persons")[language]["postnominals"])


def _is_title(word: Word, language: str) -> bool:
    """Whether a word addresses somebody; English ones have a capital."""
    return word.key in lexicon(language, "titles") and (language == "fr" or word.is_capital)


def _titled(words: Sequence[Word], language: str) -> Iterator[tuple[int, int, int]]:
    """Names announced by titles: first title, beginning and end of the name, in words."""
    place = 0
    while place < len(words):
        first = place
        while place < len(words) and _is_title(words[place], language) and not _is_no_title(words, place, language):
            place += 1
        place += _bracketed(words, place) if place > first else 0
        end = name_end(words, place, language) if place > first else place
        end = without_office(words, place, end, language)
        if end - place == 1 and place > first and words[place - 1].text in _GIVEN:
            place -= 1  # a title elsewhere: with but one name behind it, it is the given name
        if (
            end > place
            and not (end - place == 1 and _governs(words, end, language))
            and not any(is_role(word, language) for word in words[place:end])
            and not names_place(words, place, end, language)
        ):
            yield first, place, end
        place = max(end, place, first + 1)


def _bracketed(words: Sequence[Word], place: int) -> int:
    """How many tokens a title in brackets takes behind another: "Amb (Eng) Ada Holm", "General (Rtd) Sami Naceri"."""
    short = [word.text for word in words[place : place + 3]]
    return 3 if len(short) > _FULL and short[0] == "(" and short[2] == ")" and len(short[1]) <= _SHORT_TITLE else 0


def _governs(words: Sequence[Word], end: int, language: str) -> bool:
    """Whether one word behind an English title goes on with whose office it is: "Vice President Ports at …"."""
    return language == "en" and end < len(words) and words[end].key in ("at", "of", "for")


def _is_no_title(words: Sequence[Word], place: int, language: str) -> bool:
    """Whether a title belongs to an office, or to a name that has begun: "Ahmed Sheikh Ali"."""
    linked = place > 1 and words[place - 1].key in _DESCENT and is_name_word(words[place - 2])
    if linked or _is_rank(words, place, language):
        return True  # "Mohamed Ould Cheikh Salem"
    begun = place > 1 and is_name_word(words[place - 1]) and not words[place - 2].is_capital
    known = begun and (names_place(words, place - 1, place, language) or is_role(words[place - 1], language))
    return begun and not known and words[place].key in _ALSO_NAMES and not _is_title(words[place - 1], language)


def _is_rank(words: Sequence[Word], place: int, language: str) -> bool:
    """Whether "général" belongs to the office before it: "le procureur général Salim Naceri"."""
    return words[place].key in ("general", "generale") and place > 0 and is_role(words[place - 1], language)


def _behind_rank(words: Sequence[Word], first: int, begin: int, language: str) -> int:
    """The word behind an office that "général" ends, which is no title there: "secrétaire général Salim Naceri"."""
    return first + 1 if first < begin and language == "fr" and _is_rank(words, first, language) else first


def _is_doubtful(titles: Sequence[Word], language: str) -> bool:
    """Whether titles are everyday words too ("General Outcomes"), so that a model must agree about the name."""
    return all(word.key in lexicon(language, "doubtful") for word in titles)


def latin(words: Sequence[Word], named: Sequence[Named], language: str) -> Iterator[Person]:
    """The persons of a French or English sentence, each with its office."""
    chosen = language if language in ("fr", "en") else "en"
    others = _joined_spans(span for name in named if (span := _word_span(words, name, chosen)))
    proposed = {
        (begin, end): (first, SURE)
        for first, begin, end in _titled(words, chosen)
        if not _is_doubtful(words[first:begin], chosen) or any(b < end and begin < e for b, e in others)
    }
    for span in [
        *others,
        *appositions(words, chosen),
        *behind_offices(words, chosen),
        *after_offices(words, chosen),
        *introduced(words, chosen),
        *(holders(words) if chosen == "fr" else ()),
    ]:
        if not any(span[0] < end and begin < span[1] for begin, end in proposed):
            proposed[span] = (_first_title(words, span[0], chosen), MODEL)
    starts = frozenset(first for first, _ in proposed.values())
    for (begin, end), (first, sure) in sorted(proposed.items()):
        yield _person(words, (first, begin, end), sure, chosen, starts)


def _joined_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names that a model sees, two that nothing parts as one: "Omar Sheikh" and "Mahmud"."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and joined[-1][1] == begin:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


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
    small = lexicon(language, "stops")
    before = small | lexicon(language, "introducing")  # "Father-of-two Sami Naceri"
    while inside and (
        _is_title(words[inside[0]], language) or not is_name_word(words[inside[0]]) or words[inside[0]].key in before
    ):
        inside = inside[1:]
    while inside and not is_name_word(words[inside[-1]]):
        inside = inside[:-1]
    marks = [place for place in inside if not words[place].is_word and not _joins(words, place)]
    inside = [place for place in inside if place < marks[0]] if marks else inside
    while inside and words[inside[-1]].text in _postnominals(language):
        inside = inside[:-1]
    if not inside or any(words[place].key in small for place in inside[1:]):
        return None  # "Schools That Stay"
    begin, end = inside[0], without_office(words, inside[0], inside[-1] + 1, language)
    end = _family_end(words, end) if language == "fr" else end
    if end - begin > _FULL and words[end - 1].text in heads(language):
        end -= 1  # a table's next cell: "Salim Naceri Barreau du Port"
    begin = _behind_town(words, _whole_begin(words, begin, language), end, language)
    alone = end - begin == 1
    is_body = words[end - 1].text in heads(language)
    group = language == "en" and words[end - 1].key.endswith("s") and is_role(words[end - 1], language)
    is_body = is_body or (language == "fr" and words[begin].key in lexicon("fr", "no_names"))
    is_body = is_body or (language == "en" and not alone and words[end - 1].key in lexicon("en", "no_last"))
    joined = alone and language == "en" and "-" in words[begin].text  # "the Sahel-Coast region"
    titled = begin > 0 and _is_title(words[begin - 1], language)
    joined = joined or (alone and titled and _governs(words, end, language))
    known = (
        is_body
        or group
        or joined
        or names_place(words, begin, end, language)
        or (alone and words[begin].text.isupper())
    )
    return None if known or is_role(words[begin], language) else (begin, end)


def _whole_begin(words: Sequence[Word], begin: int, language: str) -> int:
    """Where an English name begins of which a model saw but the end, behind an office: "Inspector Omar | Ali Selim"."""
    if language != "en" or begin < _FULL:
        return begin
    before, office = words[begin - 1], words[begin - 2]
    plain = before.is_capital and before.is_word and not before.text.isupper() and not _is_title(before, language)
    plain = plain and not is_role(before, language) and before.text not in heads(language)
    plain = plain and before.key not in lexicon(language, "stops") | lexicon(language, "leading")
    held = office.is_capital and is_role(office, language) and not office.key.endswith("s")
    return begin - 1 if plain and held and not names_place(words, begin - 1, begin, language) else begin


def _behind_town(words: Sequence[Word], begin: int, end: int, language: str) -> int:
    """Where an English name begins behind the town of an office: "Ambassador to Sidra | Ada Holm"."""
    led = language == "en" and begin > 0 and words[begin - 1].key in _TO_TOWNS and end - begin > _FULL
    return begin + 1 if led and names_place(words, begin, begin + 1, language) else begin


def _family_end(words: Sequence[Word], end: int) -> int:
    """Where a French name ends whose family name goes on in capitals: "Salim Naceri BEN-AYED"."""
    while end < len(words) and words[end].text.isupper() and words[end].is_word and len(words[end].text) > _FULL:
        end += 1
        if end + 1 < len(words) and words[end].text == "-" and _joins(words, end):
            end += 1
    return end


def _joins(words: Sequence[Word], place: int) -> bool:
    """Say whether a mark stands inside a name ("Jean-Pierre", "d’Arc"); the dash of a dateline has spaces around it."""
    is_spaced = place > 0 and words[place - 1].end < words[place].start
    return words[place].text in "-'’" and not is_spaced


def _person(
    words: Sequence[Word], span: tuple[int, int, int], sure: float, language: str, names: frozenset[int]
) -> Person:
    """A person with the office after or before the name, or else the title; `span`: first title, name, its end."""
    first, begin, end = span
    after = role_after(words, end, language, names)
    if after and _is_next_ones(words, (first, end), after[0], names) and role_before(words, first, language):
        after = None
    before = None if after else role_before(words, _behind_rank(words, first, begin, language), language)
    titles = [word.text for word in words[first:begin] if word.key not in _POLITE]
    office = _office_end(words, first, begin, language)  # "Chairman" of "Chairman Dr."
    if before and titles and words[first - 1].text == "," and _holds_name(first, before[0], names):
        before = None  # "Governor A, Minister B": the office before the comma is the first one's
    polite = first < begin
    role = after or before
    if polite and not role and office > first:
        led = office_led_by(words, first, office)
        role = (led, words[office - 1].text) if led else None
    rule = "role_after" if after else ("role_before" if before else ("title" if polite else "model"))
    last = words[end - 1]
    return Person(
        start=words[begin].start,
        end=last.end - 2 * last.text.endswith(("'s", "’s")),
        rule=rule,
        confidence=SURE if role or polite else sure,
        cue=role[1] if role else " ".join(word.text for word in words[first:begin]),
        role=_whole(role[0], titles, words[first:office], before is not None) if role else "",
        addressed=polite,
        title=" ".join(titles),
    )


def _office_end(words: Sequence[Word], first: int, begin: int, language: str) -> int:
    """The word behind the last title before a name that is an English office; the first title's place when none is."""
    offices = (at + 1 for at in range(first, begin) if language == "en" and is_role(words[at], "en"))
    return max(offices, default=first)


def _whole(role: str, titles: Sequence[str], office: Sequence[Word], is_before: bool) -> str:
    """An office with the title that it needs: "Delta Chief" before "Minister Ada Holm" is "Delta Chief Minister".

    And "Delta Executive" before "Director Dr. Ada Holm", whose titles up to the last `office` belong to it.
    """
    if is_before and office and office[-1].key in lexicon("en", "compound"):
        return " ".join((role, *(word.text for word in office)))
    leads = is_before and fold(role.rsplit(maxsplit=1)[-1]) in lexicon("en", "leading")
    return " ".join((role, *titles)) if leads and titles else role


def _holds_name(first: int, role: str, names: frozenset[int]) -> bool:
    """Whether another's name stands in the words of an office before a comma: "Governor Ada Holm, Minister …"."""
    reach = first - 1 - len(role.split())
    return any(reach <= place < first - 1 for place in names)


def _is_next_ones(words: Sequence[Word], name: tuple[int, int], role: str, names: frozenset[int]) -> bool:
    """Whether the office after a name is that of the next: in "le préfet, A. Name, le coordonnateur, B. Name"."""
    first, end = name
    after = end + 1 + len(words_of(role))
    near = any(words[place - 1].text == "," for place in names if end < place <= after + 2)
    return first > 0 and words[first - 1].text == "," and near
