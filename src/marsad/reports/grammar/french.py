"""French contractions and elision: "d’Amman", "du Caire", "aux Émirats arabes unis", "de la Fondation".

Spaces that must not break (before : ; ? ! and inside « ») are put by `spaced`.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from marsad.language.normalise import fold

VOWELS = frozenset("aeiouhœæ")  # y is spoken as a consonant before a vowel: "de Yaoundé"
# Cities and bodies whose h is spoken, so that nothing is elided before them.
BREATHED = (
    "hague",
    "haye",
    "hambourg",
    "hanovre",
    "harare",
    "haut",
    "hong",
    "houston",
    "hollande",
    "hongrie",
    "honduras",
    "hull",
)
SPOKEN_AS_CONSONANT = ("onz", "oui", "yaound", "yemen", "yokohama", "york", "ouagadougou-")
NARROW, WIDE = "\u202f", "\u00a0"


@cache
def _countries() -> dict[str, frozenset[str]]:
    rules = tomllib.loads((files(__package__) / "countries.toml").read_text(encoding="utf-8"))["fr"]
    return {name: frozenset(codes) for name, codes in rules.items()}


@cache
def _articles() -> tuple[tuple[str, str], ...]:
    rules = tomllib.loads((files(__package__) / "heads_fr.toml").read_text(encoding="utf-8"))
    pairs = [(fold(head), kind) for kind, heads in rules.items() for head in heads]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def elides(word: str) -> bool:
    """Whether "de", "le", "la" lose their vowel before this word."""
    folded = fold(word, "fr").lstrip("«\u00a0\u202f \"'’")
    if not folded or folded.startswith((*BREATHED, *SPOKEN_AS_CONSONANT)):
        return False
    return folded[0] in VOWELS


def de(name: str) -> str:
    """Write "de", contracted or elided, before a name that brings its own article or none: "du Caire", "d’Amman"."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d’{name}" if elides(name) else f"de {name}"


def of_named(name: str) -> str:
    """Write "de" before a name with its article: "de la Tunisie", "du Maroc", "des États-Unis"."""
    article, _space, rest = name.partition(" ")
    contracted = {"le": "du", "les": "des"}.get(article)
    return f"{contracted} {rest}" if contracted else de(name)


def a(name: str) -> str:
    """Write "à" before a city: "à Rabat", "au Caire", "à La Haye", "aux Sables"."""
    if name.startswith("Le "):
        return f"au {name[3:]}"
    if name.startswith("Les "):
        return f"aux {name[4:]}"
    return f"à {name}"


def with_article(word: str, *, is_feminine: bool) -> str:
    """A noun with its article: "le forum", "la réunion", "l’atelier"."""
    return f"l’{word}" if elides(word) else f"{'la' if is_feminine else 'le'} {word}"


def gender(name: str) -> str:
    """The kind of a body's name by its first word: "m", "f", "p" (plural), or "" where that is not known."""
    folded = fold(name, "fr")
    for head, kind in _articles():
        if folded.startswith(head) and (len(folded) == len(head) or not folded[len(head)].isalpha()):
            return {"masculine": "m", "feminine": "f", "plural": "p"}[kind]
    return ""


def the(name: str) -> str:
    """A body with its article where its first word tells which: "la Fondation X", "l’Organisation Y", "ICESCO"."""
    kind = gender(name)
    if not kind:
        return name
    if kind == "p":
        return f"les {name}"
    return with_article(name, is_feminine=kind == "f")


def of_the(name: str) -> str:
    """Write "de" before a body: "de la Fondation X", "du Centre Y", "des Nations unies", "d’ICESCO"."""
    kind = gender(name)
    if kind == "p":
        return f"des {name}"
    if kind and elides(name):
        return f"de l’{name}"
    return {"f": f"de la {name}", "m": f"du {name}"}.get(kind) or de(name)


def to_the(name: str) -> str:
    """Write "à" before a body: "à la Fondation X", "au Centre Y", "aux Nations unies", "à ICESCO"."""
    kind = gender(name)
    if kind == "p":
        return f"aux {name}"
    if kind and elides(name):
        return f"à l’{name}"
    return {"f": f"à la {name}", "m": f"au {name}"}.get(kind) or f"à {name}"


def country_kind(code: str, name: str) -> str:
    """How a country's name behaves: m, f, p (plural), bare, bare_en, islands."""
    rules = _countries()
    for kind, label in (("plural", "p"), ("bare", "bare"), ("bare_en", "bare_en"), ("islands", "islands")):
        if code in rules[kind]:
            return label
    if code in rules["masculine"]:
        return "m"
    return "f" if code in rules["feminine"] or fold(name, "fr").endswith("e") else "m"


def in_country(code: str, name: str) -> str:
    """Write "au Maroc", "en Tunisie", "en Irak", "aux Émirats arabes unis", "à Djibouti", "à la Barbade"."""
    kind = country_kind(code, name)
    if kind == "p":
        return f"aux {name}"
    if kind == "bare":
        return f"à {name}"
    if kind == "islands":
        return f"à la {name}"
    if kind in ("f", "bare_en") or (kind == "m" and _elides_country(code, name)):
        return f"en {name}"
    return f"au {name}"


def of_country(code: str, name: str) -> str:
    """Write "du Maroc", "de Tunisie", "d’Algérie", "des Émirats arabes unis", "d’Oman"."""
    kind = country_kind(code, name)
    if kind == "p":
        return f"des {name}"
    if kind == "islands":
        return f"de la {name}"
    if _elides_country(code, name):
        return f"d’{name}"
    return f"du {name}" if kind == "m" else f"de {name}"


def the_country(code: str, name: str) -> str:
    """Write "le Maroc", "la Tunisie", "l’Algérie", "les États-Unis", "Oman"."""
    kind = country_kind(code, name)
    if kind in ("bare", "bare_en"):
        return name
    if kind == "p":
        return f"les {name}"
    if _elides_country(code, name):
        return f"l’{name}"
    return f"le {name}" if kind == "m" else f"la {name}"


def _elides_country(code: str, name: str) -> bool:
    return code not in _countries()["breathed"] and elides(name)


def spaced(text: str) -> str:
    """Put the spaces of French typography: narrow before ; ? !, full before : and inside guillemets, none to break."""
    text = re.sub(r"[ \u00a0\u202f]+([;?!])", NARROW + r"\1", text)
    text = re.sub(r"[ \u00a0\u202f]+:", f"{WIDE}:", text)
    text = re.sub(r"«[ \u00a0\u202f]*", f"«{WIDE}", text)
    return re.sub(r"[ \u00a0\u202f]*»", f"{WIDE}»", text)
