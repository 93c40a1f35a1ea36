"""The offices around a name in French and English: "directeur de l'Institut, Salim Naceri", "Ann Lee, head of …".

An office goes on with what it rules, through further offices after commas; a verb or another mark ends it.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from marsad.extraction.name_words import Word
from marsad.extraction.names_features import grammar
from marsad.extraction.organisations_latin_words import heads
from marsad.language.normalise import fold

_LONGEST_ROLE = 24
_LONGEST_PORTFOLIO = 12  # words behind a comma up to the last of several portfolios
_GOVERNED = ("de", "des", "du", "d'")
_ENDS = frozenset(';:.!?()[]«»“”"|–—')
_SHORT_NAME = 2  # words of a name, without links and initials, that capitals of an office follow without a comma
_NEAR = 4  # words in which the noun of an office stands
_LONGEST_LABEL = 6  # words of an office before a colon
_COMPOUND = 3  # nouns at most before an English office
_QUALIFIERS = 3  # words between an office and the small words before the next: "Spécial Adjoint du"


@cache
def lexicon(language: str, name: str) -> frozenset[str]:
    """A word list of the grammar of persons, folded."""
    return frozenset(fold(word) for word in grammar("persons")[language][name])


@cache
def namesakes(language: str, name: str = "namesakes") -> frozenset[str]:
    """What may bear somebody's name, folded: streets, schools, prizes; `built` are those that need no capital."""
    return frozenset(fold(word) for word in grammar("persons").get(language, {}).get(name, ()))


@cache
def offices(name: str) -> frozenset[str]:
    """Small words around offices, in both languages, folded."""
    return frozenset(fold(word) for word in grammar("persons")["offices"][name])


def is_role(word: Word, language: str) -> bool:
    """Whether a word is an office or a profession."""
    roles = lexicon(language, "roles")
    return word.key in roles or word.key.removesuffix("s") in roles or word.key.partition("-at-")[0] in roles


def _joined(words: Sequence[Word]) -> str:
    """Words as text again: no space after an elision, nor before a comma."""
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        glued = before is None or before.text.endswith(("'", "’", "(")) or word.text in ",)"
        text += word.text if glued else " " + word.text
    return text


def role_after(
    words: Sequence[Word], end: int, language: str, names: frozenset[int] = frozenset()
) -> tuple[str, str] | None:
    """The office that follows a name after a mark or "is", unless it belongs to the next of the names."""
    if end + 1 < len(words) and words[end].text == "," and words[end + 1].text in _degrees(language):
        end += 2  # "Ada Holm, PhD, dean of …"
    end = _past_country(words, end)
    marked = end < len(words) and (words[end].text in ",(–—-:" or _is_said_to_be(words, end, language))
    if not marked and not office_beside(words, end, language):
        return None
    place = end + marked
    while place < len(words) and words[place].key in offices("articles"):
        place += 1
    governed = words[place : place + 1] and words[place].key in offices("governing")
    acts = place < len(words) and words[place].key in offices("acts")  # "…, held at the Prince Ali Hall"
    cued = None if acts else _office_place(words, place, language)
    cue = words[cued] if cued is not None else None
    if (
        cue is None
        or cued is None
        or governed
        or _is_verb(words, place, language)
        or _names_body(words, place, language)
        or any(not word.is_word for word in words[place : place + 1])
    ):
        return None
    last = max(place, cued)
    while last < len(words) and last - place < _LONGEST_ROLE and not _role_ends(words, last, language):
        if not marked and not words[last].is_capital and words[last].key not in offices("within"):
            break  # nothing but capitals shows where an office without a comma ends
        last += 1
    while last > place + 1 and words[last - 1].key in offices("small") | {"at", "in", "et"}:
        last -= 1  # "is a teacher at a school": cut before the second article
    if last == place:
        return None  # ", told reporters": the office is another's
    last = _before_next_name(words, (place, last), language, names)
    return (_joined(words[place:last]), cue.text) if last else None


def _office_place(words: Sequence[Word], place: int, language: str) -> int | None:
    """Where the noun of an office stands that begins at a place.

    It is one of the first words, or in English behind the name of a body: "Delta Fund for Schools (DFS) Director".
    """
    if language == "en" and place < len(words) and words[place].key in lexicon("en", "seats"):
        return place
    near = range(place, min(len(words), place + _NEAR))
    found = next((i for i in near if is_role(words[i], language)), None)
    if found is not None and not any(words[i].text in "()" for i in range(place, found)):
        ended = language == "en" and any(words[i].key in offices("breaks") for i in range(place + 1, found))
        honour = language == "en" and found + 1 < len(words) and words[found + 1].key in lexicon("en", "of_honour")
        return None if ended or honour else found
    if language != "en" or place >= len(words) or not words[place].is_capital:
        return found
    at = place
    while at < len(words) and at - place < _LONGEST_ROLE:
        bracketed = at + 2 < len(words) and words[at].text == "(" and words[at + 2].text == ")"
        if bracketed:
            at += 3
        elif is_role(words[at], "en"):
            return at
        elif words[at].is_word and (words[at].is_capital or words[at].key in offices("within")):
            at += 1
        else:
            break
    return found


def _rules_two(words: Sequence[Word], place: int, last: int) -> bool:
    """Whether "and" stands within what an office rules, all in capitals: "Minister of Trade and Foreign Affairs …"."""
    return (
        0 < place < last and words[place].key == "and" and words[place - 1].is_capital and words[place + 1].is_capital
    )


def _past_country(words: Sequence[Word], end: int) -> int:
    """The comma behind a country in brackets that parts a name from the office: "Ada Holm (Norland), chair of …"."""
    if end + 3 >= len(words) or words[end].text != "(":
        return end
    closed = next((i for i in range(end + 2, min(len(words), end + 6)) if words[i].text == ")"), 0)
    return closed + 1 if closed and closed + 1 < len(words) and words[closed + 1].text == "," else end


def _degrees(language: str) -> frozenset[str]:
    """What stands behind a comma after a name and is no office: "PhD"."""
    return frozenset(grammar("persons")[language]["postnominals"]) - {"MP", "MEP"}


def _is_said_to_be(words: Sequence[Word], end: int, language: str) -> bool:
    """Whether "is" leads to an office right after a name: "Salma Idrissi est enseignante à …"."""
    if words[end].key not in offices("copulas"):
        return False
    place = end + 1
    while place < len(words) and words[place].key in offices("articles"):
        place += 1
    return place < len(words) and is_role(words[place], language)


def _is_verb(words: Sequence[Word], place: int, language: str) -> bool:
    """Whether an office is a verb here: « Karim Ayari, juge « prématuré » », « …, préside la séance »."""
    if language != "fr" or place + 1 >= len(words):
        return False
    return words[place + 1].text in '«“"' or words[place + 1].key in ("que", "qu'", "le", "la", "les", "l'")


def _names_body(words: Sequence[Word], place: int, language: str) -> bool:
    """Whether a body's name begins at a place, as in "Sami Naceri (Secrétariat général du Comité)"."""
    return words[place].text in heads(language) and not is_role(words[place], language)


def _before_next_name(words: Sequence[Word], span: tuple[int, int], language: str, names: frozenset[int]) -> int:
    """Where an office ends when "and" leads to the next of the names; 0 when the office belongs to that one."""
    place, last = span
    following = [name for name in names if place <= name <= last]
    if not following:
        return last
    joined = min(following) - 1
    while joined > place and words[joined].key in offices("articles"):
        joined -= 1
    told = any(is_role(word, language) for word in words[place:joined])
    return joined if told and words[joined].key in ("et", "and") else 0


def office_beside(words: Sequence[Word], end: int, language: str) -> int:
    """The place of an English office that capitals lead to right after a name ("Political Officer at …"), or 0."""
    place = end
    while place < len(words) and words[place].is_capital and words[place].is_word and not is_role(words[place], "en"):
        place += 1
    led_on = place + 1 < len(words) and words[place + 1].key in ("at", "of", "for", "to", "in", ",")
    found = language == "en" and led_on and words[place].is_capital and is_role(words[place], "en")
    return place if found else 0


def without_office(words: Sequence[Word], begin: int, end: int, language: str) -> int:
    """Where a name ends that runs into the capitals of an office: after two words, links and initials not counted."""
    full = [n for n in range(begin, end) if len(words[n].text) > 2 and words[n].key not in lexicon(language, "links")]
    if len(full) <= _SHORT_NAME or not office_beside(words, full[_SHORT_NAME], language):
        return end
    return full[_SHORT_NAME]


def _role_ends(words: Sequence[Word], place: int, language: str) -> bool:
    """Whether an office ends before a word: at marks, verbs, and commas that list no further office."""
    word = words[place]
    if word.key == "et" and place + 2 < len(words) and words[place + 2].key == "par":
        return True  # "ministre de la Culture et modérée par"
    if word.text == ",":
        after = [w for w in words[place + 1 : place + 3] if w.key not in offices("articles")]
        return not (after and is_role(after[0], language)) and not _lists_on(words, place)
    if language == "en" and word.text.endswith("ed") and words[place - 1].is_capital:
        return word.text[0].islower()  # "Director at the Fund attended …"
    if language == "fr" and word.key == "et" and _is_another(words, place + 1):
        return True
    breaks = word.key in offices("breaks") and word.text != "à" and not _is_interim(words, place)
    return word.text in _ENDS or breaks


def _is_another(words: Sequence[Word], place: int) -> bool:
    """Whether an article and an office begin there, which are somebody else's: « imam du Port et le pasteur … »."""
    after = words[place + 1 : place + 2]
    known = bool(after) and (is_role(after[0], "fr") or after[0].text in grammar("persons")["fr"]["titles"])
    return known and words[place].key in _DEFINITE


def _is_interim(words: Sequence[Word], place: int) -> bool:
    """Whether "par" only tells that an office is held for a time: « président par intérim du Centre »."""
    return len(words) > place + 1 and words[place + 1].key in offices("interim")


def _lists_on(words: Sequence[Word], place: int) -> bool:
    """Whether a comma stands in what a French office rules: "ministre de l'Innovation, des Sciences et du Travail"."""
    following = [word.key for word in words[place + 1 : place + _LONGEST_PORTFOLIO]]
    if following[:1] and following[0] in _DEFINITE - {"the"}:  # "pour l'Éducation, les Sciences et la Culture"
        capitals = words[place - 1].is_capital and words[place + 2].is_capital
        plain = not is_role(words[place + 2], "fr")
        return capitals and plain and any(one == "et" and two in _DEFINITE for one, two in pairwise(following))
    again = (
        ("à", "au", "aux")
        if words[place + 1 : place + 2] and words[place + 1].text in ("à", "aux", "au")
        else _GOVERNED
    )
    after = words[place + 1 : place + _LONGEST_PORTFOLIO]
    led = after[:1] and (after[0].key in _GOVERNED or after[0].text in again)
    return bool(led) and any(one.key == "et" and two.text in again for one, two in pairwise(after))


def role_before(words: Sequence[Word], first: int, language: str) -> tuple[str, str] | None:
    """The office that ends before a name, with or without a comma between."""
    last = first - 1
    if labelled := _label(words, last, language):
        return labelled
    comma = last >= 0 and words[last].text == ","
    last -= comma
    if last > 0 and words[last].key in offices("articles") and words[last - 1].text == ",":
        last, comma = last - 2, True  # "président du Centre, le professeur …"
    if not comma and last >= 0 and words[last].key in _PARTING:
        return None  # "the Leaders' Summit hosted by Ada Holm", « a déclaré aux délégués la ministre Ada Holm »
    place = _before_acronym(words, last)
    while place >= 0 and last - place < _LONGEST_ROLE and not _is_own_role(words, place, last, language):
        edge = _left_edge(words[place]) and not _is_interim(words, place)
        if (edge and not (comma and _is_in_charges(words, place, language))) or (
            words[place].key in ("et", "and") and not comma and not _rules_two(words, place, last)
        ):
            return None
        place -= 1
    if place < 0 or not is_role(words[place], language):
        return None
    place = _in_charge(words, place, language)
    found = _role_start(words, place, language)
    if comma and found > 1 and words[found - 1].text == "," and words[found - 3].is_capital:
        return None  # "A. Name, head of the Fund, B. Name": what stands between is the first one's
    while (comma or _serves(words, found)) and (governing := _governing(words, found, language)) is not None:
        found = _role_start(words, governing, language)
    return _joined(words[found : last + 1]), words[place].text


def _is_own_role(words: Sequence[Word], place: int, last: int, language: str) -> bool:
    """Whether a word is the office of one person, not of the many in a body: « présidente de l'Union des imams »."""
    many = place > 1 and last > place and words[place].key.endswith("s") and words[place - 1].key in _OF_MANY
    return is_role(words[place], language) and not many


def _label(words: Sequence[Word], last: int, language: str) -> tuple[str, str] | None:
    """The office that opens a line before a colon and a name: « Rapporteur : Salim Naceri »."""
    if not 0 < last <= _LONGEST_LABEL or words[last].text != ":" or not is_role(words[0], language):
        return None
    plain = not any(_left_edge(word) for word in words[:last])
    return (_joined(words[:last]), words[0].text) if plain else None


def _is_in_charges(words: Sequence[Word], place: int, language: str) -> bool:
    """Whether a comma stands among a French minister's portfolios: "ministre de l'Eau, des Forêts et de la Pêche,"."""
    return language == "fr" and words[place].text == "," and _lists_on(words, place)


_DEFINITE = frozenset(("le", "la", "l'", "les", "the"))
_PARTING = _DEFINITE | {"by", "with", "par", "avec", "d'", "de", "du", "of"}
_OF_MANY = frozenset(("des", "of"))
_GOES_ON = frozenset(fold(word) for word in ("chargé", "chargée", "adjoint", "adjointe"))


def _in_charge(words: Sequence[Word], place: int, language: str) -> int:
    """The office that a French "chargé de" or "adjointe" goes on with: "conseiller municipal de Sfax chargé de …"."""
    before = place - 1
    if words[place].key in _GOES_ON and before > 0 and words[before].text == ",":
        before -= 1  # "ministre auprès du président, chargé de la Ville"
    while words[place].key in _GOES_ON and before >= max(0, place - _LONGEST_ROLE):
        if _left_edge(words[before]):
            break
        if is_role(words[before], language):
            return before
        before -= 1
    return place


def _serves(words: Sequence[Word], found: int) -> bool:
    """Whether an office is the one that another serves: "Secrétaire d'État auprès du" before "Ministre"."""
    place = found - 1
    while place >= 0 and words[place].key in offices("small"):
        if words[place].key == fold("auprès"):
            return True
        place -= 1
    return False


def _before_acronym(words: Sequence[Word], last: int) -> int:
    """The word before an acronym in brackets that ends an office: "… pour le Sahel (ACR), Madame …"."""
    closed = last > 2 and words[last].text == ")" and words[last - 2].text == "("
    return last - 3 if closed else last


def _governing(words: Sequence[Word], found: int, language: str) -> int | None:
    """The office that governs another: "représentante spéciale du" before "secrétaire général"."""
    place = found - 1
    while place >= 0 and words[place].key in offices("small"):
        place -= 1
    if all(word.key in _DEFINITE for word in words[place + 1 : found]):
        return None
    lowest = max(0, place - _QUALIFIERS)
    while place > lowest and words[place].is_word and not is_role(words[place], language):
        if _left_edge(words[place]) or words[place].key in offices("small") - {
            "d'",
            "de",
        }:  # "Secrétaire d'État", "directrice de cabinet"
            return None
        place -= 1
    return place if is_role(words[place], language) else None


def _role_start(words: Sequence[Word], place: int, language: str) -> int:
    """Where an office begins whose last noun stands at a place: after its article, with what qualifies it before."""
    found = place
    while found > 0 and (is_role(words[found - 1], language) or _is_qualifier(words[found - 1], language)):
        found -= 1
    return _compound_start(words, found) if language == "en" else found


def _compound_start(words: Sequence[Word], found: int) -> int:
    """Where an English office begins that nouns stand before: "the human rights lawyer", "UN special rapporteur"."""
    place = found
    while place > 0 and found - place < _COMPOUND and _is_of_compound(words[place - 1]):
        place -= 1
    led = place == 0 or words[place - 1].key in offices("articles") or words[place - 1].text in ",."
    return place if led else found


def _is_of_compound(word: Word) -> bool:
    """Whether a word before an English office may be a noun or adjective of it: no article, verb, possessor or mark."""
    small = offices("articles") | offices("small") | offices("breaks") | lexicon("en", "stops")
    verbal = word.key.endswith("ed") and not word.is_capital
    ends = _left_edge(word) or word.key in small or word.key.endswith(("'s", "’s"))
    return word.is_word and not ends and not verbal and not is_role(word, "en")


def office_led_by(words: Sequence[Word], first: int, begin: int) -> str:
    """The English office of which a title before a name is the last word: "Foreign Minister"; "" where it is alone."""
    start = _role_start(words, first, "en")
    return _joined(words[start:begin]) if start < first else ""


def _is_qualifier(word: Word, language: str) -> bool:
    """Whether a word before an office belongs to it: "ancien", "deputy", in English a capital."""
    plain = word.key in offices("qualifiers")
    return plain or (language == "en" and word.is_capital and word.is_word and word.key not in offices("articles"))


def _left_edge(word: Word) -> bool:
    """Whether an office before a name cannot reach further left."""
    return word.text in _ENDS or word.text == "," or word.key in offices("breaks") - {"on", "a"}
