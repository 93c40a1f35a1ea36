"""Whether an Arabic head noun and what it governs name a body, and not any such body or the title of something."""

from collections.abc import Sequence
from functools import cache

from marsad.extraction.name_words import Word
from marsad.extraction.names_features import known_as
from marsad.extraction.organisations_arabic_words import arabic_head, edge, is_definite, is_known_name, is_name

CLOSING = {"«": "»", "“": "”", '"': '"', "(": ")"}
_UNIT = 2  # words of the name of a unit


def says_something(words: Sequence[Word], start: int, end: int, head: tuple[str, int, bool]) -> bool:
    """Whether the words after the head make a name and not just any such body ("منظمة دولية")."""
    rest = words[start + 1 : end]
    if _is_quoted(words, start, end) or " ".join((head[0], *(word.key for word in rest))) in _complete():
        return True
    led = head[1] and head[0] in edge("office_heads") and words[start].key.startswith("ب")  # "برئاسة …": who leads
    if _is_a_part(words, start, end, head[0]) or rest[0].is_capital:
        return True
    if led or all(word.key in edge("generic") or word.key in edge("joins") for word in rest):
        return False
    return (head[0] in edge("task_heads") and _has_task(rest)) or _names(head[0], rest, definite=head[2])


def _is_a_part(words: Sequence[Word], start: int, end: int, head: str) -> bool:
    """Whether a unit that is an everyday word too stands in a body: "إدارة المكتبات بوزارة …"."""
    if head not in edge("units") or end >= len(words) or end - start < _UNIT or not is_definite(words[end - 1].key):
        return False
    at = end + (words[end].key == "في")
    body = arabic_head(words[at]) if at < len(words) else None
    within = at > end or words[end].key.startswith(("ب", "لل", "ل"))
    return body is not None and within and not is_definite(words[start].key)


@cache
def _complete() -> frozenset[str]:
    """Names that are complete although all their words are common, without the article of their head."""
    return frozenset(name.removeprefix("ال") for name in edge("whole"))


def _names(head: str, rest: Sequence[Word], *, definite: bool) -> bool:
    """Whether the words after a head that tell nothing of a task make a name: by what that kind of head needs."""
    quoted = any(word.text in '«“"(' for word in rest)
    if head in edge("office_heads"):
        of_place = any("p" in known_as(w.key) or "a" in known_as(w.key) or w.key in edge("regions") for w in rest)
        return quoted or rest[0].key in edge("of_state") or (of_place and not is_known_name(rest[0].key))
    if head in edge("weak_heads"):
        return quoted or any(letter in known_as(word.key) for word in rest for letter in "pagf")
    if all(word.key.endswith(("يه", "ي")) and not is_definite(word.key) for word in rest):
        return definite  # "جمعية تونسية": any such body
    if not definite and not quoted and rest[0].key in edge("generic") and not is_definite(rest[0].key):
        return False  # "مرصد جهوي لليقظة": one that is to be founded
    return definite or quoted or any(is_definite(word.key) or is_name(word.key) for word in rest)


def _has_task(rest: Sequence[Word]) -> bool:
    """Whether the words after a head tell what it is for, or of which body it is: "لمنع …", "للاتحاد …"."""
    named = [word for word in rest[1:] if word.key.startswith("ل") and len(word.key) > 3]
    return any(word.key[1:] in edge("tasks") or arabic_head(word) is not None for word in named)


def is_in_title(words: Sequence[Word], place: int) -> bool:
    """Whether a head opens the quoted title of something else: 'الملتقى حول "المدرسة والتربية"'."""
    return place > 1 and words[place - 1].text in '"«“' and words[place - 2].key in edge("announcing")


def _is_quoted(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether quotation marks stand right around the words: "مركز مصالحة"."""
    before, after = words[start - 1].text if start else "", words[end].text if end < len(words) else ""
    return before in CLOSING and after == CLOSING[before]
