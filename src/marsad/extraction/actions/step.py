"""The step that says of each recommendation how far it asks its addressee to go, and which issues it is about."""

from dataclasses import replace

from marsad.extraction.actions.learnt import asked
from marsad.language.encoder import default_encoder
from marsad.records import Analysis, FactKind


def add_actions(analysis: Analysis) -> Analysis:
    """Add `action_level` and `issues` to the recommendations; a step of the chain, after them."""
    advice = analysis.facts_of(FactKind.RECOMMENDATION)
    found = asked([str(fact.fields["text"]) for fact in advice], default_encoder()) if advice else []
    known = {
        fact.id: replace(fact, fields={**fact.fields, "action_level": said.level, "issues": list(said.issues)})
        for fact, said in zip(advice, found, strict=False)
    }
    return replace(analysis, facts=tuple(known.get(fact.id, fact) for fact in analysis.facts))
