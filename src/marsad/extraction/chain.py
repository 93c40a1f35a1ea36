"""The chain: a Document goes in, an Analysis with all its facts and mentions comes out.

`STEPS` is the whole order, typed by hand: a step is `(Analysis) -> Analysis`, says what it needs and what it gives,
and `check` refuses an order in which something is needed before it is given. A new kind of fact is one module
and one line here. Steps are pure: the same document gives the same analysis, ids included.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.extraction.actions.step import add_actions
from marsad.extraction.confidence import add_confidence
from marsad.extraction.events import add_events
from marsad.extraction.instruments import add_instruments
from marsad.extraction.minors import without_minors
from marsad.extraction.organisations import add_organisations
from marsad.extraction.participations import add_participations
from marsad.extraction.persons import add_persons
from marsad.extraction.places import add_places
from marsad.extraction.practices import add_practices
from marsad.extraction.programmes import add_programmes
from marsad.extraction.recommendations import add_recommendations
from marsad.extraction.reviews import add_reviews
from marsad.extraction.statements import add_statements
from marsad.extraction.steps import add_amounts, add_dates, add_sentences
from marsad.records import Analysis, Document


class ChainError(Exception):
    """The steps cannot run in this order; the text says which one, and what to put before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the chain: what it needs from earlier steps, what it gives, and the function that does it."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Analysis], Analysis]


# Order: sentences, dates, amounts, places, organisations, persons, events, statements, reviews, recommendations,
# actions, programmes, instruments, practices, participations; then what all are worth, and
# minors are taken out last.
STEPS: list[Step] = [
    Step(name="sentences", needs=(), gives=("sentences",), run=add_sentences),
    Step(name="dates", needs=("sentences",), gives=("dates",), run=add_dates),
    Step(name="amounts", needs=("sentences",), gives=("amounts",), run=add_amounts),
    Step(name="places", needs=("sentences",), gives=("places",), run=add_places),
    Step(name="organisations", needs=("sentences", "dates"), gives=("organisations",), run=add_organisations),
    Step(name="persons", needs=("sentences", "organisations"), gives=("persons",), run=add_persons),
    Step(name="events", needs=("sentences", "dates", "places", "organisations"), gives=("events",), run=add_events),
    Step(name="statements", needs=("sentences", "persons"), gives=("statements",), run=add_statements),
    Step(name="reviews", needs=(), gives=("reviews",), run=add_reviews),
    Step(
        name="recommendations",
        needs=("sentences", "statements", "reviews"),
        gives=("recommendations",),
        run=add_recommendations,
    ),
    Step(name="actions", needs=("recommendations",), gives=("actions",), run=add_actions),
    Step(
        name="programmes",
        needs=("sentences", "amounts", "organisations", "statements"),
        gives=("programmes",),
        run=add_programmes,
    ),
    Step(name="instruments", needs=("sentences",), gives=("instruments",), run=add_instruments),
    Step(name="practices", needs=("sentences",), gives=("practices",), run=add_practices),
    Step(name="participations", needs=("events", "persons"), gives=("participations",), run=add_participations),
    Step(name="confidence", needs=("participations",), gives=(), run=add_confidence),
    Step(name="minors", needs=("sentences", "persons", "statements", "participations"), gives=(), run=without_minors),
]


def check(steps: Sequence[Step]) -> None:
    """Refuse steps that need what no earlier step gives, or that share a name; for whoever runs or edits a chain.

    Raises:
        ChainError: with the step, what it lacks, and what is given before it.
    """
    given: list[str] = []
    names: set[str] = set()
    for step in steps:
        if step.name in names:
            raise ChainError(f"two steps are called “{step.name}”: rename one")
        missing = [need for need in step.needs if need not in given]
        if missing:
            raise ChainError(
                f"step “{step.name}” needs {', '.join(missing)}, but the steps before it give only "
                f"{', '.join(given) or 'nothing'}: move it down, or add the step that gives it"
            )
        names.add(step.name)
        given.extend(step.gives)


def analyse(document: Document, steps: Sequence[Step] | None = None) -> Analysis:
    """Find everything that the chain can find in a document; `steps` replaces the whole chain."""
    chosen = STEPS if steps is None else steps
    check(chosen)
    analysis = Analysis(document=document)
    for step in chosen:
        analysis = step.run(analysis)
    return analysis
