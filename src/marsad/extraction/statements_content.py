"""Which words of a folded sentence a verb of saying says: those behind it, before it, or from it on.

Before a verb stand a quotation, a clause ("Water is short, the mayor said"), or only who speaks.
"""

import re

from marsad.extraction.statements_grammar import Frame, Grammar
from marsad.extraction.statements_subjects import WORD, Verb

LONGEST_CIRCUMSTANCE = 10  # words of where and when before an aside
DATELINE = re.compile(r"(?:[^ :;.]+ ){1,6}(?:-|--) (?=\S)")  # "KATI, Nordland -- Water is short, the mayor said"
LEAST_WORDS = 3  # fewer words say nothing that can be cited


def content_before(text: str, verb: Verb, low: int) -> tuple[int, int]:
    """The words before a verb: the quotation that closes there, or all since the verb before it."""
    closing = text.rfind('"', low, verb.start + 1)
    if closing > 0 and not text[closing + 1 : verb.start].strip(" ,"):
        opening = text.rfind('"', 0, closing)
        return (opening + 1, closing) if opening >= 0 else (0, closing)
    dateline = None if low else DATELINE.match(text, 0, verb.start)
    return dateline.end() if dateline else low, verb.start


def content_of(text: str, frame: Frame, verb: Verb, tail: re.Match[str], low: int) -> tuple[int, int]:
    """Where the said words stand, as far as the sentence goes."""
    if frame.content == "before":
        before = content_before(text, verb, low)
        if len(WORD.findall(text[slice(*before)])) >= LEAST_WORDS:
            return before
    if frame.content == "whole":
        return low, len(text)
    if frame.content == "verb" or (frame.content == "object" and not tail.group("subject").strip(" ,")):
        return verb.start, len(text)
    return tail.end(), len(text)


def without_subject(
    text: str, content: tuple[int, int], subject: tuple[int, int], tail: re.Match[str], grammar: Grammar
) -> tuple[int, int]:
    """What is said before a verb without its subject; where next to nothing is left, what goes on behind the verb.

    What goes on behind an aside is one sentence with what was begun before it: "Schools, she said, were closed".
    """
    resumes = grammar.words.get("resumes")
    aside = resumes is not None and text[: tail.end()].endswith(",")
    if (
        aside
        and resumes is not None
        and (resumes.match(text, tail.end()) or _is_circumstance(text, content, subject, grammar))
    ):
        return content[0], len(text)
    if content[0] < subject[0] < content[1]:
        content = content[0], subject[0]  # "Water is short, the mayor said": without "the mayor"
        if len(WORD.findall(text[slice(*content)])) < LEAST_WORDS and tail.end() < len(text):
            return tail.end(), len(text)  # "The centre, the mayor said, opens in May"
    return content


def resumed(text: str, content: tuple[int, int], verb: Verb, tail: re.Match[str], grammar: Grammar) -> tuple[int, int]:
    """What is said before a verb with its pronoun, and behind it where only a circumstance stands before it.

    « Dans les villages, dit-elle, l'école manque », « C'est pourquoi, ajoute-t-il, … ».
    """
    begun = (verb.start, verb.start)
    if (
        content[1] == verb.start
        and text.startswith(",", tail.end())
        and _is_circumstance(text, content, begun, grammar)
    ):
        return content[0], len(text)
    return content


def _is_circumstance(text: str, content: tuple[int, int], subject: tuple[int, int], grammar: Grammar) -> bool:
    """Whether only where, when or why stands before who speaks: "In a world of floods, he noted, people must …"."""
    begun = text[content[0] : subject[0]].strip(' ,"')
    placed = grammar.words.get("placed")
    circumstance = placed.match(begun) if placed is not None else None
    return circumstance is not None and len(WORD.findall(begun)) <= LONGEST_CIRCUMSTANCE


def is_only_subject(text: str, content: tuple[int, int], subject: tuple[int, int], grammar: Grammar) -> bool:
    """Whether nothing but who speaks stands before a verb: "“…,” Ada Holm, the mayor, said"."""
    first = text[content[0] : max(content[0], subject[0])].strip(' ,"')
    return subject[0] <= content[0] or not first or grammar.words["opener"].fullmatch(first) is not None


def said_by(  # noqa: PLR0913 - what is known of a verb and its frame
    text: str,
    frame: Frame,
    verb: Verb,
    tail: re.Match[str],
    before: tuple[int, int] | None,
    *,
    grammar: Grammar,
) -> tuple[int, int] | None:
    """Where the words stand that a verb says; None where only who speaks stands there."""
    content = content_of(text, frame, verb, tail, verb.low)
    if before and content[1] == verb.start:
        if is_only_subject(text, content, before, grammar):
            return None
        return without_subject(text, content, before, tail, grammar)
    return resumed(text, content, verb, tail, grammar) if frame.subject == "same" else content
