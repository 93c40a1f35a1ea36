"""Bodies by their head nouns in Arabic: from "مجلس" or "المرصد" to where the construct and its adjectives end.

A head without article needs what it governs, up to a word with article or a name ("مركز دراسات الوحدة"); a head with
article goes on through adjectives with article, "حول …" and "لـ…". Verbs, figures and marks end a name.
"""

from collections.abc import Iterator, Sequence

from marsad.extraction.name_words import Word
from marsad.extraction.names_features import known_as
from marsad.extraction.organisations_arabic_kinds import CLOSING, is_in_title, says_something
from marsad.extraction.organisations_arabic_words import (
    WAW,
    arabic_head,
    disagrees,
    edge,
    ends,
    heads,
    is_adjective,
    is_definite,
    is_field,
    is_known_name,
    is_name,
    is_quality,
    is_verb,
)
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin_words import CONFIDENCE, WEAK, acronym_after
from marsad.extraction.persons_arabic_offices import is_role

_LONGEST = 14
_SHORT = 2  # letters beyond which a word may be a short name
_DEPUTY_REACH = 7  # words between a deputy and a portfolio


def _passes(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether the word at a place belongs to the name; `closed` once a word with article or a name stood in it."""
    word = words[place]
    if any(before.key in edge("leading") for before in words[max(0, place - 2) : place]):
        return word.is_arabic  # "التطرف المؤدي إلى الإرهاب"
    if _is_bound(words, place, head):
        return True
    if _is_ended(words, place, head, closed):
        return False
    if word.key == WAW:
        follows = _is_followed(words, place) and arabic_head(words[place - 1]) is None
        return closed and follows and head in edge("join_heads") and _is_joined(words, place + 1)
    if word.key in edge("joins"):
        return closed and _is_followed(words, place) and _is_joint(words, place, head)
    return _takes_in(words, place, head, closed)


def _is_bound(words: Sequence[Word], place: int, head: str) -> bool:
    """Whether a word surely goes on with the name: a land's side, a charge, whom relations are with, "non-…"."""
    if _lies_in(words, place) or _is_denied(words, place):
        return True
    return _takes_charge(words, place, head) or _relates(words, place)


def _is_denied(words: Sequence[Word], place: int) -> bool:
    """Whether "غير" stands between a noun and the adjective that it denies: "المنظمات غير الحكومية"."""
    if words[place].key not in edge("denying") or place + 1 >= len(words):
        return False
    return is_definite(words[place - 1].key) and is_adjective(words[place + 1].key)


def _is_ended(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether a name has ended before a word: a stop, a verb, a charge that another noun has."""
    word = words[place]
    verbal = is_verb(word.key) and (closed or arabic_head(words[place - 1]) is None)
    return ends(word) or verbal or (word.key in edge("charged") and disagrees(head, word.key))


def _takes_in(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether a word that is no small one goes on with the name, by the particle with which it is written."""
    word = words[place]
    itself = is_known_name(word.key) and not known_as(word.key).endswith("+")  # "وليد", not "و" and a name
    if word.key.startswith(WAW) and len(word.key) > 3 and not (itself or _is_proper(words, place)):
        return _joins_on(words, place, head, closed)
    is_within = word.key.startswith("ب") and not word.key.startswith(("بن", "بو")) and is_definite(word.key)
    return _is_charged(words, place, head, closed) if is_within else _governed(words, place, head, closed)


def _takes_charge(words: Sequence[Word], place: int, head: str) -> bool:
    """Whether a body's charge begins at a word: "المعنية بالحدود", not "الجهات المعنية"."""
    after = words[place + 1].key if place + 1 < len(words) else ""
    leads = words[place].key in edge("charged") and not disagrees(head, words[place].key)
    return leads and after.startswith("بال")


def _relates(words: Sequence[Word], place: int) -> bool:
    """Whether "مع" leads to whom a ministry's relations are with: "المكلفة بالعلاقات مع البرلمان"."""
    keys = [word.key for word in words[max(0, place - 3) : place + 2]]
    with_others = [(first, "مع") for first in edge("with_others")]
    followed = keys[-1].startswith("ال") and tuple(keys[-3:-1]) in with_others
    return followed or (words[place].key.startswith("وال") and tuple(keys[:2]) in with_others)


def _lies_in(words: Sequence[Word], place: int) -> bool:
    """Whether a side of a land is governed by the noun before it: "دراسات غرب إفريقيا", not "المركز غرب المدينة"."""
    before, after = words[place - 1], words[place + 1] if place + 1 < len(words) else None
    if words[place].key not in edge("sides") or after is None or not is_field(after):
        return False
    return not is_definite(before.key) and not is_name(before.key) and arabic_head(before) is None


def _is_proper(words: Sequence[Word], place: int) -> bool:
    """Whether a word with "و" is a proper name between a bare head and its task: "مركز واحة للحوار"."""
    head = arabic_head(words[place - 1])
    after = words[place + 1].key if place + 1 < len(words) else ""
    return head is not None and not head[2] and after.startswith("لل") and arabic_head(words[place]) is None


def _is_joined(words: Sequence[Word], place: int) -> bool:
    """Whether a word after "و" goes on with the name: with article, or governing a word with article."""
    after = words[place + 1] if place + 1 < len(words) else None
    return is_definite(words[place].key) or (after is not None and is_definite(after.key))


def _is_charged(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether "بالـ…" tells what a body is charged with, or where a body with such names stands."""
    charged = words[place - 1].key in edge("charged")
    return charged or (closed and head in edge("place_heads") and "p" in known_as(words[place].key))


def _governed(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether a word without "و" or "ب" goes on with the name: an adjective, what "لـ" governs, a name after a name."""
    word, previous = words[place], words[place - 1].key
    if _is_whereabouts(word) or _is_portfolio(words, place):
        return False
    if word.key.startswith("لل") or (word.key.startswith("ل") and closed and not is_known_name(word.key)):
        tasked = head in edge("task_heads") and word.key[1:] in edge("tasks")
        return tasked or head in edge("join_heads") | edge("for_heads") or word.key.startswith("لل")
    if word.key.startswith("ال"):
        return _goes_on_with_article(word, previous, closed)
    if not closed or previous == "بين":
        return True
    if previous in edge("names_of") or (is_known_name(previous) and is_known_name(word.key)):
        return previous in edge("linking") or is_known_name(word.key)
    is_place = "p" in known_as(word.key)
    both = is_place and (
        "p" in known_as(previous) or head in edge("place_heads")
    )  # "جهة فاس مكناس", "كلية العلوم وجدة"
    return both or (not is_definite(previous) and not is_name(previous))


def _is_whereabouts(word: Word) -> bool:
    """Whether "ب" is written onto the name of a place: "مؤسسة سند بتونس"."""
    known = known_as(word.key)
    return word.key.startswith("ب") and known.endswith("+") and "p" in known


def _is_portfolio(words: Sequence[Word], place: int) -> bool:
    """Whether "للشؤون …" tells what somebody's deputy is charged with: "نائب رئيس جامعة النهر للشؤون المالية"."""
    if words[place].key not in edge("portfolios"):
        return False
    before = words[max(0, place - _DEPUTY_REACH) : place]
    marks = [at for at, word in enumerate(before) if not word.is_word]
    return any(word.key.lstrip("و") in edge("deputies") for word in before[marks[-1] + 1 if marks else 0 :])


def _goes_on_with_article(word: Word, previous: str, closed: bool) -> bool:
    """Whether a word with article goes on with the name behind the word before it: an adjective, or what it governs."""
    named = arabic_head(word) is not None or is_role(word) is not None
    if closed and is_definite(previous) and (named or word.key in edge("objects")) and not is_quality(word.key):
        return False  # "طالب المرصد الوطني للأسرة الحكومة": another body, or what it launched
    if word.key.endswith("ين") and previous.startswith("ال") and previous.endswith("يه"):
        return False  # "تدعو اللجنة العلمية الراغبين": those it calls on
    return not closed or is_adjective(word.key) or not is_definite(previous)


def _is_joint(words: Sequence[Word], place: int, head: str) -> bool:
    """Whether a small word goes on with the name: what it is on, or for a mission the country where it sits."""
    if _is_seat(words, place):
        return head in edge("sent_heads")
    before = words[place - 1].key
    done = words[place].key in edge("after_actions") and before.startswith("ال") and before.endswith(("ي", "يه"))
    if head not in edge("join_heads") or done:  # "المركز الثقافي على الدعوة": not of the name
        return False
    if words[place].key == "عن":
        return before in edge("before_an") or before.removeprefix("ال") in edge("before_an")
    where = head not in edge("without_field") and words[place + 1].key not in edge("occasions")
    return words[place].key != "في" or (where and is_field(words[place + 1]))


def _is_seat(words: Sequence[Word], place: int) -> bool:
    """Whether "في" at a place tells in which town or country the body sits."""
    return words[place].key == "في" and "p" in known_as(words[place + 1].key)


def _is_followed(words: Sequence[Word], place: int) -> bool:
    """Whether something that a small word can govern comes after it."""
    return place + 1 < len(words) and not ends(words[place + 1]) and arabic_head(words[place + 1]) is None


def _joins_on(words: Sequence[Word], place: int, head: str, closed: bool) -> bool:
    """Whether "و…" goes on with the name instead of beginning another thing."""
    if not closed or is_role(words[place]):
        return False
    if arabic_head(words[place]) is not None:
        return _is_task(words, place, head)
    if words[place].key.removeprefix(WAW) in edge("beside"):
        return False
    if words[place].key.startswith("وال"):
        adjectives = is_adjective(words[place - 1].key) and not words[place].key.endswith("ات")
        return arabic_head(words[place - 1]) is None and (is_definite(words[place - 1].key) or adjectives)
    after = words[place + 1] if place + 1 < len(words) else None
    return after is not None and is_definite(after.key) and head in edge("join_heads")


def _is_task(words: Sequence[Word], place: int, head: str) -> bool:
    """Whether a unit's noun tells what a centre is for too: "المركز الوطني للأمن وإدارة الأزمات"."""
    after = words[place + 1].key if place + 1 < len(words) else ""
    unit = words[place].key.removeprefix(WAW) in edge("tasks_too")
    return unit and head in edge("tasked") and words[place - 1].key.startswith("لل") and after.startswith("ال")


def _end(words: Sequence[Word], place: int, head: str, definite: bool) -> int:
    """The word before which the name ends whose head stands at `place`."""
    closed, end = definite, place + 1
    if place and words[place - 1].text in '"«“' and (close := _closing(words, place - 1)):
        return close - 1
    if end < len(words) and words[end].text in '"«“(' and (close := _closing(words, end)):
        if not _has_purpose(words, close, head):
            return close
        closed, end = True, close
    if end < len(words) and words[end].is_capital and not words[end].is_arabic and not definite:
        return _latin_end(words, end)
    if definite and end < len(words) and not _follows(head, words[end]):
        return end  # "المنظمة في …", "الغرفة كي …": the word alone
    end = _passed(words, place, end, head, closed)
    if _is_for_cause(words, place, end, head):
        end = _passed(words, place, end + 2, head, closed=False)
    if end - place > 2 and end < len(words) and words[end].key in edge("resumptive"):
        end -= 1  # "الوزارة المنصوص عليها": a clause about the body, not its name
    while end > place + 1 and (words[end - 1].key in edge("joins") or words[end - 1].key == WAW):
        end -= 1
    return end


def _passed(words: Sequence[Word], place: int, end: int, head: str, closed: bool) -> int:
    """The word before which a name ends that goes on as far as `end`."""
    while end < len(words) and end - place < _LONGEST and _passes(words, end, head, closed):
        closed = closed or is_definite(words[end].key) or is_name(words[end].key)
        end += 1
    return end


def _is_for_cause(words: Sequence[Word], place: int, end: int, head: str) -> bool:
    """Whether "من أجل …" tells what a body stands for, and not why it does something: "الشبكة الوطنية من أجل الطفل"."""
    if head not in edge("cause_heads") or not is_definite(words[end - 1].key) or end + 2 >= len(words):
        return False
    told = {word.key for word in words[end : end + 2]} == edge("for_cause")
    return told and not (place and words[place - 1].key.removeprefix(WAW) in edge("striving"))


def _has_purpose(words: Sequence[Word], place: int, head: str) -> bool:
    """Whether what a body is for goes on behind its quoted name: 'شبكة "معا" لحقوق الطفل'."""
    if place >= len(words) or words[place - 1].text == ")" or not words[place].key.startswith("ل"):
        return False
    with_article = words[place].key.startswith("لل") or (place + 1 < len(words) and is_definite(words[place + 1].key))
    return with_article and head in edge("join_heads") | edge("for_heads") and not is_name(words[place].key[1:])


def _latin_end(words: Sequence[Word], place: int) -> int:
    """The word after a name in Latin letters behind an Arabic head: "جمعية We Help Nabeul"."""
    while place < len(words) and words[place].is_word and not words[place].is_arabic and words[place].text[0].isalpha():
        place += 1
    return place


def _follows(head: str, word: Word) -> bool:
    """Whether a word may be an adjective of a head with article: "يطالب المركز الأمين العام" names another."""
    if head in edge("ranked") and word.key in edge("ordinals"):
        return False
    if word.key.endswith("ات"):
        return False  # "وتلا الأمين العام للمجلس التوصيات"
    is_office = is_role(word) is not None and not is_quality(word.key) and word.key not in edge("charged")
    return word.key.startswith("ال") and not disagrees(head, word.key) and not is_office


def _closing(words: Sequence[Word], place: int) -> int | None:
    """The word after the closing quotation mark of a short quoted name."""
    closing = CLOSING[words[place].text]
    if closing == ")" and not all(word.is_arabic for word in words[place + 1 : place + 3]):
        return None  # an acronym, or one word that only explains
    for end in range(place + 2, min(place + 7, len(words))):
        if words[end].text == closing:
            return end + 1
    return None


def arabic(words: Sequence[Word]) -> Iterator[Body]:
    """The bodies of an Arabic sentence that begin with a head noun."""
    place = 0
    while place < len(words):
        head = _head_at(words, place)
        end = _end(words, place, head[0], head[2]) if head else place + 1
        if head and end > place + 1 and says_something(words, place, end, head) and not is_in_title(words, place):
            short = end - place == 2 and head[2]
            yield Body(
                start=_start(words[place], head[1]),
                end=words[end - 1].end,
                rule="head_noun",
                confidence=WEAK if short else CONFIDENCE,
                cue=words[place].text,
                acronym=acronym_after(words, end) or _short_name(words, end),
                kind=heads()[head[0]],
                head=_start(words[place], head[1]),
            )
            place = end
        else:
            place += 1


def _short_name(words: Sequence[Word], place: int) -> str:
    """The one word in brackets or quotation marks behind a name that is its short form: 'مركز … "سند"', "(سندكو)"."""
    if place + 2 >= len(words) or words[place + 2].text != CLOSING.get(words[place].text):
        return ""
    inside = words[place + 1]
    tells = set("psrta") & set(known_as(inside.key))  # where it is, who leads it
    return inside.text if inside.is_arabic and not tells and len(inside.key) > _SHORT else ""


def _head_at(words: Sequence[Word], place: int) -> tuple[str, int, bool] | None:
    """The head noun of a word; in "للجنة المشتركة" it has its article, which "لل" hides."""
    head = arabic_head(words[place]) if words[place].is_arabic else None
    if head is None or head[2] or not head[0].startswith("ل") or not head[1] or place + 1 >= len(words):
        return head
    hides = words[place].key.endswith("ل" + head[0]) and words[place + 1].key.startswith("ال")
    agrees = words[place + 1].key.endswith("ه") and is_quality(words[place + 1].key.removesuffix("ه"))
    agrees = agrees or words[place + 1].key.endswith(("يه", "مشتركه", "عليا")) or is_quality(words[place + 1].key)
    return (head[0], head[1] - 1, True) if hides and agrees else head


def _start(word: Word, cut: int) -> int:
    """Where the head begins in a word: after its particles, when no sign within them was folded away."""
    return word.start + (cut if word.key == word.text or len(word.key) == len(word.text) else 0)
