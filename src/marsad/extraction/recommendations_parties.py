"""Who asks, and who is asked: the words that stand where a grammar expects them, cut to a name or a plain noun phrase.

A name that the document is known to give there comes first; else the phrase up to its first verb. Pronouns name nobody.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from marsad.extraction import phrases
from marsad.language.normalise import fold, fold_with_offsets
from marsad.records import Analysis, EntityKind, Mention, Sentence

CLITIC = re.compile(" [smtldn]$")  # of the verb behind it: « le maire s'est dit »
SHORTEST = 3  # letters: shorter remains are particles
SUBJECT = 8  # words of a subject that a pronoun may mean
DATED = re.compile("(?:in|on|since|en|le|depuis|في|خلال) (?:[^ ,]+ ){0,3}[0-9]{4}[, ]")  # "In May 2024 two towns"
SOME_OF = re.compile("(?:[0-9]+|[ء-ي]+) من(?:هم|هن|هما|ها)|[0-9]+ of them|[0-9]+ d'entre (?:eux|elles)")  # nobody known
OTHER_GENDER: Mapping[str, tuple[str, ...]] = {"il": ("la", "une"), "elle": ("le", "un")}  # articles
EACH = re.compile("(?:[0-9]{4},? )?(?:every|each|chaque) ")  # "every edition has asked": of many, none is named
PAST = re.compile("[a-z]+ed (?:the|an?|its|their|his|her|to|that) ")  # "adopted the plan and"
FIRST_PERSON = frozenset({"je", "j", "nous", "i", "we"})
LISTS = (
    "pronouns", "personal", "plural", "possessives", "openings", "verbs", "ends", "conjunctions", "prepositions",
    "circumstances", "auxiliaries", "genitives", "participles",
)  # fmt: skip


@cache
def lexicon(language: str) -> Mapping[str, re.Pattern[str]]:
    """The pronouns, openings and verbs of a language, as whole words (`grammar/parties.toml`)."""
    table = phrases.grammar("", "parties").get(language, {})
    edges = phrases.EDGES
    return {name: re.compile(f"{edges['b']}{phrases.alternation(table.get(name, ()))}{edges['e']}") for name in LISTS}


def known_name(analysis: Analysis, start: int, end: int) -> str:
    """The first person or body named between two places; of several that begin together the longest."""
    named = [
        mention
        for mention in analysis.mentions_of(EntityKind.PERSON, EntityKind.ORGANISATION)
        if start <= mention.citation.start and mention.citation.end <= end
    ]
    first = min(named, key=lambda m: (m.citation.start, -m.citation.end), default=None)
    if first is None:
        return ""
    first = next((one for one in named if _holds_office_of(analysis, one, first)), first)
    last = max(named, key=lambda m: m.citation.end)
    between = analysis.document.text[first.citation.end : last.citation.start]
    if last.kind is EntityKind.PERSON and end - last.citation.end <= 1 and _is_office(between):
        first = last  # "UN Special Rapporteur Ada Holm": she asks
    fact = analysis.fact(first.fact)
    return str(fact.fields["name"]) if fact else " ".join(first.citation.quote.split())


def _is_office(words: str) -> bool:
    """Whether the words between a body and a person are an office alone: all with capitals, no mark between them."""
    return bool(words.strip()) and all(word[0].isupper() for word in words.split())


def _holds_office_of(analysis: Analysis, person: Mention, body: Mention) -> bool:
    """Whether a person is named whose office names a body: of "the head of the Fund, Ada Holm" she is meant."""
    fact = analysis.fact(person.fact) if person.kind is EntityKind.PERSON else None
    office = str(fact.fields.get("role") or "") if fact else ""
    return body.kind is EntityKind.ORGANISATION and bool(office) and fold(body.citation.quote) in fold(office)


def pronoun_in(folded: str, language: str) -> str:
    """The personal pronoun that a folded phrase begins or ends with ("he went on", "au plan institutionnel ils")."""
    personal, tokens = lexicon(language)["personal"], folded.split()
    return next((token for token in (*tokens[:1], *tokens[-1:]) if personal.fullmatch(token)), "")


def is_first_person(pronoun: str) -> bool:
    """Whether a pronoun means whoever speaks or writes, so nobody named before."""
    return pronoun in FIRST_PERSON


def subject_place(folded: str, place: tuple[int, int], language: str) -> tuple[int, int]:
    """Where the subject stands: there, or at the head of the sentence when the phrase goes on: "and stands ready"."""
    phrase = folded[slice(*place)].strip(" ,")
    joined = lexicon(language)["conjunctions"].match(phrase)
    rest = phrase[joined.end() :].strip() if joined else phrase
    verb = _verb(rest, 0, language)
    if _goes_on(phrase, language) and (first := _verb(folded, 0, language)) and first.start() < place[0]:
        return (0, first.start())  # "a salué l'appui | des chefs et | a appelé": the subject stands at the head
    if not joined or (rest and (verb is None or verb.start())):
        return place
    first = _verb(folded, 0, language)
    return (0, first.start()) if first and first.start() < place[0] else place


def _goes_on(phrase: str, language: str) -> bool:
    """Whether a phrase is the end of an object, behind which another verb follows: "des chefs et a"."""
    words = lexicon(language)
    tokens = [token for token in phrase.split() if not words["auxiliaries"].fullmatch(token)]
    joined = bool(tokens) and words["conjunctions"].fullmatch(tokens[-1]) is not None
    return joined and words["genitives"].match(phrase) is not None


def _verb(folded: str, start: int, language: str) -> re.Match[str] | None:
    """The first verb from a place on."""
    words = lexicon(language)
    found = filter(None, (words[name].search(folded, start) for name in ("verbs", "ends")))
    return min(found, key=lambda match: match.start(), default=None)


def meant(sentences: Sequence[Sentence], pronoun: str) -> str:
    """Whom a pronoun means: the subject of the last of these sentences that has one of the same number."""
    for sentence in reversed(sentences):
        verb = lexicon(sentence.language)["verbs"].search(fold_with_offsets(sentence.text, sentence.language).text)
        subject = plain(sentence.text, sentence.language) if verb else ""
        plural = any(word.endswith("s") for word in subject.split()[:2])
        wanted = lexicon(sentence.language)["plural"].fullmatch(pronoun) is not None
        other = OTHER_GENDER.get(pronoun, ())
        if subject and len(subject.split()) <= SUBJECT and plural == wanted and subject.split()[0].lower() not in other:
            return subject
    return ""


def plain(phrase: str, language: str) -> str:
    """A phrase without what opens its sentence, up to its first verb; "" when a pronoun or nothing is left."""
    words = lexicon(language)
    folded = fold_with_offsets(phrase, language)
    opening = words["openings"].match(folded.text) or DATED.match(folded.text)
    opening = opening or words["prepositions"].match(folded.text)
    start = opening.end() if opening else 0
    whose = words["possessives"].match(folded.text.strip(" "), 0) if not opening else None  # "its organisers"
    start = whose.end() if whose else start
    start = _after_circumstances(folded.text, start, language)
    verb = _verb(folded.text, start, language)
    end = verb.start() if verb else len(folded.text)
    kept = folded.text[start:end].strip(" ,;:.-\"'«»()")
    kept = CLITIC.sub("", kept)
    if (
        len(kept) < SHORTEST
        or (language == "en" and PAST.match(kept) and not words["participles"].match(kept))
        or SOME_OF.fullmatch(kept)
        or words["pronouns"].fullmatch(kept)
        or pronoun_in(kept, language)
    ):
        return ""
    place = folded.text.index(kept, start)
    return " ".join(phrase[slice(*folded.span(place, place + len(kept)))].split())


def _after_circumstances(folded: str, start: int, language: str) -> int:
    """Where the subject begins behind times and places that commas part: "At the end of the meeting, the towns …"."""
    circumstances = lexicon(language)["circumstances"]
    comma = folded.find(",", start)
    while comma > 0 and circumstances.match(folded[start:comma].lstrip()):
        start, comma = comma + 1, folded.find(",", comma + 1)
    return start


def is_one_of_many(phrase: str) -> bool:
    """Whether a phrase means each of several alike, which as an issuer is nobody that a reader could look up."""
    return bool(EACH.match(fold(phrase)))


def party(analysis: Analysis, phrase: str, span: tuple[int, int], language: str) -> str:
    """Who is meant by a phrase that stands at a place of the document; "" when it names nobody."""
    return known_name(analysis, *span) or plain(phrase, language)
