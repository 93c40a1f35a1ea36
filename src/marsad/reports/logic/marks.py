"""Punctuation between values, which each language writes in its own way, and the capital at a beginning."""

from django.utils.translation import gettext as _

QUOTATION = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»"), "ar": ("«", "»")}


def is_turned(language: str, own: str) -> bool:
    """Whether words run against a report: their quotation marks are then their own and run with them."""
    return bool(own) and (own == "ar") != (language == "ar")


def quotation(language: str, own: str) -> tuple[str, str]:
    """The marks around words in a report: the report's, or those of words that run the other way."""
    return QUOTATION.get(own if is_turned(language, own) else language, QUOTATION["en"])


def within(words: str, opening: str) -> str:
    """Words that are put in quotation marks: those that they bring become the inner ones, « … “…” … »."""
    inner = {"“": ("“”", "‘’"), "«": ("«»", "“”")}[opening[0]]
    plain = words.replace("«\u00a0", "«").replace("\u00a0»", "»") if opening[0] == "«" else words
    return plain.translate(str.maketrans(*inner))


def colon() -> str:
    """Between a label and its value."""
    return _(": ")


def semicolon() -> str:
    """Between two values of one line."""
    return _("; ")


def capital(name: str) -> str:
    """A name that begins a line or a cell: "Fifth edition of …"; scripts without capitals stay as they are."""
    return name[:1].upper() + name[1:]


def lower(label: str) -> str:
    """A label inside a sentence: "rejected (1)"."""
    return label[:1].lower() + label[1:]


def comma() -> str:
    """Between a name and what places it."""
    return _(", ")
