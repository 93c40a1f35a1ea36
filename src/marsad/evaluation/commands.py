"""`marsad evaluate`: how good the findings are, per kind and language, on documents that somebody labelled."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from marsad.evaluation import table
from marsad.evaluation.chain import Findings, find
from marsad.evaluation.errors import EvaluationError
from marsad.evaluation.figures import broken_floors, figures, load_floors
from marsad.evaluation.gold import Gold, load_gold
from marsad.evaluation.matching import MATCHERS
from marsad.evaluation.page import page
from marsad.evaluation.score import TEXT, Report, score
from marsad.evaluation.things import judge, load_groups, things_figures

EXISTING = click.Path(exists=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
THINGS = "things.toml"


class LinksFile(click.Path):
    """A file of links; nothing where `--links` stands alone, which asks for the figures of links and no others."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or "" as it is."""
        return super().convert(value, param, ctx) if value else value


KINDS = click.Choice([str(kind) for kind in MATCHERS] + [TEXT])


@click.command()
@click.option(
    "--gold", "place", type=EXISTING, default=Path("examples"), show_default=True, help="Labels, or their folder."
)
@click.option(
    "--links",
    type=LinksFile(exists=True, dir_okay=False, path_type=Path),
    is_flag=False,
    flag_value="",
    multiple=True,
    help="Alone: only how well things are linked. With a file: links that are not beside the labels.",
)
@click.option("--floors", "floors_file", type=FILE, help="Fail when a figure is below its floor.")
@click.option("--only", type=FILE, help="Only the documents that this file names, one a line.")
@click.option("--without", type=FILE, help="Without the documents that this file names.")
@click.option(
    "--misses",
    type=KINDS,
    help="List what was missed (-) and what no label knows (+) of one kind, or of the clean text.",
)
@click.option("--things", "things_file", type=FILE, help="Measure linking alone, on things that are told alike.")
@click.option("--html", "html", type=click.Path(dir_okay=False, path_type=Path), help="Write all of it as a page.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def evaluate(  # noqa: PLR0913 - one parameter for each option
    *,
    place: Path,
    links: Sequence[Path | str],
    floors_file: Path | None,
    only: Path | None,
    without: Path | None,
    misses: str | None,
    things_file: Path | None,
    html: Path | None,
    as_json: bool,
) -> None:
    """Measure what is found in labelled documents: kinds, fields, links, clean text. Nothing is stored.

    Labels are a JSON list with one object per document: "file", "language", and lists such as "persons" with "name",
    "recommendations" with "snippet", "statements" with "speaker" and "quote_snippet", "events" with "name" and dates.
    The documents lie in a folder called as the file of labels, or in documents/.
    """
    try:
        if things_file:
            _show_things(things_file, as_json=as_json)
            return
        whole = load_gold(place, [Path(file) for file in links if file])
        floors = load_floors(floors_file, whole) if floors_file else {}
    except EvaluationError as error:
        raise click.UsageError(str(error)) from error
    gold = whole.chosen(only=names_in(only), without=names_in(without))
    findings = _find(gold, is_watched=not as_json and sys.stderr.isatty())
    report = score(gold, findings)
    if html:
        html.write_text(page(report, place.name), encoding="utf-8")
    if as_json:
        click.echo(json.dumps({"broken_citations": report.broken_citations, **figures(report)}))
    elif "" in links:
        _print_links(report, place / THINGS)
    else:
        _print(report, findings, misses)
    broken = broken_floors(report, floors)
    for floor in broken:
        click.echo(table.broken_line(floor), err=True)
    if broken or report.broken_citations or findings.unread:
        sys.exit(1)


def _show_things(file: Path, *, as_json: bool) -> None:
    """Print how well linking tells things apart, the open half and the half that is set aside."""
    judged = [judge(group) for group in load_groups(file)]
    if as_json:
        click.echo(json.dumps(things_figures(judged)))
    else:
        console = Console(soft_wrap=True)
        console.print(table.things_table(judged))
        console.print(table.trapped([one for one in judged if not one.group.set_aside]))


def names_in(file: Path | None) -> tuple[str, ...]:
    """The names in a list, one a line; none without a list."""
    return tuple(file.read_text(encoding="utf-8").split()) if file else ()


def _find(gold: Gold, *, is_watched: bool) -> Findings:
    if not is_watched:
        return find(gold)
    with click.progressbar(length=len(gold.documents), label="Reading", file=sys.stderr) as bar:
        return find(gold, on_document=lambda _file: bar.update(1))


def _print_links(report: Report, things_file: Path) -> None:
    """Print how well things are linked: in the documents, and of things that are told alike where such are labelled."""
    console = Console(highlight=False)
    shares = table.shares_of(report)
    console.print(table.shares_table({name: share for name, share in shares.items() if name.startswith("links")}))
    for line in table.clusters_lines(report.clusters):
        console.print(line)
    if things_file.is_file():
        console.print()
        _show_things(things_file, as_json=False)


def _print(report: Report, findings: Findings, misses: str | None) -> None:
    console = Console(highlight=False)
    console.print(table.kinds_table(report))
    console.print()
    console.print(table.shares_table(table.shares_of(report)))
    for line in table.clusters_lines(report.clusters):
        console.print(line)
    console.print(f"broken citations: {report.broken_citations}")
    for unread in findings.unread:
        console.print(f"not read: {unread.file}: {unread.reason}", markup=False)
    for difference in report.differences:
        if difference.kind == misses:
            console.print(table.difference_line(difference), markup=False, soft_wrap=True)
