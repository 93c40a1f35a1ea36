"""The commands of reports: `marsad report brief` writes one, `marsad verify` re-reads its citations."""

from pathlib import Path

import click

from marsad.reports import actions, queries
from marsad.reports.errors import ReportError

LANGUAGES = click.Choice(["ar", "fr", "en"])
EXAMPLES_SHOWN = 10


@click.group()
def report() -> None:
    """Write a report in which every fact carries its citation."""


@report.command()
@click.option("--document", help="A document's id, file or title.")
@click.option("--event", help="An event's id or name: the brief draws on every document that tells of it.")
@click.option("--latest-event", is_flag=True, help="The latest of the events that most documents tell of.")
@click.option("--language", type=LANGUAGES, default="en", show_default=True, help="The language of the brief.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; its ending (.pdf, .html, .docx) names the format.",
)
def brief(document: str | None, event: str | None, latest_event: bool, language: str, output: Path) -> None:
    """Write a brief on one document or one event."""
    if sum(map(bool, (document, event, latest_event))) != 1:
        raise click.UsageError("Name what the brief is about: --document ID, --event ID or --latest-event.")
    try:
        if document:
            composed = queries.brief_on_document(document, who=None, language=language)
        else:
            named = event or queries.latest_event(who=None)
            composed = queries.brief_on_event(named, who=None, language=language)
        actions.write_report(composed, output, who=None)
    except ReportError as error:
        raise click.ClickException(str(error)) from error
    count = sum(1 for _ in composed.references())
    click.echo(f"Wrote {output}: “{composed.title}”, {count} citations from {len(composed.sources)} documents.")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def verify(files: tuple[Path, ...]) -> None:
    """Re-read every citation of a report against the stored texts; exit code 1 when one no longer holds."""
    failed = False
    for path in files:
        try:
            outcome = queries.verify(path, who=None)
        except ReportError as error:
            click.echo(str(error), err=True)
            failed = True
            continue
        failed |= not outcome.holds
        if outcome.holds:
            click.echo(f"{path}: all {outcome.checked} citations hold.")
            continue
        if not outcome.is_untouched:
            click.echo(f"{path}: its citations were changed after it was written.", err=True)
        for broken in outcome.broken[:EXAMPLES_SHOWN]:
            where = f"{broken.citation.file}:{broken.citation.start}–{broken.citation.end}"
            click.echo(f"{path}: citation {broken.citation.number} ({where}): {broken.reason}.", err=True)
        click.echo(f"{path}: {len(outcome.broken)} of {outcome.checked} citations do not hold.", err=True)
    if failed:
        raise click.exceptions.Exit(1)
