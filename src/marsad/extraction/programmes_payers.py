"""Who sets a sum aside when its sentence names no payer: the body that tells so, or that opens the headline.

"The Commission said that 2 million euros had been set aside for …"; "«الاتحاد»: تخصيص مليوني يورو لدعم …".
"""

from marsad.extraction.named_things import thing_grammar
from marsad.extraction.phrase_lines import Line
from marsad.language.normalise import fold
from marsad.records import Analysis, FactKind

_MARKS = ' "«»“”،:'


def payer_told_of(analysis: Analysis, line: Line) -> str:
    """The body that says of a sum in this line that it is set aside; "" when none does."""
    grammar = thing_grammar(line.sentence.language, "programmes")
    places = grammar.places_of("set_aside", line)
    if not places:
        return ""
    names = [str(fact.fields["name"]) for fact in analysis.facts_of(FactKind.ORGANISATION)]
    known = {fold(name): name for name in names}
    opening, colon, _ = line.sentence.text.partition(":")
    if colon and fold(opening.strip(_MARKS)) in known:
        return opening.strip(_MARKS)
    told = (
        str(fact.fields.get("speaker") or "")
        for fact in analysis.facts_of(FactKind.STATEMENT)
        if fact.citation.start < line.sentence.end and line.sentence.start < fact.citation.end
    )
    return next((known[fold(speaker)] for speaker in told if fold(speaker) in known), "")
