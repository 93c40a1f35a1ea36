"""Interviews: which blocks ask and which answer, so that what is answered is the interviewee's."""

from dataclasses import dataclass

from marsad.extraction.statements_grammar import Grammar
from marsad.language.normalise import fold
from marsad.records import Analysis, Block, BlockKind, Document

QUESTIONS = 3  # with fewer questions a text only asks its readers something
OPENING = 1500  # characters in which an interview says that it is one
BEFORE = ' \n"-*•●■:.()0123456789'  # marks before the first word of a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The numbers of the blocks that ask and that answer; none when the document is no interview."""

    questions: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()


def asks(document: Document, block: Block, grammar: Grammar) -> bool:
    """Whether a block is a question: by its mark, or by the word with which it begins."""
    text = fold(document.text[block.start : block.end])
    begins = grammar.words["question"].match(text.lstrip(BEFORE))
    return text.rstrip(' "').endswith("?") or bool(begins and "?" in text)


def interview_in(analysis: Analysis, grammar: Grammar) -> Interview:
    """Find the questions and answers of a document that calls itself an interview, or whose headings are questions."""
    document = analysis.document
    asking = [number for number, block in enumerate(document.blocks) if asks(document, block, grammar)]
    headings = sum(document.blocks[number].kind == BlockKind.HEADING for number in asking)
    says_so = bool(grammar.words["interview"].search(fold(document.text[:OPENING])))
    if len(asking) < QUESTIONS or not (says_so or headings >= QUESTIONS):
        return Interview()
    after = frozenset(range(asking[0] + 1, len(document.blocks)))
    return Interview(questions=frozenset(asking), answers=after - frozenset(asking))
