"""Counted nouns and ordinals: "no recommendations", "trois appels", "توصيتان", "11 برنامجا", "الدورة الثالثة".

Numbers up to ten are written in words, as prose does; above that in Western digits with each language's grouping.
"""

from babel.numbers import format_decimal, get_currency_name

from marsad.reports.grammar import french
from marsad.reports.grammar.nouns import Noun, noun

# Arabic numbers are grouped as the Maghreb does (454.545), with Western digits: the decision of the pages.
LOCALES = {"ar": "ar_MA", "fr": "fr_FR", "en": "en_GB"}
EN_CARDINALS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
FR_CARDINALS = ("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
# From 3 to 10 the Arabic number takes the gender that its noun has not.
AR_WITH_FEMININE = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
AR_WITH_MASCULINE = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
EN_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FR_ORDINALS = (
    *("", "premier", "deuxième", "troisième", "quatrième", "cinquième"),
    *("sixième", "septième", "huitième", "neuvième", "dixième"),
)
AR_ORDINALS = ("", "أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
INDECLINABLE = ("و", "ا", "ة", "ى")  # of currencies: "يورو", "ليرة"
AR_TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")


def number(language: str, value: float) -> str:
    """Digits with the language's grouping: "1,250", "1 250", "1.250"."""
    return str(format_decimal(value, locale=LOCALES[language]))


def money(language: str, stored: str, currency: str) -> str:
    """A sum with its currency's code, "454 545 USD", in English "USD 454,545"; in Arabic with the currency's name."""
    try:
        value = float(stored)
    except ValueError:
        return f"{stored} {currency}".strip()
    if language == "en":
        return f"{currency}\u00a0{number(language, value)}".strip()
    named = _arabic_currency(value, currency) if language == "ar" and currency else currency
    return f"{number(language, value)}\u00a0{named}".strip()


def _arabic_currency(value: float, currency: str) -> str:
    """A currency's name behind a sum, also where the tables have but one form: "7.850 دينارًا أردنيًا"."""
    name, alone = (str(get_currency_name(currency, count=count, locale="ar")) for count in (value, 1))
    words = name.split()
    is_counted = 11 <= value % 100 <= 99 and name == alone and len(words) == len(("دينار", "أردني"))
    return " ".join(word if word.endswith(INDECLINABLE) else f"{word}ًا" for word in words) if is_counted else name


def cardinal(language: str, value: int, *, feminine: bool = False) -> str:
    """A number as prose writes it before a noun of that gender: in words up to ten, then in digits."""
    if not 1 <= value <= 10:
        return number(language, value)
    if language == "ar":
        if value < 3:
            return (("واحد", "اثنان"), ("واحدة", "اثنتان"))[feminine][value - 1]
        return (AR_WITH_FEMININE if feminine else AR_WITH_MASCULINE)[value - 3]
    if language == "fr":
        return "une" if value == 1 and feminine else FR_CARDINALS[value]
    return EN_CARDINALS[value]


def counted(language: str, value: int, key: str, *, oblique: bool = False, accusative: bool = False) -> str:
    """So many of a noun. `oblique` is for Arabic after a verb or preposition: "توصيتين".

    `accusative` is for what an Arabic verb has for its object, where one alone is written "التزاما واحدا". Zero is
    "no documents", "aucun document", "لا وثائق": a sentence about nothing words its own negation.
    """
    if language == "ar" and accusative:
        return _arabic_object(value, noun("ar", key))
    return {"ar": _arabic, "fr": _french, "en": _english}[language](value, noun(language, key), oblique)


def _english(value: int, word: Noun, _oblique: bool) -> str:
    if value == 0:
        return f"no {word.many}"
    return f"{cardinal('en', value)} {word.one if value == 1 else word.many}"


def _french(value: int, word: Noun, _oblique: bool) -> str:
    if value == 0:
        return f"{'aucune' if word.is_feminine else 'aucun'} {word.one}"
    joint = " de " if value >= 1_000_000 and value % 1_000_000 == 0 else " "
    if joint == " de " and word.one[0] in "aeiouyéèêh":
        joint = " d’"
    return f"{cardinal('fr', value, feminine=word.is_feminine)}{joint}{word.one if value == 1 else word.many}"


def _arabic(value: int, word: Noun, oblique: bool) -> str:
    if value == 0:
        return f"لا {word.many}"
    if value == 1:
        return f"{word.one} {'واحدة' if word.is_feminine else 'واحد'}"
    if value == 2:
        return word.dual_oblique if oblique else word.dual
    if value <= 10:
        return f"{cardinal('ar', value, feminine=word.is_feminine)} {word.many}"
    return f"{number('ar', value)} {_arabic_form(value % 100, word)}"


def _arabic_object(value: int, word: Noun) -> str:
    if value == 1 and not word.is_feminine:
        return f"{word.accusative} واحدا"
    return _arabic(value, word, oblique=True)


def _arabic_form(last: int, word: Noun) -> str:
    """After 11 to 99 the singular accusative, after 103 to 110 the plural, after whole hundreds the singular."""
    if 3 <= last <= 10:
        return word.many
    return word.accusative if last > 10 else word.one


def ordinal(language: str, value: int, *, feminine: bool = False, oblique: bool = False) -> str:
    """The ordinal as it stands at its noun: "third", "troisième", "الثالثة" (definite, after the noun)."""
    if language == "ar":
        return _arabic_ordinal(value, feminine=feminine, oblique=oblique)
    if language == "fr":
        return "première" if value == 1 and feminine else FR_ORDINALS[value] if value <= 10 else f"{value}e"
    return EN_ORDINALS[value] if value <= 10 else f"{value}{_english_ending(value)}"


def _english_ending(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _arabic_ordinal(value: int, *, feminine: bool, oblique: bool) -> str:
    if value == 100:
        return "المائة"
    if value > 100:  # in words this is longer than anybody reads: "الدورة 101"
        return str(value)
    if value <= 10:
        return "ال" + ("أولى" if value == 1 and feminine else AR_ORDINALS[value] + ("ة" if feminine else ""))
    unit = "ال" + _arabic_unit(value % 10, feminine=feminine)
    if value < 20:
        return f"{unit} {'عشرة' if feminine else 'عشر'}"
    tens = f"ال{AR_TENS[value // 10]}{'ين' if oblique else 'ون'}"
    return tens if value % 10 == 0 else f"{unit} و{tens}"


def _arabic_unit(value: int, *, feminine: bool) -> str:
    return ("حادي" if value == 1 else AR_ORDINALS[value]) + ("ة" if feminine else "")


def edition(language: str, value: int, key: str, *, oblique: bool = False) -> str:
    """A numbered event with its article: "the third forum", "le troisième forum", "المنتدى الثالث"."""
    word = noun(language, key)
    counted_as = ordinal(language, value, feminine=word.is_feminine, oblique=oblique)
    if language == "ar":
        return f"{word.definite} {counted_as}"
    if language == "fr":
        return f"{'la' if word.is_feminine else 'le'} {counted_as} {word.one}"
    return f"the {counted_as} {word.one}"


def definite(language: str, key: str) -> str:
    """A noun with its article: "the forum", "l’atelier", "المنتدى"."""
    word = noun(language, key)
    if language == "ar":
        return word.definite
    return french.with_article(word.one, is_feminine=word.is_feminine) if language == "fr" else f"the {word.one}"
