"""Speech acts in one sentence: which words are said, by which verb, and where the words for the speaker stand.

Works on folded text; every verb of saying gets the stretch up to the next one, in which the frames of its class are
tried once. So a sentence costs the same however many verbs it has.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from types import MappingProxyType

from marsad.extraction.statements_callers import callers
from marsad.extraction.statements_content import LEAST_WORDS, said_by
from marsad.extraction.statements_grammar import Frame, Grammar
from marsad.extraction.statements_subjects import (
    COLON,
    RELATIVE,
    WORD,
    Verb,
    follows_subject,
    is_clause,
    named_end,
    names_speaker,
    piece_before,
    shows_speaker,
    subject_first,
    subject_of,
)

CLAUSED = frozenset({"said_that", "added_that"})  # the rules by which a clause is said
WHOLE_CLAUSE = 5  # words of a clause that is a statement of its own
JOINED = "و"  # the Arabic "and", written as part of the verb: the same speaker goes on
CONDEMNING = "condemning"  # the class of verbs whose object stands right behind their subject
NO_NAMES: Mapping[int, int] = MappingProxyType({})
ACCORDING = "according"  # the class of "according to"
FINITE = "finite"  # the class of plain verbs of saying
LONGEST_LED = 14  # words between such a verb and the participle that goes on
CLAUSE = re.compile(r"[;:]")
GOES_ON = re.compile(r' ?,? (?:et|and|avant de|before) (?!")')
# A conjunction at the end of what is said belongs to the next clause.
HANGING = re.compile(
    r"(?:[ ,]+(?:حيث|و|و?كما|و?فيما|و?بينما|في حين|and|but|while|et|mais|alors que|tandis que))+[ ,]*$"
    r"|[ ,]+(?:علي حد (?:تعبير|قول|وصف)[ء-ي]+|(?:ب?حسب|وفق) (?:قول|تعبير|راي)[ء-ي]+"
    r"|selon (?:ses|leurs) (?:termes|mots|dires)|in (?:his|her|their) words)[ .,]*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing said: places in the folded sentence. No subject means: the last speaker."""

    frame: Frame
    start: int  # where the act begins, so where the one before it ends
    verb: tuple[int, int]
    subject: tuple[int, int] | None
    before: tuple[int, int] | None  # where to look when the subject turns out to be no name: "as for X, he said"
    content: tuple[int, int]


def verbs_in(text: str, grammar: Grammar) -> list[Verb]:
    """All verbs of saying of a sentence, in order; one verb may be of several classes."""
    set_phrases = [m.span() for m in grammar.words["impersonal"].finditer(text)]
    found = [
        (m.start(), m.end(), kind)
        for kind, pattern in compress(grammar.classes.items(), grammar.sieve.may_match(text))
        for m in pattern.finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in set_phrases)
    ]
    ends = [end for _, end, kind in found if kind != COLON]
    found = [one for one in found if one[2] != COLON or not _has_verb(text, ends, one[0])]
    starts = sorted({start for start, _, _ in found})
    return [
        Verb(kind=kind, start=start, end=end, limit=next((s for s in starts if s >= end), len(text)))
        for start, end, kind in sorted(found)
    ]


def _has_verb(text: str, ends: Sequence[int], place: int) -> bool:
    """Whether a colon is a verb's own: one of saying stands before it in the clause ("he said to the radio: …")."""
    return any(end <= place and not CLAUSE.search(text, end, place) for end in ends)


def fits(text: str, grammar: Grammar, verb: Verb, begin: int) -> Iterator[tuple[Frame, re.Match[str]]]:
    """The frames that fit a verb, the one with the nearest said words first; one without a tail comes last.

    `begin` is where the verb ends, or the name of its subject behind it.
    """
    found = []
    for place, frame in enumerate(grammar.frames):
        limit = (
            len(text) if frame.content == "before" else verb.limit + 1
        )  # what comes before is not cut by nouns after
        tail = frame.tail.match(text, begin, max(limit, begin)) if frame.verb == verb.kind else None
        if tail:
            found.append((tail.end() if tail.end() > begin else len(text) + 1, place, frame, tail))
    yield from ((frame, tail) for _, _, frame, tail in sorted(found, key=lambda one: one[:2]))


def act_of(text: str, grammar: Grammar, verb: Verb, names: Mapping[int, int]) -> Act | None:
    """The act of a verb by the frame that fits best."""
    then = grammar.words.get("then")  # "so he said": the clause before goes on
    joined = text.startswith(JOINED, verb.start) or (then is not None and then.match(text, verb.start) is not None)
    known = named_end(text, verb.end, grammar, names) if verb.kind == CONDEMNING else 0
    for frame, tail in fits(text, grammar, verb, known or verb.end):
        subject = (verb.end + 1, known) if known else subject_of(text, frame, verb, tail, grammar)
        if _is_no_speaker(text, frame, verb, subject, grammar=grammar, names=names):
            continue
        if subject and verb.kind == "judging":
            subject = callers(text, text[verb.start : verb.end], subject, grammar, names)[0]
        if subject and verb.kind == "judging" and not names_speaker(text, subject, grammar, names):
            first = None if joined else subject_first(text, verb, verb.low)
            if first and verb.low:
                continue  # what somebody says that somebody called for: one statement
            subject = None if joined else first or subject
        if frame.subject == "around" and verb.low and not subject and not joined:
            continue  # a verb inside what somebody else says: "he revealed that France promised to …"
        led = piece_before(text, 0, verb.start) if frame.subject == "around" and not verb.low and not joined else None
        if led and not subject and _is_relative(text, led, verb, grammar):
            continue
        before = subject if frame.subject == "before" else None
        content = said_by(text, frame, verb, tail, before, grammar=grammar)
        if content is None:
            continue
        return Act(
            frame=frame,
            start=before[0] if before else verb.start,
            verb=(verb.start, verb.end),
            subject=subject,
            before=led,
            content=content,
        )
    return None


def _is_relative(text: str, led: tuple[int, int], verb: Verb, grammar: Grammar) -> bool:
    """Whether a verb goes on with a noun of the clause before it: "خلص المشاركون إلى توصيات ركزت على"."""
    told = RELATIVE.search(text, led[0], verb.start)  # "شهد تفاعلا من الحضور، الذين أكدوا" tells who speaks
    return grammar.is_verb_first and told is None and is_clause(text, led, grammar)


def _is_no_speaker(  # noqa: PLR0913 - what is known of a verb and its frame, as `act_of` has it
    text: str,
    frame: Frame,
    verb: Verb,
    subject: tuple[int, int] | None,
    *,
    grammar: Grammar,
    names: Mapping[int, int],
) -> bool:
    """Whether the words that a frame takes for the speaker are none: a clause, nobody known, another verb's subject."""
    if frame.subject == "group" and frame.content == "before" and follows_subject(text, verb, subject, grammar):
        return True
    if frame.known and not (subject and shows_speaker(text, subject, grammar, names)):
        return True
    return subject is not None and is_clause(text, subject, grammar)


def rank(grammar: Grammar, act: Act) -> int:
    """The place of an act's frame in the grammar: the first one wins."""
    return grammar.frames.index(act.frame)


def _is_better(grammar: Grammar, act: Act, known: Act) -> bool:
    """Whether an act tells better what a verb says than another: by its rule, of one rule the nearest words."""
    if act.frame.rule == known.frame.rule and act.verb == known.verb and act.content[0] > act.verb[0]:
        return (act.content[0], rank(grammar, act)) < (known.content[0], rank(grammar, known))
    return rank(grammar, act) < rank(grammar, known)


def _has_no_object(text: str, verb: Verb, grammar: Grammar) -> bool:
    """Whether who speaks stands behind a verb, since it governs nothing."""
    listed = grammar.words.get("no_object")
    return (
        verb.kind == FINITE and listed is not None and bool(listed.fullmatch(text[verb.start : verb.end].strip(" ,")))
    )


def _led_by(text: str, act: Act, verb: Verb) -> Act:
    """An act whose speaker the verb before it names: "the director spoke, saying that"."""
    between = text[verb.end : act.verb[0]]
    near = not CLAUSE.search(between) and len(WORD.findall(between)) <= LONGEST_LED
    led = act.frame.subject == "same" and act.subject is None and near and between.strip(" ,")
    return replace(act, subject=(verb.end, act.verb[0])) if led else act


def candidates(text: str, grammar: Grammar, names: Mapping[int, int]) -> list[Act]:
    """The best act of each verb, in order."""
    best: dict[int, Act] = {}
    low = last = 0
    before: Verb | None = None  # a verb that says nothing itself: "صرح المدير قائلا إن"
    for verb in verbs_in(text, grammar):
        if verb.end > last:
            ended = [
                act.verb[1] for act in best.values() if act.verb[1] <= verb.start
            ]  # "expressed", "expressed the view"
            low, last = max(ended, default=0), verb.end
        act = act_of(text, grammar, replace(verb, low=low), names)
        act = _led_by(text, act, before) if act and before else act
        before = verb if act is None and _has_no_object(text, verb, grammar) else None
        if act and is_inside_quotation(text, act):
            continue
        known = best.get(verb.end)
        if act and (known is None or _is_better(grammar, act, known)):
            best[verb.end] = act
    first: dict[int, Act] = {}
    for act in sorted(best.values(), key=lambda act: (act.verb[0], rank(grammar, act))):
        first.setdefault(act.verb[0], act)  # "a mis l'accent" and "a mis l'accent sur" are one
    return list(first.values())


def is_quoted(act: Act, others: list[Act]) -> bool:
    """Whether a verb stands within the words of a later act: what is quoted says nothing of its own."""
    return any(
        other.content[1] <= other.verb[0] and other.content[0] <= act.verb[0] < other.content[1]
        for other in others
        if other is not act
    )


def closed_before_verb(text: str, start: int, end: int) -> int:
    """Where a quotation closes after which the same subject does something more: 'denounced "…" and asked for'."""
    opening = text.find('"', start, start + 2)
    closing = text.find('"', opening + 1, end) if opening >= 0 else -1
    return closing + 1 if closing > 0 and GOES_ON.match(text, closing + 1) else end


def is_inside_quotation(text: str, act: Act) -> bool:
    """Whether a verb stands between quotation marks that open and close in the sentence: it is part of what is said."""
    before, after = text.count('"', 0, act.verb[0]), text.count('"', act.verb[1])
    opened = before % 2 == 1 and after % 2 == 1
    return opened and not text[: act.verb[0]].rstrip(" ,").endswith('"')


def left_open(text: str) -> int:
    """Where a quotation opens that runs on over the end of a folded sentence; -1 when none does."""
    last = text.rfind('"')
    begins = last >= 0 and text.count('"') % 2 == 1 and text[max(0, last - 1)] in ' "' and text[last + 1 :].strip()
    return last if begins and not text[last + 1].isspace() else -1


def is_aside(text: str, act: Act, others: list[Act]) -> bool:
    """Whether an act only tells, between commas, who says what an earlier one tells already: ", a-t-on constaté,"."""
    if text[: act.verb[0]].rstrip(" ,").endswith('"'):
        return False  # after a quotation it tells who is quoted
    return act.frame.content == "before" and any(
        other.frame.content != "before" and other.content[0] < act.verb[0] < other.content[1]
        for other in others
        if other is not act
    )


def _follows(act: Act, start: int) -> bool:
    """Whether an act begins within words that begin at a place: "according to …" also at their first word."""
    return act.start > start or (act.start == start and act.frame.verb == ACCORDING)


def acts_in(text: str, grammar: Grammar, names: Mapping[int, int] = NO_NAMES) -> tuple[Act, ...]:
    """The speech acts of a folded sentence, each with the words up to the next one.

    `names` are the persons and bodies named in it: where each begins and ends in the folded text.
    """
    every = candidates(text, grammar, names)
    found = [act for act in every if not is_quoted(act, every) and not is_aside(text, act, every)]
    opened = -1 if grammar.is_verb_first else left_open(text)
    if any(act.verb[1] <= opened <= act.content[0] + 1 for act in found):
        found = [act for act in found if act.verb[0] < opened]  # what is quoted says nothing of its own
    ended = []
    for place, act in enumerate(found):
        start, end = act.content
        following = next((a.start for a in found[place + 1 :] if _follows(a, start)), len(text))
        closed = closed_before_verb(text, start, min(end, following))
        last = HANGING.search(text, start, closed)
        ended.append(replace(act, content=(start, last.start() if last else closed)))
    return tuple(part for act in _long_enough(text, ended) for part in _clauses(text, act, grammar))


def _clauses(text: str, act: Act, grammar: Grammar) -> Iterator[Act]:
    """An act whose clauses are joined by "and that" as one for each: "أكد أن …، وأن …"; a short one stays joined."""
    start, end = act.content
    joined = grammar.words.get("and_that") if act.frame.rule in CLAUSED else None
    for mark in joined.finditer(text, start, end) if joined else ():
        sizes = (len(WORD.findall(part)) for part in (text[start : mark.start()], text[mark.end() : end]))
        if min(sizes) >= WHOLE_CLAUSE:
            yield replace(act, content=(start, mark.start()))
            start = mark.end()
    yield replace(act, content=(start, end))


def _long_enough(text: str, acts: Sequence[Act]) -> Iterator[Act]:
    """The acts that say enough to be cited; who does one that says too little speaks on in the next."""
    subject: tuple[int, int] | None = None
    for act in acts:
        if len(WORD.findall(text[slice(*act.content)])) < LEAST_WORDS:
            subject = act.subject or act.before
            continue
        yield replace(act, subject=subject) if subject and not (act.subject or act.before) else act
        subject = None
