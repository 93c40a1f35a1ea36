"""The commands of reports: `marsad report KIND` writes one, `marsad verify` re-reads its citations."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from marsad.reports import actions, queries
from marsad.reports.errors import ReportError
from marsad.reports.grammar.dates import MONTHS
from marsad.reports.logic.plan import planned
from marsad.reports.logic.verification import Verification

LANGUAGES = click.Choice(["ar", "fr", "en"])
EXAMPLES_SHOWN = 10


def written(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every kind of report has."""
    for option in (
        click.option(
            "-o",
            "--output",
            required=True,
            type=click.Path(dir_okay=False, path_type=Path),
            help="The file to write; its ending (.pdf, .html, .docx) names the format.",
        ),
        click.option("--title", default="", help="Your own title; else what the report is about."),
        click.option(
            "--months",
            type=click.Choice(list(MONTHS)),
            default="international",
            show_default=True,
            help="Which names Arabic months have.",
        ),
        click.option("--pseudonyms", is_flag=True, help="Replace the names of private persons, each by the same word."),
        click.option("--reviewed-only", is_flag=True, help="State only facts that a person has checked."),
        click.option("--language", type=LANGUAGES, default="en", show_default=True, help="The report's language."),
    ):
        command = option(command)
    return command


@click.group()
def report() -> None:
    """Write a report in which every fact carries its citation."""


@report.command()
@click.option("--document", help="A document's id, file or title.")
@click.option("--event", help="An event's id or name: the brief draws on every document that tells of it.")
@click.option("--latest-event", is_flag=True, help="The latest of the events that most documents tell of.")
@click.option("--theme", help="A theme of recommendations: education, media, prisons, …")
@click.option("--country", help="A country's name or code: MA, Tunisie, الأردن.")
@click.option("--organisation", help="An organisation's id or name.")
@written
def brief(latest_event: bool, output: Path, **options: Any) -> None:
    """Write a brief on one document, event, theme, country or organisation."""
    named = [(kind, options.pop(kind)) for kind in ("document", "event", "theme", "country", "organisation")]
    chosen = [(kind, name) for kind, name in named if name]
    if latest_event:
        chosen.append(("event", queries.latest_event(who=None)))
    if len(chosen) != 1:
        message = (
            "Name what the brief is about: --document, --event, --latest-event, --theme, --country, --organisation."
        )
        raise click.UsageError(message)
    _write("brief", *chosen[0], options, output)


@report.command()
@click.option("--event", help="The conference: an event's id or name.")
@click.option("--latest-event", is_flag=True, help="The latest of the events that most documents tell of.")
@written
def outcome(event: str | None, latest_event: bool, output: Path, **options: Any) -> None:
    """Write the outcome report of a conference, as committees ask for it."""
    if bool(event) == latest_event:
        raise click.UsageError("Name the conference: --event ID or --latest-event.")
    _write("outcome", "event", event or queries.latest_event(who=None), options, output)


@report.command()
@click.option("--addressee", default="", help="Only recommendations to this addressee: a part of its name.")
@click.option("--since", default="", metavar="DATE", help="Only those made on or after this day, month or year.")
@click.option("--until", default="", metavar="DATE", help="Only those made on or before this day, month or year.")
@written
def followup(addressee: str, output: Path, **options: Any) -> None:
    """Write what became of the recommendations in the register, by addressee or period."""
    _write("followup", "addressee", addressee, options, output)


@report.command()
@click.option("--code", required=True, help="The recommendation's code in the register.")
@written
def dossier(code: str, output: Path, **options: Any) -> None:
    """Write the dossier of one recommendation: words, silences, evidence, status, in order of time."""
    _write("dossier", "recommendation", code, options, output)


@report.command()
@written
def base(output: Path, **options: Any) -> None:
    """Write the state of the evidence base: counts, languages, sources, review, notes on quality."""
    _write("base", "base", "", options, output)


def _write(kind: str, subject_kind: str, subject: str, options: dict[str, Any], output: Path) -> None:
    with_unreviewed = not options.pop("reviewed_only")
    plan = planned(kind, subject_kind, subject, with_unreviewed=with_unreviewed, **options)
    try:
        composed = queries.composed(plan, who=None)
        actions.write_report(composed, output, who=None)
    except ReportError as error:
        raise click.ClickException(str(error)) from error
    count = sum(1 for _ in composed.references())
    click.echo(f"Wrote {output}: “{composed.title}”, {count} citations from {len(composed.sources)} documents.")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def verify(files: tuple[Path, ...]) -> None:
    """Re-read every citation of a report against the stored texts; exit code 1 when one no longer holds."""
    holds = [_verified(path) for path in files]
    if not all(holds):
        raise click.exceptions.Exit(1)


def _verified(path: Path) -> bool:
    try:
        outcome = queries.verify(path, who=None)
    except ReportError as error:
        click.echo(str(error), err=True)
        return False
    for change in outcome.changes[:EXAMPLES_SHOWN]:
        click.echo(f"{path}: {change}.", err=True)
    for broken in outcome.broken[:EXAMPLES_SHOWN]:
        where = f"{broken.citation.file}:{broken.citation.start}–{broken.citation.end}"
        click.echo(f"{path}: citation {broken.citation.number} ({where}): {broken.reason}.", err=True)
    for figure in outcome.outdated[:EXAMPLES_SHOWN]:
        click.echo(f"{path}: {figure}.", err=True)
    _summary(path, outcome)
    return outcome.holds


def _summary(path: Path, outcome: Verification) -> None:
    seal = "" if outcome.is_sealed_here else " It was written in another home, whose seal cannot be checked here."
    if outcome.holds:
        click.echo(f"{path}: all {outcome.checked} citations hold.{seal}")
    elif not outcome.broken:
        told = f"all {outcome.checked} citations hold, but not all of the file is as it was written"
        click.echo(f"{path}: {told}.{seal}", err=True)
    else:
        click.echo(f"{path}: {len(outcome.broken)} of {outcome.checked} citations do not hold.{seal}", err=True)
