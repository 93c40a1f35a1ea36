"""What somebody said, as a line under the speaker's name: quoted words between marks, told ones behind their verb.

"“We shall open it”", "recalled that the law exists", "… most of it is lost": the name above is the sentence's subject.
"""

import re

from marsad.language.normalise import fold
from marsad.reports.grammar.french import elides

_MARKS = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»"), "ar": ("«", "»")}
_WITHIN = {"en": ("‘", "’"), "fr": ("“", "”"), "ar": ("“", "”")}
_OWN = re.compile(r"[«“]\s*([^«»“”]*?)\s*[»”]")
_OPENS = '«“"'
_INVERTED = re.compile(r"-(?:t-)?(?:il|elle|on|ils|elles|je|nous)\b")
_OWN_VOICE = {"en": re.compile(r"\b(?:I|my|me)\b"), "fr": re.compile(r"\b(?:je|j[’']|mon|ma|mes)\b", re.IGNORECASE)}
_QUOTED_FIRST = re.compile(
    r"([«“][^«»“”]*[»”])[ \u00a0\u202f]*;.*", re.DOTALL
)  # what follows belongs to the next clause
FINITE = frozenset({"said_that", "said_plain"})  # rules whose verb has a clause for its object
JOINED = "added_that"  # "… avant de regretter que …", "… adding that …": the verb belongs to the sentence before
ACCORDING = "according"  # "according to her, most of it is lost": what follows is a sentence of its own
_ARABIC_AND = re.compile("^[وف](?=[ء-ي]{3})")  # that a sentence begins with: "وأوضح"
_ARABIC_GOES_ON = re.compile("، و(?:ب|إلى )?[أإ]ن")
# A subject whose letters show that "that" governs it: "one of ten", "some of them" cannot open a sentence so.
_ARABIC_OBJECT = re.compile("(?:واحدا|عددا|جزءا|قسما|بعضا|اثنين|المشاركين|المجتمعين|الحاضرين) (?!ما )")
_ARABIC_THAT = tuple(  # how Arabic verbs of saying, folded and without "and", lead to a clause
    (word, re.compile(f"(?:{past})(?:ت|وا|ا)?|[يت](?:{present})(?:ون|ان)?"))
    for word, past, present in (
        ("إن", "قال", "قول"),
        ("إلى أن", "اشار|لفت|نوه|خلص|نبه", "شير|لفت|نوه|خلص|نبه"),
        ("بأن", "افاد|اقر|اعترف|جزم|صرح", "فيد|قر|عترف|جزم|صرح"),
        ("على أن", "شدد", "شدد"),
        (
            "أن",
            "اكد|اوضح|اضاف|اعتبر|بين|ابرز|راي|رات|لاحظ|كشف|سجل|اعلن",
            "وكد|وضح|ضيف|عتبر|بين|برز|ري|لاحظ|كشف|سجل|علن",
        ),
    )
)
BEGUN = "… "  # the sentence began before these words


def quotation(text: str, language: str) -> str:
    """Words between quotation marks of a language; those inside take the marks that it has for a quotation within."""
    opening, closing = _MARKS.get(language, _MARKS["en"])
    whole = _OWN.fullmatch(text)
    inner = whole[1] if whole else _OWN.sub(lambda found: found[1].join(_WITHIN.get(language, _WITHIN["en"])), text)
    return f"{opening}{inner}{closing}"


def is_quotation(text: str) -> bool:
    """Whether words that somebody said are quoted as a whole: they do not open with a mark and go on behind its end."""
    return text[:1] not in _OPENS or bool(_OWN.fullmatch(text))


def is_own_voice(text: str, language: str) -> bool:
    """Whether somebody speaks of himself: nobody tells "I" of another, so the words are his own."""
    return bool(_OWN_VOICE[language].search(text)) if language in _OWN_VOICE else False


def told(text: str, language: str, verb: str, rule: str) -> str:
    """Words that a document tells without quoting them: "recalled that …", "a rappelé que …", else as begun before.

    `verb` and `rule` are those of the fact: a verb that stands behind what it tells ("a-t-il assuré") opens nothing.
    """
    if language == "ar" and verb and text.startswith(verb):
        return _ARABIC_AND.sub("", text)
    if language == "ar" and (_ARABIC_OBJECT.match(fold(text)) or (rule in FINITE and _ARABIC_GOES_ON.search(text))):
        return _told_in_arabic(text, verb)
    if first := _QUOTED_FIRST.fullmatch(text):
        text = first[1]
    if language not in ("en", "fr") or (verb and text.casefold().startswith(verb.casefold())):
        return text
    if verb and ((rule in FINITE and not _INVERTED.search(verb)) or rule == JOINED):
        begun = BEGUN if rule == JOINED else ""
        return f"{begun}{verb[:1].lower()}{verb[1:]} {_that(text, language)}{text}"
    if rule.startswith(ACCORDING):
        return f"{text[:1].upper()}{text[1:]}"
    return f"{BEGUN}{text}" if text[:1].islower() else text


def _told_in_arabic(text: str, verb: str) -> str:
    """Arabic sentences need no verb before them, but a second "that" needs its first: "أوضح أن …، وأن …"."""
    bare = _ARABIC_AND.sub("", verb)
    that = next((word for word, verbs in _ARABIC_THAT if verbs.fullmatch(fold(bare))), "")
    return f"{bare} {that} {text}" if that else f"أن {text}" if _ARABIC_OBJECT.match(fold(text)) else text


def _that(text: str, language: str) -> str:
    if language == "en":
        return "that "
    return "qu’" if elides(text.lstrip("«\u00a0\u202f ")) and text[:1] not in _OPENS else "que "
