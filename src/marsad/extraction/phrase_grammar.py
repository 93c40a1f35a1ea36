"""What ends and what continues a noun phrase, per language: the data of `grammar/<language>/noun_phrases.toml`.

For the finders of events, programmes, instruments and practices. `key` is the form in which words are compared:
Latin words in small letters with their accents ("à" is not "a"), Arabic words folded.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from marsad.extraction.phrases import grammar as grammar_file
from marsad.language.characters import APOSTROPHES, ARABIC, HIDDEN
from marsad.language.normalise import fold

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_HIDDEN = re.compile(f"[{HIDDEN}]")
_ARABIC = re.compile(f"[{ARABIC}]")
# One-letter words written onto the next: and, so; with, as, for; the article.
_POSSESSIVES = ("هم", "ها")  # "اجتماعهم": their meeting
_CLITICS = re.compile("^(?P<and>[وف])?(?P<prep>[بكل])?(?P<article>ال)?(?P<rest>.{2,})$")


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The form in which a word is compared with the grammar; what folds to nothing (a lone tatweel) stays itself."""
    folded = fold(word) if _ARABIC.search(word) else _HIDDEN.sub("", _APOSTROPHE.sub("'", word.lower()))
    return folded or word


@lru_cache(maxsize=65536)
def bare_forms(folded: str) -> tuple[str, ...]:
    """An Arabic word as it is, then without what is written onto it: "وبالمؤتمر" and "مؤتمرا" give "مؤتمر" too."""
    if not _ARABIC.search(folded):
        return (folded,)
    forms = [folded]
    if folded[0] in "وف" and len(folded) > 3:
        forms.append(folded[1:])
    for form in tuple(forms):
        if form.startswith("لل") and len(form) > 4:
            forms.append(form[2:])
        match = _CLITICS.match(form)
        if match and (match["prep"] or match["article"]):
            forms.append(match["rest"])
    if folded.endswith(_POSSESSIVES) and len(folded) > 5:
        forms.append(folded[:-2])
    if folded.endswith("ه") and len(folded) > 5:
        forms.append(folded[:-1])  # "اجتماعه": its meeting
    forms += [form + "ه" for form in _of_somebody(folded)]
    if folded.endswith("ا") and len(folded) > 4 and "ال" not in folded[:3]:
        forms += [form[:-1] for form in forms[:2] if form.endswith("ا")]  # the accusative
    return tuple(dict.fromkeys(forms))


def _of_somebody(folded: str) -> tuple[str, ...]:
    """The stem of a feminine noun with "his", "its", "their": "دورته", "ندوتها"."""
    for ending in ("ته", "تها", "تهم"):
        if folded.endswith(ending) and len(folded) - len(ending) > 2:
            return (folded[: -len(ending)],)
    return ()


def word_set(words: str) -> frozenset[str]:
    """Words separated by spaces, as keys."""
    return frozenset(key(word) for word in words.split())


def quality_set(words: str) -> frozenset[str]:
    """Adjectives separated by spaces, as keys; Arabic ones without article in the accusative too."""
    keys = word_set(words)
    bare = (key for key in keys if _ARABIC.search(key) and not key.startswith("ال") and not key.endswith("ه"))
    return keys | {f"{key}ا" for key in bare}


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases separated by "|", each as the keys of its words, longest first; "(a/b)" in one is a or b."""
    written = (form for phrase in text.split("|") if phrase.strip() for form in spelt_out(phrase))
    cut = {tuple(key(word) for word in elisions_apart(phrase)) for phrase in written}
    return tuple(sorted(cut, key=lambda words: (-len(words), words)))


_CHOICE = re.compile(r"\(([^()]*)\)")


def spelt_out(phrase: str) -> list[str]:
    """A phrase of the grammar in all its forms: "financé(/e)(/s) par" is four, "(ي/ت)نفذ(ه/ها)" too."""
    parts = [part.split("/") if number % 2 else [part] for number, part in enumerate(_CHOICE.split(phrase))]
    return ["".join(chosen) for chosen in product(*parts)]


def _by_first(listed: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in listed:
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


_ELISION = re.compile(f"(?<=[{APOSTROPHES}])(?=[^\\s])")
_HYPHEN = re.compile(r"\s+")


def elisions_apart(phrase: str) -> Iterable[str]:
    """The words of a phrase of the grammar, cut as text is cut: "l'appui" is two."""
    return [part for word in _HYPHEN.split(phrase.strip()) for part in _ELISION.split(word) if part]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseGrammar:
    """What ends, continues and opens noun phrases in one language."""

    language: str
    determiners: frozenset[str]
    pointing: frozenset[str]  # "this": what it governs names nothing
    connectors: frozenset[str]
    topics: frozenset[str]
    no_topic: frozenset[str]  # behind these a topic word is what they govern: "الناجمة عن"
    duration: re.Pattern[str] | None  # "of three days", between a head and its topic
    audience: frozenset[str]  # "for": whom a workshop is for is not its topic
    fields: frozenset[str]  # "field": behind "in" it begins a topic
    bare_topics: frozenset[str]  # "subject": "on the same subject" says no topic
    taught: frozenset[str]  # Arabic "training", as an adjective: behind it "in" and a field go on with a name
    centring: frozenset[str]  # Arabic "turned on": behind it a topic is no part of a name
    called: frozenset[str]  # Arabic "programme": the title behind it belongs to the phrase
    dealing: frozenset[str]  # Arabic "dealt with": the title behind a meeting is what it dealt with
    genitives: frozenset[str]  # after "(ACR)" these lead to another name
    possessives: frozenset[str]  # "its": whose, the sentence tells
    gerund: str  # "ant": after "en" a word with this ending tells what is done beside
    relatives: frozenset[str]  # "which": its verb has the noun before as subject
    places: frozenset[str]  # words before a place: "à", "in", "في"
    conjunctions: frozenset[str]
    agents: frozenset[str]  # "by", behind a participle
    beside: frozenset[str]  # words of time or manner between the two
    stops: frozenset[str]
    stop_phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # "on the sidelines of", by first word
    only_in_topics: frozenset[str]  # "by": in "on the use of the Internet by …", not in "a summit by …"
    leading: frozenset[str]  # "leading": what follows belongs to the phrase
    objects: frozenset[str]  # Arabic nouns that in the accusative begin a phrase of their own
    towards: frozenset[str]  # "threats": nouns that "to" goes on from
    infinitive: frozenset[str]  # "to": goes on only before a capital
    ends: frozenset[str]  # "violence": where "radicalisation to" leads
    before_gerunds: frozenset[str]  # topic words behind which a gerund may govern: "on strengthening the role"
    verbs: frozenset[str]
    headlines: frozenset[str]  # verbs with a capital in headlines: "Delta Forum Issues Appeal"
    verb_ending: re.Pattern[str] | None
    verb_exceptions: frozenset[str]

    def is_stop(self, word: str) -> bool:
        """Say whether a word ends any noun phrase: a verb, a relative pronoun, a word of time."""
        if word in self.stops or self.is_verb(word):
            return True
        if self.language != "ar" or word[0] not in "وف" or len(word) < 4:
            return False
        return word[1:] in self.stops or self.is_verb(word[1:])

    def is_verb(self, word: str) -> bool:
        """Say whether a word is a finite verb, by list, ending, or (Arabic) the ya of the present tense."""
        if word in self.verbs:
            return True
        if word in self.verb_exceptions:
            return False
        if self.verb_ending and self.verb_ending.search(word):
            return True
        if self.language == "ar":
            future = word[:2] == "ست" and len(word) > 4  # "ستعرض"
            return future or (word[0] == "ي" and len(word) > 3) or (word[:2] == "سي" and word[1:] in self.verbs)
        return False


@cache
def phrase_grammar(language: str) -> PhraseGrammar:
    """The noun phrase grammar of a language; a language without data gets an empty one."""
    data = grammar_file(language, "noun_phrases")
    endings = data.get("verb_endings") or []
    return PhraseGrammar(
        language=language,
        determiners=word_set(data.get("determiners", "")),
        pointing=word_set(data.get("pointing", "")),
        connectors=word_set(data.get("connectors", "")),
        topics=word_set(data.get("topics", "")),
        no_topic=word_set(data.get("no_topic", "")),
        duration=re.compile(data["duration"]) if "duration" in data else None,
        audience=word_set(data.get("audience", "")),
        fields=word_set(data.get("fields", "")),
        bare_topics=word_set(data.get("bare_topics", "")),
        taught=word_set(data.get("taught", "")),
        centring=word_set(data.get("centring", "")),
        called=word_set(data.get("called", "")),
        dealing=word_set(data.get("dealing", "")),
        genitives=word_set(data.get("genitives", "")),
        possessives=word_set(data.get("possessives", "")),
        gerund=data.get("gerund", ""),
        relatives=word_set(data.get("relatives", "")),
        places=word_set(data.get("place_prepositions", "")),
        conjunctions=word_set(data.get("conjunctions", "")),
        agents=word_set(data.get("agents", "")),
        beside=word_set(data.get("beside", "")),
        stops=word_set(data.get("stops", "")),
        stop_phrases=_by_first(phrases(data.get("stop_phrases", ""))),
        only_in_topics=word_set(data.get("only_in_topics", "")),
        leading=word_set(data.get("leading", "")),
        objects=word_set(data.get("objects", "")),
        towards=word_set(data.get("towards", "")),
        infinitive=word_set(data.get("infinitive", "")),
        ends=word_set(data.get("ends", "")),
        before_gerunds=word_set(data.get("before_gerunds", "")),
        verbs=word_set(data.get("verbs", "")),
        headlines=word_set(data.get("headlines", "")),
        verb_ending=re.compile(f"^.{{2,}}(?:{'|'.join(endings)})$") if endings else None,
        verb_exceptions=word_set(data.get("verb_exceptions", "")),
    )
