"""What was learned, as a JSON column keeps it and pages show it."""

from dataclasses import asdict
from typing import Any

from marsad.evidence.logic.taught import Change
from marsad.linking.learning import Learned, Taught
from marsad.linking.models import Model

SHOWN = 100  # changes that a report names; all are counted


def report_of(learned: Learned, acts: int, changes: tuple[Change, ...]) -> dict[str, Any]:
    """Sum up what the decisions taught and what came of it."""
    return {
        "acts": acts,
        "silent": learned.silent,
        "models": [_model(one) for one in learned.models if one.decisions],
        "joined": sum(change.joined for change in changes),
        "parted": sum(not change.joined for change in changes),
        "changes": [asdict(change) for change in changes[:SHOWN]],
    }


def _model(taught: Taught) -> dict[str, Any]:
    figures = {name: told for name, told in asdict(taught).items() if name not in {"before", "after"}}
    before, after = _rows(taught.before), _rows(taught.after)
    return {**figures, "weights": [{"name": name, "before": before[name], "after": after[name]} for name in before]}


def _rows(model: Model) -> dict[str, float]:
    return {"": model.bias, **model.weights}
