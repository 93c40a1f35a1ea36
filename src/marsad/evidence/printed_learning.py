"""What linking learned from decisions, as `marsad relink --learn` prints it."""

from collections.abc import Mapping
from typing import Any

import click

from marsad.evidence.queries.learning import LearningCard
from marsad.evidence.values import heading

CONSTANT = "(always)"  # the bias: what speaks before any comparison does


def learned(card: LearningCard) -> None:
    """Print each model with its weights, how well it guesses, and what was joined or parted by it."""
    report = card.report
    click.echo(
        f"Learned from {report['acts']} decisions; {report['silent']} of them are of pairs that no model compares."
    )
    for model in report["models"]:
        _model(model)
    click.echo(f"{report['joined']} joined, {report['parted']} parted.")
    for change in card.changes:
        names = (" + " if change.joined else " | ").join(heading(fact.fact) for fact in change.facts)
        click.echo(f"  {'joined' if change.joined else 'parted'}: {names}")
    click.echo("To take it back: marsad relink --forget")


def _model(told: Mapping[str, Any]) -> None:
    if not told["is_fitted"]:
        click.echo(f"{told['model']}: unchanged, {told['decisions']} decisions are too few.")
        return
    outcome = "learned" if told["is_better"] else "unchanged, other weights guess no better"
    click.echo(
        f"{told['model']}: {outcome}. Of {told['decisions']} decisions guessed {told['right_before']} before, "
        f"{told['right_after']} after, each by weights fitted to the others (surprise {told['surprise_before']} → "
        f"{told['surprise_after']})."
    )
    for row in told["weights"]:
        if row["before"] != row["after"]:
            click.echo(f"  {row['name'] or CONSTANT:20} {row['before']:8.3f} → {row['after']:8.3f}")
