"""Interviews: which blocks are answers, so that what they say is the interviewee's."""

from marsad.extraction.statements_grammar import Grammar
from marsad.language.normalise import fold
from marsad.records import Analysis

QUESTIONS = 3  # with fewer questions a text only asks its readers something
OPENING = 1500  # characters in which an interview says that it is one


def is_interview(analysis: Analysis, grammar: Grammar, questions: int) -> bool:
    """Whether a document calls itself an interview and asks questions."""
    return questions >= QUESTIONS and bool(grammar.words["interview"].search(fold(analysis.document.text[:OPENING])))


def answering_blocks(analysis: Analysis, grammar: Grammar) -> frozenset[int]:
    """The numbers of the blocks that answer: those after the first question that ask nothing."""
    document = analysis.document
    asking = [
        number
        for number, block in enumerate(document.blocks)
        if fold(document.text[block.start : block.end]).rstrip(' "').endswith("?")
    ]
    if not is_interview(analysis, grammar, len(asking)):
        return frozenset()
    return frozenset(range(asking[0] + 1, len(document.blocks))) - frozenset(asking)
