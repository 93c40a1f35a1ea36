"""Whether the words around a head name a body, a house or one of many, and no event: "Forum mondial … (GCTF)"."""

from marsad.extraction.events_candidate import BESIDE, Candidate
from marsad.extraction.events_grammar import Cue
from marsad.extraction.heads import is_arabic_definite
from marsad.extraction.noun_phrases import right_edge
from marsad.extraction.persons_offices import lexicon
from marsad.extraction.phrase_lines import Line, Token

_NAMED_BEFORE = 12  # tokens between an event and the verb of who organises it
_BRACKETED = 2  # tokens of an acronym and the bracket behind it
_WRITTEN_ON = 3  # letters at most that an Arabic word carries of the words before it
_LISTED = 9  # tokens of a list of many


def names_body(found: Candidate) -> bool:
    """Say whether the words name a body: "le Forum mondial de lutte contre le terrorisme (GCTF)"."""
    if found.edition is not None:
        return False
    line, token = found.line, found.line.tokens[found.at]
    after = found.at + found.head.length
    governing = found.grammar.venues | found.grammar.papers
    if found.grammar.language == "en" and after < len(line.tokens) and line.tokens[after].key in governing:
        return True  # "the forums centre", "the Conference Hall", "a training manual"
    led = found.grammar.language == "fr" and token.is_capital and (_has_an_office(found) or _organises(found))
    if led or _is_covered(line.bodies, token) or _holds_another(found) or _explains_acronym(found):
        return True
    if found.head.words[0] in found.grammar.bodies and found.head.tier != "strong":
        held = any(cue.kind in ("held", "future") and _is_beside(found, cue) for cue in found.cues)
        covered = _is_covered(line.organisations, token) and not held
        return covered or _has_acronym(line, found.at) or _ends_a_body(found) or _has_an_office(found)
    if _is_in_house(found) or _is_one_of_many(found):
        return True
    first = line.tokens[found.first].start
    return any(start < first - _WRITTEN_ON and token.end <= end for start, end in line.organisations)


def _holds_another(found: Candidate) -> bool:
    """Say whether an Arabic body stands behind a verb of organising, and its event behind it: "نظم منتدى … مؤتمرا"."""
    line, grammar = found.line, found.grammar
    if grammar.language != "ar" or found.head.words[0] not in grammar.bodies:
        return False
    if not any(cue.kind == "organiser_after" and cue.last == found.first for cue in found.cues):
        return False
    if any(grammar.head_at(line, i) for i in range(max(0, found.first - _NAMED_BEFORE), found.first)):
        return True  # "المؤتمر الذي ينظمه منتدى …"
    heads = ((i, grammar.head_at(line, i)) for i in range(found.last, len(line.tokens)))
    return any(head and not is_arabic_definite(line.tokens[i].key, head) for i, head in heads)


def _is_in_house(found: Candidate) -> bool:
    """Say whether an Arabic house is named by what it is for: "قاعة المحاضرات الكبرى"."""
    if found.grammar.language != "ar" or not found.at or not found.is_definite:
        return False
    return any(form in found.grammar.houses for form in found.line.forms[found.at - 1])


def _is_one_of_many(found: Candidate) -> bool:
    """Say whether a word of quantity stands before a definite plural: "عشرات الندوات", "عدد من المؤتمرات والورش"."""
    tokens, at = found.line.tokens, found.at - 1
    if at >= 0 and tokens[at].key in found.grammar.counts:
        return tokens[found.at].key.endswith("ات")
    while at > 0 and found.at - at < _LISTED and tokens[at].key.startswith(("ال", "وال", "وورش")):
        at -= 1
    if at >= 0 and tokens[at].key in found.grammar.many_held and tokens[found.at].key.startswith(("ال", "وال")):
        plural = tokens[found.at].key.endswith("ات") or "ورش" in tokens[found.at].key.removesuffix("ه")
        return plural and not tokens[found.at].key.endswith("ورشه")  # "عبر تنظيم الدورات والورش العلمية"
    return at > 0 and tokens[at].key == "من" and tokens[at - 1].key.removeprefix("ال") in found.grammar.counts


def _ends_a_body(found: Candidate) -> bool:
    """Whether a head is the end of a longer name: "the Office for Heritage and Dialogue convened"."""
    if found.grammar.language != "en":
        return False
    first, token = found.line.tokens[found.first].start, found.line.tokens[found.at]
    return any(start < first - _WRITTEN_ON and token.end <= end for start, end in found.line.organisations)


def _organises(found: Candidate) -> bool:
    """Whether words of organising lead to a French name: "organisée par le Forum du Port pour la paix"."""
    told = (cue for cue in found.cues if cue.kind in ("organiser_after", "partner_after"))
    return found.head.words[0] in found.grammar.bodies and any(0 <= found.first - cue.last <= 1 for cue in told)


def _explains_acronym(found: Candidate) -> bool:
    """Whether the words in brackets behind an acronym write it out: "le RMF (Réseau …)", "du FMF (Forum mondial …)"."""
    tokens = found.line.tokens
    if found.first < _BRACKETED or tokens[found.first - 1].text != "(":
        return False
    acronym = tokens[found.first - 2].text
    return acronym.isupper() and len(acronym) > 1


def _has_an_office(found: Candidate) -> bool:
    """Whether somebody holds an office of what is named: "the Secretary-General of the Scholars Forum"."""
    before = [token.key for token in found.line.tokens[max(0, found.first - 3) : found.first]]
    if found.grammar.language == "fr":
        offices = [word for word in before if word in lexicon("fr", "roles") or word in found.grammar.founders]
        return bool(offices) and before[-1] in ("du", "la", "le", "l'", "de", "des")
    return found.grammar.language == "en" and before[1:] == ["of", "the"] and before[0] in lexicon("en", "roles")


def _is_beside(found: Candidate, cue: Cue) -> bool:
    """Whether words of holding are near enough to be a body's or an event's own; in English they stand beside it."""
    near = -1 <= cue.first - found.last <= BESIDE or 0 <= found.first - cue.last <= BESIDE
    return near or found.grammar.language != "en"


def _is_covered(spans: tuple[tuple[int, int], ...], token: Token) -> bool:
    """Say whether a token stands in one of the names."""
    return any(start <= token.start + _WRITTEN_ON and token.end <= end for start, end in spans)


def _has_acronym(line: Line, at: int) -> bool:
    """Say whether the phrase at a head ends with an acronym in brackets, before whatever leads on."""
    last = right_edge(line, at + 1)
    closed = (i for i in range(at + 3, last) if line.tokens[i].text == ")")
    return any(line.tokens[i - 2].text == "(" and line.tokens[i - 1].text.isupper() for i in closed)
