"""`marsad recommendations`: the register from the command line."""

import sys
from datetime import datetime
from pathlib import Path

import click

from marsad.followup import actions, printed, queries
from marsad.followup.actions import Report
from marsad.followup.exporting import export
from marsad.followup.filters import ORDERS, Filters
from marsad.followup.kinds import CandidateState, Role, Status

as_json_lines = click.option("--json", "as_json", is_flag=True, help="JSON Lines, one thing a line.")
day = click.DateTime(["%Y-%m-%d"])
STATUSES = click.Choice([str(status) for status in Status])


@click.group()
def recommendations() -> None:
    """Follow recommendations: who owes what by when, and the evidence that it was done."""


@recommendations.command(name="list")
@click.option("--text", default="", help="Words that the text, a translation or the code has.")
@click.option("--status", type=STATUSES, multiple=True, help="Only in this status.")
@click.option("--theme", multiple=True, metavar="CODE", help="Only on this theme.")
@click.option("--year", multiple=True, help="Only of this year.")
@click.option("--register", default="", metavar="NAME", help="Only of this register.")
@click.option("--overdue", is_flag=True, help="Only those whose day has passed.")
@click.option("--unowned", is_flag=True, help="Only those for which nobody is named.")
@click.option("--order", type=click.Choice(ORDERS), default="code", show_default=True, help="In which order.")
@click.option("--limit", type=click.IntRange(min=1), default=None, metavar="N", help="The first N only.")
@as_json_lines
def list_(limit: int | None, *, as_json: bool, **asked: object) -> None:
    """List the recommendations of the register."""
    found = queries.recommendations(Filters.from_mapping(asked), who=None, limit=limit)
    printed.cards(found, as_json=as_json)


@recommendations.command()
@click.argument("code")
@as_json_lines
def show(code: str, *, as_json: bool) -> None:
    """Show one recommendation with everything that belongs to it, and its life."""
    printed.page(queries.recommendation(code, who=None), queries.life(code, who=None), as_json=as_json)


@recommendations.command()
@click.argument("code")
@click.argument("name")
@click.option("--email", default="", help="Where reminders go.")
@click.option(
    "--role",
    type=click.Choice([str(role) for role in Role]),
    default=str(Role.FOCAL_POINT),
    show_default=True,
    help="What the person is to the addressee.",
)
@click.option("--addressee", default="", metavar="WORDS", help="Address the recommendation to this body first.")
def assign(code: str, name: str, email: str, role: str, addressee: str) -> None:
    """Name who answers for the addressees of a recommendation."""
    if addressee:
        actions.set_attributes(code, {"addressees": [addressee]}, who=None)
    found = queries.recommendation(code, who=None).card.addressees
    if not found:
        raise click.UsageError(f"{code} is addressed to nobody: say to whom with --addressee.")
    for one in found:
        actions.name_contact(one.id, Role(role), who=None, name=name, email=email)
        click.echo(f"{one.name}: {role} {name}")


@recommendations.command()
@click.argument("code")
@click.argument("status", type=STATUSES)
@click.option("--reason", default="", help="Why it is rejected or superseded.")
@click.option("--note", default="", help="What was done, in a sentence.")
@click.option("--fact", "facts", multiple=True, metavar="ID", help="A fact that says so.")
def status(code: str, status: str, reason: str, note: str, facts: tuple[str, ...]) -> None:
    """Set where a recommendation stands: submitted and validated in one go."""
    report = Report(text=note, status=Status(status), reason=reason, facts=facts)
    click.echo(f"{code.upper()}: {actions.report_progress(code, report, who=None)}")


@recommendations.command()
@click.argument("code")
@click.argument("text")
@click.option("--language", default="", help="The language of the words: ar, fr or en.")
@click.option("--fact", "facts", multiple=True, metavar="ID", help="A fact that says so.")
@click.option("--submit-only", is_flag=True, help="Leave it to be validated by somebody else.")
def update(code: str, text: str, language: str, facts: tuple[str, ...], *, submit_only: bool) -> None:
    """Report progress in words; the status stays as it is."""
    key = actions.submit_update(code, Report(text=text, language=language, facts=facts), who=None)
    if not submit_only:
        actions.validate_update(key, who=None)
    click.echo(f"{code.upper()}: update {key}{' waits to be validated' if submit_only else ''}")


@recommendations.command()
@click.argument("code", required=False)
@click.argument("date", type=day, required=False)
@click.option("--task", default="", metavar="TITLE", help="Make it the day of a task with this title.")
@click.option("--name", default="", help="Who is to do the task.")
@click.option("--email", default="", help="Where reminders of the task go.")
@click.option("--days", default=30, show_default=True, help="How far to look ahead when listing.")
@as_json_lines
def due(  # noqa: PLR0913 - each is an option
    code: str | None, date: datetime | None, *, task: str, name: str, email: str, days: int, as_json: bool
) -> None:
    """List what is due or overdue; with CODE and DATE, set the day by which it is to be done."""
    if code is None:
        printed.days(*queries.due(who=None, days=days), as_json=as_json)
    elif date is None:
        raise click.UsageError("Say the day too, such as 2025-03-31.")
    elif task:
        actions.add_task(code, task, who=None, due=date.date(), name=name, email=email)
        click.echo(f"{code.upper()}: {task} ({date.date()})")
    else:
        actions.set_due(code, date.date(), who=None)
        click.echo(f"{code.upper()}: {date.date()}")


@recommendations.command()
@click.option("--days", default=14, show_default=True, help="How many days ahead to remind of.")
@click.option("--dry-run", is_flag=True, help="Only say who would be written to.")
def remind(days: int, *, dry_run: bool) -> None:
    """Write to those who answer for what is due or overdue; each is told once."""
    done = actions.remind(who=None, days=days, only_show=dry_run)
    click.echo(f"{'Would write to' if dry_run else 'Written to'}: {len(done.sent)} · days told: {done.items}")
    for address, reason in done.failed:
        click.echo(f"  {address}: {reason}", err=True)
    if done.failed:
        sys.exit(1)


@recommendations.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--register", default="main", show_default=True, metavar="NAME", help="Into which register.")
@click.option(
    "--map", "mapping", multiple=True, metavar="COLUMN=FIELD", help="Where a column goes; COLUMN= leaves it out."
)
@click.option("--means", "statuses", multiple=True, metavar="WORD=STATUS", help="What a word for the status means.")
@click.option(
    "--set", "defaults", multiple=True, metavar="FIELD=VALUE", help="For all rows without a value of their own."
)
@click.option("--dry-run", is_flag=True, help="Only show what would be taken.")
@as_json_lines
def import_(  # noqa: PLR0913 - each is an option
    file: Path, register: str, mapping: tuple[str, ...], statuses: tuple[str, ...], defaults: tuple[str, ...],
    *, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Take in a register from CSV, XLSX or JSON; rows that cannot be taken are listed with their reasons."""
    content, filled, means = file.read_bytes(), dict(map(_pair, defaults)), dict(map(_pair, statuses))
    preview = queries.preview_import(content, file.name, who=None, defaults=filled)
    chosen = {**preview.mapping, **dict(map(_pair, mapping))}
    if dry_run:
        preview = queries.preview_import(content, file.name, who=None, mapping=chosen, defaults=filled, statuses=means)
        printed.preview(preview, as_json=as_json)
        return
    done = actions.import_register(
        content, file.name, who=None, register=register, mapping=chosen, defaults=filled, statuses=means
    )
    printed.imported(done, as_json=as_json)
    if done.failed:
        sys.exit(1)


@recommendations.command(name="export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--register", default="", metavar="NAME", help="Only this register.")
@click.option("--status", type=STATUSES, multiple=True, help="Only in this status.")
@click.option("--pseudonyms", is_flag=True, help="Replace the names of private persons, each by the same word.")
def export_(file: Path, register: str, status: tuple[str, ...], *, pseudonyms: bool) -> None:
    """Write the register as CSV, XLSX, JSON or iCalendar (days only), by the file's ending."""
    filters = Filters(register=register, status=status, standing="current")
    form = file.suffix.lower().removeprefix(".")
    if form not in ("csv", "xlsx", "json", "ics"):
        raise click.UsageError(f"{file.name}: choose .csv, .xlsx, .json or .ics.")
    calendar = queries.calendar_of(filters, who=None) if form == "ics" else b""
    file.write_bytes(calendar or export(filters, form, who=None, pseudonyms=pseudonyms))
    click.echo(f"{file}: {queries.count_recommendations(filters, who=None)} recommendations")


@recommendations.command()
@click.argument("code", required=False)
@click.option("--find", is_flag=True, help="Look for passages first, in documents not looked through yet.")
@click.option("--accept", type=int, default=None, metavar="NUMBER", help="This passage shows progress.")
@click.option("--refuse", type=int, default=None, metavar="NUMBER", help="This passage shows none.")
@click.option("--undo", type=int, default=None, metavar="NUMBER", help="Take a decision back.")
@click.option("--learn", is_flag=True, help="Weigh all passages by what decisions taught so far.")
@click.option("--state", type=click.Choice([str(state) for state in CandidateState]), default="proposed")
@as_json_lines
def evidence(  # noqa: PLR0913 - each is an option
    code: str | None, accept: int | None, refuse: int | None, undo: int | None, state: str,
    *, find: bool, learn: bool, as_json: bool,
) -> None:  # fmt: skip
    """List passages that may show progress, and decide about them. The status never changes by itself."""
    decisions = (
        (accept, actions.accept_candidate), (refuse, actions.refuse_candidate), (undo, actions.undo_candidate),
    )  # fmt: skip
    for key, decide in decisions:
        if key is not None:
            decide(key, who=None)
    if learn:
        actions.learn_from_decisions(who=None)
    if find:
        actions.find_evidence(who=None, codes=(code.upper(),) if code else ())
    printed.candidates(queries.candidates(who=None, code=code or "", state=state), as_json=as_json)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.rpartition("=")
    if not equals:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE.")
    return name, value
