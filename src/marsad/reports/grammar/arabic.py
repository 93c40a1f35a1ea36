"""Arabic words that cling: "بالرباط", "للمغرب", "وتونس"; before another script a tatweel joins: "لـ ICESCO"."""

import re

ARTICLE = "ال"
_PLURAL = frozenset({"الأمم", "الدول", "الولايات", "أمم", "دول"})  # heads of names whose verb is feminine

_CONSTRUCT = frozenset(
    {"ممثلو", "مسؤولو", "مندوبو", "منظمو", "مديرو", "معلمو", "مربو", "باحثو", "موظفو", "معدو", "مقررو", "ناشرو"}
)


_WHOLE = frozenset(
    {"قانون", "تعاون", "شؤون", "سجون", "فنون", "ديون", "عيون", "تلفزيون", "مضمون", "مليون", "مكون", "عون"}
)  # end in the letters of a plural that they are not
_HUMAN = re.compile(r"(?P<before>و?(?:ال)?)(?P<word>[ء-ي]{2,}ون)")


def is_arabic(text: str) -> bool:
    """Whether the first letter is Arabic, so that a prefix can cling to it."""
    first = next((character for character in text if character.isalpha()), "")
    return "\u0600" <= first <= "\u06ff"


def li(name: str) -> str:
    """Write "لـ" before a name; with the article the alif falls: "للمغرب", and of three lams one: "للجنة"."""
    if not is_arabic(name):
        return f"لـ {name}"
    if name.startswith("الل"):
        return "ل" + name[2:]
    return "لل" + name[2:] if name.startswith(ARTICLE) else "ل" + name


def bi(name: str) -> str:
    """Write "بـ" before a name: "بالرباط", "بتونس"."""
    return f"ب{name}" if is_arabic(name) else f"بـ {name}"


def oblique(name: str) -> str:
    """A common name behind a preposition: "المانحين" for "المانحون", "ممثلي التلاميذ" for "ممثلو التلاميذ".

    What is said of them agrees: "الشركاء الماليين" for "الشركاء الماليون".
    """
    head, space, rest = name.partition(" ")
    if head in _CONSTRUCT:
        return f"{head[:-1]}ي{space}{rest}"
    return " ".join(_declined(word) for word in name.split(" "))


def _declined(word: str) -> str:
    plural = _HUMAN.fullmatch(word)
    return f"{word[:-2]}ين" if plural and plural["word"] not in _WHOLE else word


def is_feminine(name: str) -> bool:
    """Whether a body's name takes a feminine verb, as far as its head tells: "مؤسسة", "جامعة", "الأمم المتحدة"."""
    head = next(iter(name.split()), "")
    return head.endswith("ة") or head in _PLURAL


def wa(name: str) -> str:
    """Write "و" before anything: it clings, also to digits and to Latin letters."""
    return f"و{name}"
