"""Interviews: which blocks ask and which answer, so that what is answered is the interviewee's."""

from dataclasses import dataclass

from marsad.extraction.statements_grammar import Grammar
from marsad.language.normalise import fold
from marsad.records import Analysis, Block, BlockKind, Document, FactKind

QUESTIONS = 3  # with fewer questions a text only asks its readers something
BEGINNING = 20  # characters of a block in which such a letter stands
OPENING = 1500  # characters in which an interview says that it is one
CLOSING = 300  # the same at its end: « Propos recueillis par »
SHARE = 0.3  # of the blocks from the first question on: with so many, questions and answers take turns
BEFORE = ' \n"-*•●■:.()0123456789'  # marks before the first word of a question


def _has_letters(document: Document, grammar: Grammar) -> bool:
    """Whether letters such as "Q" and "A" stand before at least as many answers as an interview has questions."""
    answered = grammar.words.get("answered")
    begun = (fold(document.text[block.start : block.end][:BEGINNING]) for block in document.blocks)
    return answered is not None and sum(bool(answered.match(words)) for words in begun) >= QUESTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The numbers of the blocks that ask and that answer; none when the document is no interview."""

    questions: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()


def asks(document: Document, block: Block, grammar: Grammar) -> bool:
    """Whether a block is a question: by its mark, or by the word with which it begins."""
    text = fold(document.text[block.start : block.end])
    if (asked := grammar.words.get("asked")) and asked.match(text):
        return True
    begins = grammar.words["question"].match(text.lstrip(BEFORE))
    return text.rstrip(' "').endswith("?") or bool(begins and "?" in text)


def _is_with_somebody(analysis: Analysis) -> bool:
    """Whether the title of a document names a person, whom it may let speak."""
    title = fold(analysis.document.title)
    return any(fold(str(fact.fields["name"])) in title for fact in analysis.facts_of(FactKind.PERSON))


def interview_in(analysis: Analysis, grammar: Grammar) -> Interview:
    """Find the questions and answers of a document that is an interview.

    It calls itself one, or its headings are questions, or questions and answers take turns.
    """
    document = analysis.document
    asking = [number for number, block in enumerate(document.blocks) if asks(document, block, grammar)]
    headings = sum(document.blocks[number].kind == BlockKind.HEADING for number in asking)
    if len(asking) < QUESTIONS:
        return Interview()
    says_so = grammar.words["interview"].search(fold(f"{document.text[:OPENING]}\n{document.text[-CLOSING:]}"))
    in_turns = len(asking) >= SHARE * (len(document.blocks) - asking[0]) and _is_with_somebody(analysis)
    if not (says_so or headings >= QUESTIONS or in_turns or _has_letters(document, grammar)):
        return Interview()
    after = frozenset(range(asking[0] + 1, len(document.blocks)))
    return Interview(questions=frozenset(asking), answers=after - frozenset(asking))
