"""Bodies by their head nouns in Arabic: from "مجلس" or "المرصد" to where the construct and its adjectives end.

A head without article needs what it governs, up to a word with article or a name ("مركز دراسات الوحدة"); a head with
article goes on through adjectives with article, "حول …" and "لـ…". Verbs, figures and marks end a name.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.authority.lookup import stems
from marsad.extraction.name_words import Word
from marsad.extraction.names_features import grammar, known_as
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin import CONFIDENCE, WEAK, acronym_after
from marsad.extraction.persons_arabic_offices import is_role
from marsad.language.normalise import fold

_LONGEST = 11
_FAEEL = re.compile("ال[ء-ي]{2}ي[ء-ي]")  # "العنيف", "الجديد": a frequent form of adjectives
_WAW = "و"
_CLOSING = {"«": "»", "“": "”", '"': '"', "(": ")"}


@cache
def heads() -> dict[str, str]:
    """Head nouns, folded, without article, each with the kind of body."""
    listed = grammar("organisations")["ar"]["heads"].items()
    return {fold(head): kind for kind, words in listed for head in words if not head.endswith("@")}


@cache
def _edge(name: str) -> frozenset[str]:
    """A list of edge words, folded."""
    return frozenset(fold(word) for word in grammar("organisations")["ar"]["edges"].get(name, ()))


def arabic_head(word: Word) -> tuple[str, int, bool] | None:
    """The head noun in a word, how many letters of particles stand before it, and whether it has the article."""
    for reading, cut in stems(word.key):
        if reading in heads():
            return reading, cut, False
        if reading.startswith("ال") and reading[2:] in heads():
            return reading[2:], cut, True
    return None


def _is_definite(key: str) -> bool:
    """Whether a word has the article, under particles too."""
    return any(reading.startswith("ال") and len(reading) > 4 for reading, _ in stems(key))


def _is_name(key: str) -> bool:
    """Whether the lexicons know a word as a name of a person or place."""
    return any(letter in known_as(key) for letter in "gfbpl")


def _ends(word: Word) -> bool:
    """Whether a name cannot go on over a word."""
    if not word.is_arabic:
        return True
    without_and = word.key[1:] if word.key.startswith(_WAW) else word.key
    return word.key in _edge("stops") or without_and in _edge("stops") or _is_accusative(word.key)


def _is_accusative(key: str) -> bool:
    """Whether a word ends as an adverbial noun does, which begins what a body did: "احتفالا بـ", "دعما لـ"."""
    return len(key) > 4 and key.endswith("ا") and not key.startswith("ال") and known_as(key) == "-"


def _passes(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether the word at a place belongs to the name; `closed` once a word with article or a name stood in it."""
    word = words[place]
    if any(before.key in _edge("leading") for before in words[max(0, place - 2) : place]):
        return word.is_arabic  # "التطرف المؤدي إلى الإرهاب"
    if _ends(word):
        return False
    if word.key == _WAW:
        follows = _is_followed(words, place) and arabic_head(words[place - 1]) is None
        return closed and follows and head in _edge("join_heads") and _is_joined(words, place + 1)
    if word.key in _edge("joins"):
        return closed and _is_followed(words, place) and _is_joint(words, place, head)
    itself = _is_known_name(word.key) and not known_as(word.key).endswith("+")  # "وليد", not "و" and a name
    if word.key.startswith(_WAW) and len(word.key) > 3 and not (itself or _is_proper(words, place)):
        return _joins_on(words, place, head, closed)
    is_within = word.key.startswith("ب") and not word.key.startswith(("بن", "بو")) and _is_definite(word.key)
    return _is_charged(words, place, head, closed) if is_within else _governed(words, place, head, closed)


def _is_proper(words: Sequence[Word], place: int) -> bool:
    """Whether a word with "و" is a proper name between a bare head and its task: "مركز واحة للحوار"."""
    head = arabic_head(words[place - 1])
    after = words[place + 1].key if place + 1 < len(words) else ""
    return head is not None and not head[2] and after.startswith("لل") and arabic_head(words[place]) is None


def _is_joined(words: Sequence[Word], place: int) -> bool:
    """Whether a word after "و" goes on with the name: with article, or governing a word with article."""
    after = words[place + 1] if place + 1 < len(words) else None
    return _is_definite(words[place].key) or (after is not None and _is_definite(after.key))


def _is_charged(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether "بالـ…" tells what a body is charged with, or where a body with such names stands."""
    charged = words[place - 1].key in ("المكلفه", "المكلف", "المعنيه", "المعني")
    return charged or (closed and head in _edge("place_heads") and "p" in known_as(words[place].key))


def _governed(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether a word without "و" or "ب" goes on with the name: an adjective, what "لـ" governs, a name after a name."""
    word, previous = words[place], words[place - 1].key
    if word.key.startswith("لل") or (word.key.startswith("ل") and closed and not _is_known_name(word.key)):
        tasked = head in _edge("task_heads") and word.key[1:] in _edge("tasks")
        return tasked or head in _edge("join_heads") | _edge("for_heads") or word.key.startswith("لل")
    if word.key.startswith("ال"):
        named = arabic_head(word) is not None or is_role(word) is not None
        if closed and _is_definite(previous) and named and not _is_quality(word.key):
            return False  # "طالب المرصد الوطني للأسرة الحكومة": another body
        return not closed or _is_adjective(word.key) or not _is_definite(previous)
    if not closed:
        return True
    return (_is_known_name(word.key) and (previous in _edge("names_of") or _is_known_name(previous))) or (
        not _is_definite(previous) and not _is_known_name(previous)
    )


def _is_joint(words: Sequence[Word], place: int, head: str) -> bool:
    """Whether a small word goes on with the name: what it is on, or for a mission the country where it sits."""
    if _is_seat(words, place):
        return head in _edge("sent_heads")
    done = words[place].key in _edge("after_actions") and words[place - 1].key.endswith(("ي", "يه"))
    return head in _edge("join_heads") and not done  # "المركز الثقافي على الدعوة": not of the name


def _is_seat(words: Sequence[Word], place: int) -> bool:
    """Whether "في" at a place tells in which town or country the body sits."""
    return words[place].key == "في" and "p" in known_as(words[place + 1].key)


def _is_adjective(key: str) -> bool:
    """Whether a word with article has an ending of adjectives."""
    return key.endswith(("ي", "يه", "ه", "ين", "ات")) or key in _edge("adjectives") or _is_of_quality(key)


def _is_of_quality(key: str) -> bool:
    """Whether a word has a frequent form of adjectives and is no name: "العنيف", not "السعيد"."""
    return bool(_FAEEL.fullmatch(key)) and not _is_known_name(key)


def _is_known_name(key: str) -> bool:
    """Whether the lexicons know a word as it stands as a person's name or a link between names."""
    return any(letter in known_as(key) for letter in "gfbl")


def _is_followed(words: Sequence[Word], place: int) -> bool:
    """Whether something that a small word can govern comes after it."""
    return place + 1 < len(words) and not _ends(words[place + 1]) and arabic_head(words[place + 1]) is None


def _joins_on(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether "و…" goes on with the name instead of beginning another thing."""
    if not closed or arabic_head(words[place]) is not None or is_role(words[place]):
        return False
    if words[place].key.startswith("وال"):
        adjectives = _is_adjective(words[place - 1].key) and not words[place].key.endswith("ات")
        return arabic_head(words[place - 1]) is None and (_is_definite(words[place - 1].key) or adjectives)
    after = words[place + 1] if place + 1 < len(words) else None
    return after is not None and _is_definite(after.key) and head in _edge("join_heads")


def _end(words: Sequence[Word], place: int, head: str, definite: bool) -> int:
    """The word before which the name ends whose head stands at `place`."""
    closed, end = definite, place + 1
    if place and words[place - 1].text in '"«“' and (close := _closing(words, place - 1)):
        return close - 1
    if end < len(words) and words[end].text in '"«“(' and (close := _closing(words, end)):
        return close
    if definite and end < len(words) and not _follows(head, words[end]):
        return end  # "المنظمة في …", "الغرفة كي …": the word alone
    while end < len(words) and end - place < _LONGEST and _passes(words, end, head, closed):
        closed = closed or _is_definite(words[end].key) or _is_name(words[end].key)
        end += 1
    if end - place > 2 and end < len(words) and words[end].key in _edge("resumptive"):
        end -= 1  # "الوزارة المنصوص عليها": a clause about the body, not its name
    while end > place + 1 and (words[end - 1].key in _edge("joins") or words[end - 1].key == _WAW):
        end -= 1
    return end


def _follows(head: str, word: Word) -> bool:
    """Whether a word may be an adjective of a head with article: "يطالب المركز الأمين العام" names another."""
    is_office = is_role(word) is not None and not _is_quality(word.key)
    return word.key.startswith("ال") and not _disagrees(head, word.key) and not is_office


def _is_quality(key: str) -> bool:
    """Whether a word that may name an office or a body is an adjective of bodies too: "الحزب الحاكم"."""
    return key in _edge("generic") or key in _edge("adjectives")


def _disagrees(head: str, key: str) -> bool:
    """Whether a word with article is no adjective of a masculine head: "ينصح المركز الأسرة"."""
    return head in _edge("masculine") and key.endswith("ه")


def _closing(words: Sequence[Word], place: int) -> int | None:
    """The word after the closing quotation mark of a short quoted name."""
    closing = _CLOSING[words[place].text]
    if closing == ")" and not all(word.is_arabic for word in words[place + 1 : place + 3]):
        return None  # an acronym, or one word that only explains
    for end in range(place + 2, min(place + 7, len(words))):
        if words[end].text == closing:
            return end + 1
    return None


def _says_something(words: Sequence[Word], start: int, end: int, head: tuple[str, int, bool]) -> bool:
    """Whether the words after the head make a name and not just any such body ("منظمة دولية")."""
    rest = words[start + 1 : end]
    if _is_quoted(words, start, end):
        return True
    led = head[1] and head[0] in _edge("office_heads") and words[start].key.startswith("ب")  # "برئاسة …": who leads
    if led or all(word.key in _edge("generic") or word.key in _edge("joins") for word in rest):
        return False
    return (head[0] in _edge("task_heads") and _has_task(rest)) or _names(head[0], rest, definite=head[2])


def _names(head: str, rest: Sequence[Word], *, definite: bool) -> bool:
    """Whether the words after a head that tell nothing of a task make a name: by what that kind of head needs."""
    quoted = any(word.text in '«“"(' for word in rest)
    if head in _edge("office_heads"):
        of_place = any("p" in known_as(w.key) or "a" in known_as(w.key) or w.key in _edge("regions") for w in rest)
        return quoted or rest[0].key in _edge("of_state") or (of_place and not _is_known_name(rest[0].key))
    if head in _edge("weak_heads"):
        return quoted or any(letter in known_as(word.key) for word in rest for letter in "pagf")
    if all(word.key.endswith(("يه", "ي")) and not _is_definite(word.key) for word in rest):
        return definite  # "جمعية تونسية": any such body
    if not definite and not quoted and rest[0].key in _edge("generic") and not _is_definite(rest[0].key):
        return False  # "مرصد جهوي لليقظة": one that is to be founded
    return definite or quoted or any(_is_definite(word.key) or _is_name(word.key) for word in rest)


def _has_task(rest: Sequence[Word]) -> bool:
    """Whether the words after a head tell what it is for, or of which body it is: "لمنع …", "للاتحاد …"."""
    named = [word for word in rest[1:] if word.key.startswith("ل") and len(word.key) > 3]
    return any(word.key[1:] in _edge("tasks") or arabic_head(word) is not None for word in named)


def _is_in_title(words: Sequence[Word], place: int) -> bool:
    """Whether a head opens the quoted title of something else: 'الملتقى حول "المدرسة والتربية"'."""
    return place > 1 and words[place - 1].text in '"«“' and words[place - 2].key in _edge("announcing")


def _is_quoted(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether quotation marks stand right around the words: "مركز مصالحة"."""
    before, after = words[start - 1].text if start else "", words[end].text if end < len(words) else ""
    return before in _CLOSING and after == _CLOSING[before]


def arabic(words: Sequence[Word]) -> Iterator[Body]:
    """The bodies of an Arabic sentence that begin with a head noun."""
    place = 0
    while place < len(words):
        head = arabic_head(words[place]) if words[place].is_arabic else None
        end = _end(words, place, head[0], head[2]) if head else place + 1
        if head and end > place + 1 and _says_something(words, place, end, head) and not _is_in_title(words, place):
            short = end - place == 2 and head[2]
            yield Body(
                start=_start(words[place], head[1]),
                end=words[end - 1].end,
                rule="head_noun",
                confidence=WEAK if short else CONFIDENCE,
                cue=words[place].text,
                acronym=acronym_after(words, end),
                kind=heads()[head[0]],
                head=_start(words[place], head[1]),
            )
            place = end
        else:
            place += 1


def _start(word: Word, cut: int) -> int:
    """Where the head begins in a word: after its particles, when no sign within them was folded away."""
    return word.start + (cut if word.key == word.text or len(word.key) == len(word.text) else 0)
