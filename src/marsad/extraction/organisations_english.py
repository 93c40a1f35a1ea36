"""Bodies by their head nouns in English: runs of capital letters with a noun such as "Council" in them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin_words import CONFIDENCE, acronym_after, edge, edge_words, heads

_OFFICE = 7  # words between the noun of an office and "on"
_OWNERS = frozenset(
    ["House", "Organization", "Organisation", "Union", "Ministry", "Government", "University", "Council", "Nations"]
)


def english(words: Sequence[Word]) -> Iterator[Body]:
    """The bodies of an English sentence: runs of capitals with a head noun in them."""
    yield from _apposed(words)
    for run in _runs(words):
        for start, last in _split_at_and(words, run[0], _before_programme(words, *run)):
            end = _before_holder(words, start, _before_doing(words, start, _before_topic(words, start, last)))
            end = _before_initial(words, start, end)
            head = _main_head(words, start, end)
            if head is None:
                continue
            acronym = acronym_after(words, end)
            first = start if _spells(words, start, end, acronym) else _after_preamble(words, start, head)
            common = " ".join(word.text for word in words[first:end]) in edge_words("en", "no_bodies")
            if not common and sum(word.is_capital for word in words[first:end]) > 1:
                yield Body(
                    start=words[first].start,
                    end=words[end - 1].end,
                    rule="head_noun",
                    confidence=CONFIDENCE,
                    cue=words[head].text,
                    acronym=acronym,
                    kind=heads("en")[words[head].text],
                    head=words[head].start,
                )


def _apposed(words: Sequence[Word]) -> Iterator[Body]:
    """Bodies that their kind announces: "the charity Learn Without Walls", "the consultancy Kestrel Advisory"."""
    for place in range(1, len(words) - 2):
        article = words[place - 1].key in ("the", "a", "an", "local", "its") or words[place - 1].key.endswith("-based")
        if not article or words[place].is_capital or words[place].key not in edge("en", "kinds"):
            continue
        end = place + 1
        while end < len(words) and words[end].is_capital and words[end].is_word and not words[end].is_arabic:
            end += 1
        if end > place + 2 and not find_places(" ".join(w.text for w in words[place + 1 : end]), "en"):
            yield Body(
                start=words[place + 1].start,
                end=words[end - 1].end,
                rule="head_noun",
                confidence=CONFIDENCE,
                cue=words[place].text,
                kind="ngo",
                head=words[place + 1].start,
            )


def _main_head(words: Sequence[Word], start: int, end: int) -> int | None:
    """The head noun of an English name: the first that ends the name or is followed by "of" or "for"."""
    for place in range(start, end):
        ends = place + 1 == end or words[place + 1].key in edge("en", "after_head")
        if words[place].text in heads("en") and ends:
            return place
    return None


def _after_preamble(words: Sequence[Word], start: int, head: int) -> int:
    """Where a name begins after what only speaks of it: "Readout of the" …, "Vice President of the"."""
    small = [place for place in range(start, head) if words[place].key in ("of", "the", "to", "for", "on")]
    owner = [
        place for place in range(start, head) if words[place].text.removesuffix("’s").removesuffix("'s") in _OWNERS
    ]
    led = start + (start < head and (words[start].key in edge("en", "leading") or words[start].text.endswith("-based")))
    return max([led, *(place + 1 for place in (*small, *owner))])


def _spells(words: Sequence[Word], start: int, end: int, acronym: str) -> bool:
    """Whether an acronym in brackets is made of the first letters of a name, so that all of it is the name."""
    parts = (part for word in words[start:end] if word.is_capital for part in word.text.split("-"))
    return bool(acronym) and "".join(part[:1] for part in parts).upper() == acronym.upper()


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of capital words, with small words between them; the verb of a headline parts two."""
    place = 0
    while place < len(words):
        if not _begins_run(words, place) or words[place].key in edge("en", "headlines"):
            place += 1
            continue
        end = place + 1
        while (after := _next_capital(words, end)) is not None:
            end = after + 1
        yield place, end
        place = end


def _begins_run(words: Sequence[Word], place: int) -> bool:
    """Whether a run of capitals begins here: a capital that is no small word at the head of a sentence."""
    word = words[place]
    return word.is_capital and word.is_word and not word.is_arabic and word.key not in edge("en", "joins")


def _next_capital(words: Sequence[Word], place: int) -> int | None:
    """The next capital word that the run goes on with from `place`, or None."""
    small = 0
    place += _lists_on_in_english(words, place)
    while place < len(words) and small < 3 and words[place].key in edge("en", "joins") | {"'", "’"}:
        place, small = place + 1, small + 1
    if place >= len(words) or words[place].key in edge("en", "persons") | edge("en", "headlines"):
        return None
    parted = len(words[place].text) == 1 and place + 1 < len(words) and words[place + 1].text == "/"  # "on P/CVE"
    goes_on = words[place].is_capital and words[place].is_word and not words[place].is_arabic and not parted
    return place if goes_on else None


def _lists_on_in_english(words: Sequence[Word], place: int) -> bool:
    """Whether a comma stands in what a body is for: "Ministry of Youth, Sports and Culture"."""
    if place >= len(words) or words[place].text != "," or not _governs(words, place):
        return False
    follows = words[place + 1 : place + 7]
    last = next((number for number, word in enumerate(follows) if word.key in ("and", "&")), 0)
    named = [word for word in follows[: last + 2] if word.key not in ("and", "&", ",")]
    return 0 < last < len(follows) - 1 and all(_is_plain_capital(word) for word in named)


def _governs(words: Sequence[Word], place: int) -> bool:
    """Whether a head noun with "of" or "for" stands shortly before a comma, and capitals since."""
    first = place - 1
    while first > 0 and words[first].is_capital and words[first].is_word:
        first -= 1
    if first == place - 1 or first <= 0:
        return False
    if words[first].key in ("of", "for") and words[first - 1].text in heads("en"):
        return True
    office = words[first - 1].is_capital and words[first].key == "on"  # "Office of the Adviser on Peace, Faith and"
    run = words[max(0, first - _OFFICE) : first]
    return office and any(one.text in heads("en") and other.key in ("of", "for") for one, other in pairwise(run))


def _is_plain_capital(word: Word) -> bool:
    """Whether a word has a capital and is neither an acronym nor a head noun nor a place."""
    named = word.is_capital and word.is_word and not word.text.isupper() and word.text not in heads("en")
    return named and not find_places(word.text, "en")


def _split_at_and(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run cut at an "and" or "of" that has a head noun on both sides: "A Council and B Office" are two."""
    cuts = [place for place in range(start + 1, end - 1) if _parts_bodies(words, start, place, end)]
    if not cuts:
        yield start, end
        return
    place = next((cut for cut in reversed(cuts) if words[cut + 1].key == "the"), cuts[-1])
    yield from _split_at_and(words, start, place)
    yield place + 1 + (words[place + 1].key == "the"), end


def _before_programme(words: Sequence[Word], start: int, end: int) -> int:
    """Where a run ends that goes on to what a body has money for: "the Government of Japan for the … Project"."""
    for place in range(start + 2, end - 2):
        if words[place].key == "for" and words[place + 1].key == "the":
            known = any(word.text in heads("en") for word in words[start:place])
            last = words[min(end, len(words) - 1)].text.capitalize()
            programme = {words[end - 1].text, last} & edge_words("en", "programmes")
            named = programme or find_places(words[place - 1].text, "en")
            if known and named:
                return place
    return end


def _before_topic(words: Sequence[Word], start: int, end: int) -> int:
    """Where a run ends that goes on to what a text of a land's body is about: "Government of Japan on Fisheries"."""
    for place in range(start + 3, end - 1):
        of_land = words[place - 2].key == "of" and find_places(words[place - 1].text, "en")
        if words[place].key == "on" and of_land:
            return place
    return end


def _before_doing(words: Sequence[Word], start: int, end: int) -> int:
    """Where a run ends before "to" that tells what a body does: "Council to Open School".

    "Committee to Protect …" is one name.
    """
    told = edge_words("en", "to_heads")
    for place in range(start + 1, end - 1):
        named = any(word.text in told for word in words[start:place])
        if words[place].key == "to" and not named and not find_places(words[place + 1].text, "en"):
            return place
    return end


def _before_holder(words: Sequence[Word], start: int, end: int) -> int:
    """Where a run ends before the office of who holds it: "Delta Council Chairman Ada Holm"."""
    for place in range(start + 1, end - 1):
        if words[place].text not in edge_words("en", "holders") or not words[place + 1].is_capital:
            continue
        first = place
        while first > start and words[first - 1].text in edge_words("en", "qualifying"):
            first -= 1
        before = words[start:first]
        if before and before[-1].is_capital and any(word.text in heads("en") for word in before):
            return first
    return end


def _before_initial(words: Sequence[Word], start: int, end: int) -> int:
    """Where a run ends before a person with an initial: "Delta Mission to Kivar Ada G. Holm"."""
    for place in range(start + 2, end - 2):
        initial = len(words[place + 1].text.rstrip(".")) == 1 and words[place + 1].text[0].isupper()
        named = initial and words[place].is_capital and words[place].text not in heads("en")
        behind = any(word.text in heads("en") for word in words[place:end])
        if named and not behind and any(word.text in heads("en") for word in words[start:place]):
            return place
    return end


def _parts_bodies(words: Sequence[Word], start: int, place: int, end: int) -> bool:
    """Whether "and" at a place of a run parts two bodies: "A Council and B Office", "A Foundation and B Ireland"."""
    known = heads("en")
    left, right = words[start:place], words[place + 1 : end]
    if words[place].key != "and":
        return False
    if len(left) == 1 and left[0].text.isupper() and left[0].is_word and any(word.text in known for word in right):
        return True  # "EU and Council of Europe"
    if not any(word.text in known for word in left):
        return False
    first = next(number for number, word in enumerate(left) if word.text in known)
    governed = any(word.key in ("of", "for", "on") for word in left[first:])
    begins = right[0].is_capital or (right[0].key == "the" and len(right) > 1 and right[1].is_capital)
    closed = left[-1].text in known and begins and not governed
    closed = closed or (right[-1].text in _OWNERS and right[-1].text not in known)  # "… and the United Nations"
    closed = closed or (len(right) == 1 and right[0].text.isupper() and len(right[0].text) > 2)  # "… and UNESCO"
    return closed or any(word.text in known for word in right)
