"""The numbers of list items and paragraphs as a page shows them, for formats that store only how to count."""

from collections.abc import Sequence

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def numeral(value: int, form: str) -> str:
    """A number in the form that Word names it by: lowerLetter, upperRoman, arabicAbjad …; figures where unknown."""
    if form.endswith("Letter"):
        letters = _lettered(value, _LATIN)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman"):
        return _roman(value).upper() if form.startswith("upper") else _roman(value)
    if form in {"arabicAlpha", "arabicAbjad"}:
        return _lettered(value, _ALPHABET if form == "arabicAlpha" else _ABJAD)
    if form == "hindiNumbers":
        return str(value).translate(_INDIC)
    return f"{value:02}" if form == "decimalZero" else str(value)


def _lettered(value: int, alphabet: Sequence[str]) -> str:
    """A, b … z, aa, bb: as word processors count on."""
    if value < 1:
        return str(value)
    times, place = divmod(value - 1, len(alphabet))
    return alphabet[place] * min(times + 1, 9)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    said = ""
    for size, sign in _ROMAN:
        said += sign * (value // size)
        value %= size
    return said
