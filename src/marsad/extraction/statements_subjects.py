"""Where the words for a speaker stand in a folded sentence: before the verb, after it, or with the verb before it.

A clause is no subject, nor what somebody calls on; a verb behind a comma has its subject before the comma.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from marsad.extraction.names_features import known_as
from marsad.extraction.statements_grammar import Frame, Grammar
from marsad.extraction.statements_names import narrowed

SUBJECT_WORDS = 34  # a title with its institution and a name; longer is a clause
CLAUSE_SUBJECT = 12  # words before the verb of a clause that a participle goes on with
_OFFICE_REACH = 110  # characters of an office before the name of its holder, or of its body
PARTED = re.compile(
    r'[,;:"]|(?:^| )(?:علي|عن|من|ضد|بعد|قبل|خلال|ان|بان) '
)  # after these another part of the clause stands
APPOSED = re.compile(r",? (?:(?:السيده?|الدكتوره?|الاستاذه?|د\.) )?")
TOLD_OFFICE = re.compile(r', (?P<office>[^,;:"]{3,90})(?=,)')
_TITLE_REACH = 30  # characters in which a speaker after the verb shows a title
WORD = re.compile(r'[^\s",;:.()]+')
LISTING = re.compile(r",(?![0-9])")  # a comma of the sentence, not of a figure: "1,500"
STRONG = re.compile(r'[;:"]|(?<=[ )])-(?= )')  # a dateline ends with a dash
RELATIVE = re.compile(r"\s*(?:lequel|laquelle|lesquels|lesquelles|qui|who|which|الذي|التي|الذين)\s*$")
COLON = "colon"  # the class of the mark that stands in place of a verb: who speaks is all that stands before it
SHARE = re.compile(r"[0-9][0-9.,]* ?(?:%|per ?cent|pour cent|(?:في |ب)الم[اي]+ه)")  # nobody: "18 per cent said"
OBJECT = re.compile(r"\s*(?:من|عن|علي|الي|ضد) (?!جانب|جهت)")  # what an Arabic verb governs, not who speaks
FINITE = re.compile("[a-z]{3,}(?:ed|t)|[a-z]{4,}(?:e|ent|ait|aient|it)")  # forms of verbs behind their subject
CONJUNCTION = re.compile(r"(?:^| )(?:et|and|then|puis|mais|but|ou il|where he)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of saying in a folded sentence: its class, its place, and where the next one begins."""

    kind: str
    start: int
    end: int
    limit: int
    low: int = 0  # where the verb before it ends


def piece_before(text: str, low: int, high: int) -> tuple[int, int] | None:
    """The noun phrase right before a verb: after the last strong mark, with an apposition between commas."""
    strong = [m.end() for m in STRONG.finditer(text, low, high)]
    low = strong[-1] if strong else low
    commas = [m.start() for m in LISTING.finditer(text[low:high])]
    last = text[low + commas[-1] + 1 : high] if commas else ""
    relative = bool(RELATIVE.match(last))
    closes = bool(commas) and (relative or not last.strip())
    keep = commas[: -1 if relative else -2] if closes else commas
    start = low + keep[-1] + 1 if keep else low
    end = low + commas[-1] if closes else high
    return (start, end) if text[start:end].strip(" ,") else None


def _done_by(text: str, place: tuple[int, int], grammar: Grammar) -> tuple[int, int]:
    """The agent alone of words that a relative clause goes on with: "opened by Ada Holm, who recalled"."""
    agent = grammar.words.get("agent")
    last = max((mark.end() for mark in agent.finditer(text, *place)), default=0) if agent else 0
    return (last, place[1]) if last else place


def _is_one_object(between: str) -> bool:
    """Whether the words between two verbs are the first one's object; an apposition would have two commas."""
    return between.endswith(",") and between.count(",") == 1


def _first_verb(text: str, low: int, place: int) -> int:
    """Where the verb begins that another is joined to behind a comma: "Ada Holm, captain, thanked them and said"."""
    before = text[low:place].rstrip(" ,")
    comma = before.rfind(",")
    joined = CONJUNCTION.search(before) and comma > 0
    first = before[comma + 1 :].split(maxsplit=1)[:1] if joined else []
    return low + comma + 1 if first and FINITE.fullmatch(first[0]) else place


def before_first_verb(text: str, place: tuple[int, int], grammar: Grammar) -> tuple[int, int]:
    """The subject alone of words that lead to a second verb: "the delegation questioned the need and (stated)"."""
    past = grammar.words.get("past")
    first = past.search(text, *place) if past and CONJUNCTION.search(text[slice(*place)].rstrip(" ,")) else None
    return (place[0], first.start()) if first else place


def of_clause(text: str, verb: Verb, grammar: Grammar) -> tuple[int, int] | None:
    """The subject of the clause that a participle goes on with: "Lima and Quito disagreed, arguing that …"."""
    begun = grammar.words["begun_there"].search(text, 0, verb.start) if grammar.is_verb_first else None
    if begun:
        return begun.span("head")
    past = grammar.words.get("past")
    first = past.search(text, 0, verb.start) if past else None
    if first is None or not text[: verb.start].endswith(", ") or "," in text[: first.start()]:
        return None
    return (0, first.start()) if len(WORD.findall(text[: first.start()])) <= CLAUSE_SUBJECT else None


def _subject_before(text: str, verb: Verb, grammar: Grammar) -> tuple[int, int] | None:
    """The speaker named before a verb, in its clause; before a colon all that stands there."""
    between = text[verb.low : verb.start].rstrip(" ")
    # "A thanked B, stressed C and said": what stands between two verbs is the first one's object
    coordinated = verb.low > 0 and (CONJUNCTION.search(between.rstrip(",")) or _is_one_object(between))
    if verb.kind == COLON:
        return max((m.end() for m in STRONG.finditer(text, 0, verb.start)), default=0), verb.start
    two = None if verb.low else grammar.words.get("first_of_two")
    first = two.fullmatch(between) if two else None  # « le maire a rejeté l'idée et a fait savoir »
    high = first.end("who") if first else _first_verb(text, verb.low, verb.start)
    place = None if coordinated else piece_before(text, verb.low, high)
    if place and RELATIVE.match(text, place[1] + text.startswith(",", place[1]), verb.start):
        place = _done_by(text, place, grammar)
    return before_first_verb(text, place, grammar) if place else None


def subject_of(text: str, frame: Frame, verb: Verb, tail: re.Match[str], grammar: Grammar) -> tuple[int, int] | None:
    """Where the speaker is named; None when the frame says that it is the last one, or when nothing stands there."""
    if frame.subject == "same":
        return None if verb.low else of_clause(text, verb, grammar)
    if frame.subject == "verb":
        return verb.start, verb.end
    if frame.subject == "before":
        return _subject_before(text, verb, grammar)
    if frame.subject in {"group", "around"} and tail.group("subject").strip(" ,"):
        if frame.subject == "around" and OBJECT.match(tail.group("subject")):
            return piece_before(
                text, verb.low, verb.start
            )  # "أما المدير فحذر من الاعتماد على": whom "he" means stands before
        told = grammar.words.get("told_to")
        is_told = (
            told is not None and RELATIVE.search(text, 0, verb.start) and told.match(text, tail.start("subject") + 1)
        )
        return _subject_before(text, verb, grammar) if is_told else tail.span("subject")
    return None


def subject_first(text: str, verb: Verb, low: int) -> tuple[int, int] | None:
    """The noun right before a verb: in "his country called all parties to" it is the subject, not the parties."""
    before = text[low : verb.start].rstrip(" ")
    follows = before and before[-1] not in ',;:."' and not text[: verb.start].endswith(("كما ", "فيما ", "حين "))
    return piece_before(text, low, verb.start) if follows else None


def follows_subject(text: str, verb: Verb, after: tuple[int, int] | None, grammar: Grammar) -> bool:
    """Whether a verb behind a comma has its subject before it: "Ada Holm, maire de Sfax, avait annoncé la reprise"."""
    behind = text.startswith(",", verb.start) or text[: verb.start].endswith(", ")
    if grammar.is_verb_first or not behind or after is None:
        return False
    low = max((mark.end() for mark in STRONG.finditer(text, 0, verb.start)), default=0)
    title, words = grammar.words["title"], WORD.findall(text[low : verb.start])
    told = title.search(text, after[0], min(after[1], after[0] + _TITLE_REACH))
    named = len(words) <= SUBJECT_WORDS and title.search(text, low, verb.start)
    return bool(named) and told is None and not grammar.words["verb"].search(text, low, verb.start)


def shows_speaker(text: str, place: tuple[int, int], grammar: Grammar, names: Mapping[int, int]) -> bool:
    """Whether words name somebody who may speak: named in the document, by an office, or as a source."""
    bare = narrowed(text, *place, grammar) or place
    origin = grammar.words.get("origin")
    sourced = origin is not None and origin.match(text[slice(*bare)]) is not None
    return sourced or names_speaker(text, place, grammar, names) or names_speaker(text, bare, grammar, names)


def named_end(text: str, verb_end: int, grammar: Grammar, names: Mapping[int, int]) -> int:
    """Where a subject right behind a verb ends that a name ends, with its office; 0 where none stands there.

    "أدان اتحاد الساحل الهجوم", "أدان مدير المركز سالم الناصري الهجوم": no mark parts subject and object.
    """
    begin = verb_end + 1
    end = names.get(begin, 0)
    if not end and grammar.words["title"].match(text, begin):
        first = next((place for place in sorted(names) if begin < place <= begin + _OFFICE_REACH), begin)
        end = 0 if first == begin or PARTED.search(text, begin, first) else names[first]
    while end and (more := APPOSED.match(text, end)) and more.end() in names:
        end = names[more.end()]
    told = TOLD_OFFICE.match(text, end) if end else None
    return told.end() if told and grammar.words["title"].match(text, told.start("office")) else end


def names_speaker(
    text: str, place: tuple[int, int], grammar: Grammar, names: Mapping[int, int] = MappingProxyType({})
) -> bool:
    """Whether the noun after "and called" is who called, not who is called on."""
    phrase = text[slice(*place)].lstrip(" ,")
    if place[1] - len(phrase) in names:
        return True
    told = grammar.words["collective"].match(phrase) or grammar.words["title"].match(phrase)
    return bool(told) or _begins_with_a_name(phrase)


def _begins_with_a_name(phrase: str) -> bool:
    """Whether an Arabic phrase begins with a given name and another word: "محمد بن حمزة"."""
    words = phrase.split(maxsplit=2)
    known = known_as(words[0]) if len(words) > 1 else ""
    return "g" in known and "s" not in known


def is_clause(text: str, subject: tuple[int, int], grammar: Grammar) -> bool:
    """Whether the words for a speaker are no speaker: too many, even without where and when, a bare share, a predicate.

    A predicate: ", moved to allay such fears.".
    """
    named = text[slice(*(narrowed(text, *subject, grammar) or subject))]
    predicate = grammar.words.get("no_subject")
    if predicate is not None and predicate.match(text[slice(*subject)].lstrip(" ,") + " "):
        return True
    return len(WORD.findall(named)) > SUBJECT_WORDS or SHARE.fullmatch(named) is not None
