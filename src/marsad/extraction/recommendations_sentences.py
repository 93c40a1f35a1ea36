"""Recommendations within one sentence: the governing words, and the stretch of text that they govern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

from marsad.extraction.recommendations_grammar import Frame, Grammar
from marsad.extraction.statements_callers import callers
from marsad.extraction.statements_grammar import grammar_of as speech_of
from marsad.extraction.statements_reports import said_after, says_at
from marsad.extraction.statements_subjects import WORD, piece_before

EDGE = re.compile("[;:]")
STOP = re.compile(";")
CLOSED = re.compile('"(?= ?[,.]|$)')  # with which a quotation ends
SUBJECT_WORDS = 12  # of a subject cited with its verb; a longer one is left out
COMMA = re.compile("[,;]")
CALL = "called_for"  # the rule of verbs that have a caller and somebody who is called on
ADVISES = "recommended"  # the same of verbs of advising: "أوصى الاجتماع الدول الأعضاء بـ"
VERBS = frozenset({"recommended", "called_for", "committed"})  # rules of verbs that take a subject
JOINED = re.compile("و[ناس]")  # "and we …", "and it will …": the Arabic "and" of a clause of its own
RELATIVE = re.compile("(?:الذي|التي|الذين) $")
JOINED_CLAUSE = re.compile("و")  # the Arabic "and" of a clause
ACTS = VERBS | {"need_stressed"}  # rules of verbs by which the same subject does something more
PAUSE = re.compile('[,;:."]|  ')  # two spaces stay where a long dash of Arabic datelines stood
SUBJECT_FIRST = re.compile("(?![وف])[ء-ي]+")  # a verb that no "and" joins to what stands before it
FAR = 200  # characters before a verb of duty beyond which its clause begins at a nearer comma


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Governing words found in a folded sentence, and the places of what they govern."""

    frame: Frame
    trigger: tuple[int, int]
    opening: int  # where the citation of the first action begins
    action: tuple[int, int]
    issuer: tuple[int, int] | None
    addressee: tuple[int, int] | None


def clause_before(text: str, low: int, place: int, grammar: Grammar) -> int:
    """Where the clause begins in which governing words stand, from `low` on at the earliest.

    A clause that points back begins with the one before its colon: "nobody waits outside: that is what must change".
    """
    edges = [mark.end() for mark in EDGE.finditer(text, low, place)]
    if edges and grammar.points_back.match(text[edges[-1] :].lstrip()):
        edges.pop()
    first = edges[-1] if edges else low
    first = max((mark.end() for mark in grammar.and_that.finditer(text, first, place)), default=first)
    if place - first > FAR:
        commas = [mark.end() for mark in COMMA.finditer(text, first, place)]
        first = commas[-1] if commas else first
    return first


def _stands_alone(text: str, first: int, found: re.Match[str], grammar: Grammar) -> bool:
    """Whether governing words begin a clause of their own behind a comma, so that another clause stands before it."""
    speech = speech_of(grammar.language)
    parted = text[first : found.start()].rstrip().endswith(",") and grammar.impersonal.match(found.group())
    if parted and JOINED_CLAUSE.match(found.group()):
        return True
    return bool(parted) and speech is not None and speech.words["verb"].search(text, first, found.start()) is not None


def opening_of(text: str, frame: Frame, found: re.Match[str], low: int, grammar: Grammar) -> int:
    """Where the citation of the first action begins."""
    if frame.scope == "after":
        return found.end()
    if frame.scope == "trigger":
        return found.start()
    first = clause_before(text, low, found.start(), grammar)
    if frame.scope == "clause" and JOINED.match(found.group()) and low < found.start():
        return found.start()  # "…, ونأمل أن": a clause of its own
    if frame.scope == "clause" and _stands_alone(text, first, found, grammar):
        return found.start()  # "la prison ne suffit pas, il faut …"
    if frame.scope == "clause":
        return said_after(text, first, found.start(), grammar.language)
    subject = piece_before(text, first, found.start())
    near = subject and len(WORD.findall(text[slice(*subject)])) <= SUBJECT_WORDS
    return subject[0] if subject and near else found.start()


def is_joined_duty(found: re.Match[str], grammar: Grammar) -> bool:
    """Whether governing words begin a duty of its own that only "and" parts from the one before: "… ويتعين"."""
    return bool(JOINED_CLAUSE.match(found.group()) and grammar.impersonal.match(found.group()))


def end_of(text: str, match: re.Match[str], later: list[tuple[Frame, re.Match[str]]], grammar: Grammar) -> int:
    """Where governed words end: before the comma that stands before the next governing words, or with the clause."""
    after = STOP.search(text, match.end())
    end = after.start() if after else len(text)
    for _, following in later:
        if following.start() > match.end() and is_joined_duty(following, grammar):
            end = min(end, following.start())
        commas = [mark.start() for mark in COMMA.finditer(text, match.end(), min(end, following.start() + 1))]
        if following.start() >= match.end() and commas:
            return commas[-1]
    return end


def before_next(text: str, match: re.Match[str], later: list[tuple[Frame, re.Match[str]]], grammar: Grammar) -> int:
    """Where governed words end when the same subject does something more: "urges … to A and invites … to B"."""
    verbs = {found.start() for frame, found in later if frame.rule in ACTS or is_joined_duty(found, grammar)}
    clauses = (
        mark
        for mark in grammar.next_clause.finditer(text, match.end())
        if mark.end() in verbs or says_at(text, mark.end(), grammar.language)
    )
    return next(
        (mark.start() for mark in clauses if len(WORD.findall(text[match.end() : mark.start()])) > 1), len(text)
    )


def group(found: re.Match[str], name: str) -> tuple[int, int] | None:
    """The place of a named group that matched some letters."""
    place = found.span(name) if name in found.re.groupindex else (-1, -1)
    return place if place[0] >= 0 and found.string[slice(*place)].strip(" ,") else None


def subject_first(text: str, found: re.Match[str], grammar: Grammar) -> tuple[int, int] | None:
    """The subject before its verb, in a language whose verb comes first: headlines, "the ministers have agreed"."""
    first = max((mark.end() for mark in PAUSE.finditer(text, 0, found.start())), default=0)
    words = text[first : found.start()].strip()
    if not words or not SUBJECT_FIRST.match(found.group()) or grammar.no_subject.match(words):
        return None
    return (first, found.start()) if len(words.split()) <= SUBJECT_WORDS else None


def parties_of(
    text: str, frame: Frame, found: re.Match[str], grammar: Grammar
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where the one who recommends is named, and whom it is asked of."""
    addressee, speech = group(found, "addressee"), speech_of(grammar.language)
    if frame.asks_subject:
        return None, piece_before(text, 0, found.start())
    if frame.issuer != "group":
        return (piece_before(text, 0, found.start()) if frame.issuer == "before" else None), addressee
    place, before = group(found, "issuer"), subject_first(text, found, grammar)
    if place is None or speech is None or frame.rule not in (CALL, ADVISES):
        return place or before, addressee
    if before:
        return before, addressee or place
    if RELATIVE.search(text, 0, found.start()):
        return None, addressee or place  # "the resolution that calls on the States to"
    caller, called = callers(text, text[found.start() : place[0]], place, speech)
    return caller, addressee or called


def triggers(
    text: str, grammar: Grammar, *, in_document: bool, follows: bool = False
) -> list[tuple[Frame, re.Match[str]]]:
    """All governing words of a sentence, in order; where two begin together, the frame that comes first counts."""
    found = [
        (match.start(), place, frame, match)
        for place, frame in compress(enumerate(grammar.frames), grammar.sieve.may_match(text))
        if (in_document or not frame.in_documents) and (follows or not frame.follows)
        for match in frame.pattern.finditer(text)
        if not any(narrative.tells(frame.rule, match) for narrative in grammar.narratives)
    ]
    return [(frame, match) for _, _, frame, match in sorted(found, key=lambda one: one[:2])]


def governed_to(
    text: str, frame: Frame, match: re.Match[str], later: list[tuple[Frame, re.Match[str]]], grammar: Grammar
) -> int:
    """Where the words end that governing words govern: with their clause, and with the quotation that holds them."""
    ending = end_of if frame.scope == "clause" else before_next
    end = ending(text, match, later, grammar)
    end = min((told.start() for told in grammar.told_after.finditer(text, match.end(), end)), default=end)
    if text.count('"', 0, match.start()) % 2:
        end = min((mark.start() for mark in CLOSED.finditer(text, match.end(), end)), default=end)
    leads_in = not match.start() and grammar.leading_in.match(text)
    if leads_in or grammar.when.search(text[: match.start()]):  # "when we recommended …, we were told"
        return min((comma.start() for comma in COMMA.finditer(text, match.end(), end)), default=end)
    return end


def advice_in(text: str, grammar: Grammar, *, in_document: bool, follows: bool = False) -> Iterator[Advice]:
    """What a folded sentence recommends; governed words are not looked at again. A question recommends nothing.

    `follows` says that the sentence before it speaks of recommendations.
    """
    if text.rstrip(' "').endswith("?"):
        return
    found = triggers(text, grammar, in_document=in_document, follows=follows)
    low = 0
    for place, (frame, match) in enumerate(found):
        if match.start() < low:
            continue
        later = found[place + 1 :]
        end = governed_to(text, frame, match, later, grammar)
        issuer, addressee = parties_of(text, frame, match, grammar)
        yield Advice(
            frame=frame,
            trigger=match.span(),
            opening=opening_of(text, frame, match, low, grammar),
            action=(match.end(), end),
            issuer=issuer,
            addressee=addressee,
        )
        low = end
