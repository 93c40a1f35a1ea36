"""Finds practices: what somebody tried and what came of it, only where a sentence says both.

"Good practices" that are merely called for, shared or discussed are no practice: the sentence must state a result.
"""

from collections.abc import Iterator
from dataclasses import replace

from marsad.extraction.named_things import ThingGrammar, thing_grammar
from marsad.extraction.noun_phrases import right_edge
from marsad.extraction.phrase_lines import Line, lines
from marsad.records import Analysis, EntityKind, Fact, FactKind, make_fact

EXTRACTOR = "practices 1"
CONFIDENCE = 0.6
_LONGEST_RESULT = 30  # tokens


def add_practices(analysis: Analysis) -> Analysis:
    """The step: adds the practices of a document."""
    found = tuple(fact for line in lines(analysis) for fact in _practices(analysis, line))
    return replace(analysis, facts=(*analysis.facts, *found)) if found else analysis


def _practices(analysis: Analysis, line: Line) -> Iterator[Fact]:
    """The practice that a line tells with its result; at most one."""
    grammar = thing_grammar(line.sentence.language, "practices")
    named = grammar.places_of("practice", line)
    if not named:
        return
    results = [place for place in grammar.places_of("result", line) if place[0] >= named[0][1]]
    if not results:
        return
    result = _until_mark(line, results[0][1])
    if not result:
        return
    yield make_fact(
        analysis.document,
        FactKind.PRACTICE,
        line.sentence.start,
        line.sentence.end,
        fields={
            "description": " ".join(line.sentence.text.split()),
            "implementer": _body(line),
            "place": _place(analysis, line),
            "target_group": _target(line, grammar),
            "result": result,
        },
        confidence=CONFIDENCE,
        rule="practice_with_result",
        extractor=EXTRACTOR,
        cues=(line.text(*named[0]), line.text(*results[0])),
        language=line.sentence.language,
    )


def _until_mark(line: Line, at: int) -> str:
    """The words up to the next mark that ends a clause."""
    end = next((i for i in range(at, len(line.tokens)) if line.tokens[i].text in ",،.;؛:!?»”"), len(line.tokens))
    end = min(end, at + _LONGEST_RESULT)
    return " ".join(line.text(at, end).split()) if end > at else ""


def _body(line: Line) -> str:
    """The first organisation of a line."""
    base = line.sentence.start
    return next((line.sentence.text[start - base : end - base] for start, end in line.organisations), "")


def _place(analysis: Analysis, line: Line) -> str:
    """The first place of a line."""
    spans = (m.citation for m in analysis.mentions_of(EntityKind.PLACE))
    sentence = line.sentence
    return next((c.quote for c in spans if sentence.start <= c.start and c.end <= sentence.end), "")


def _target(line: Line, grammar: ThingGrammar) -> str:
    """The people for whom it was."""
    for _, last in grammar.places_of("target_after", line):
        end = right_edge(line, last)
        if end > last:
            return " ".join(line.text(last, end).split())
    return ""
