"""The marsad command. Rooms bring their commands; each is loaded when it is called, so that `--help` is quick.

Exit codes: 0 done, 1 some items failed (each is listed with its reason), 2 wrong use, 130 stopped with Ctrl-C.
"""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import click

import marsad

try:
    import resource
except ImportError:  # Windows has none, and writes no such files by itself
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A command: its name, where its function stands, one line for the list, and whether it uses the store."""

    name: str
    where: str  # "module:function"
    help: str
    store: bool = True


COMMANDS: list[Entry] = [
    Entry(name="add", where="marsad.evidence.add_commands:add", help="Read documents in; known ones are skipped."),
    Entry(name="sources", where="marsad.evidence.commands:sources", help="List the addresses that were added."),
    Entry(name="documents", where="marsad.evidence.commands:documents", help="List the documents."),
    Entry(name="facts", where="marsad.evidence.commands:facts", help="List the facts, each with its citation."),
    Entry(name="entities", where="marsad.evidence.commands:entities", help="List who and what the documents name."),
    Entry(name="search", where="marsad.search.commands:search", help="Search in Arabic, French and English at once."),
    Entry(name="searches", where="marsad.search.saved.commands:searches", help="Keep searches, see what is new."),
    Entry(
        name="recommendations",
        where="marsad.followup.commands:recommendations",
        help="Follow recommendations: who owes what by when, and was it done.",
    ),
    Entry(name="report", where="marsad.reports.commands:report", help="Write a cited report."),
    Entry(name="verify", where="marsad.exchange.commands:verify", help="Check a report's or an export's citations."),
    Entry(
        name="export",
        where="marsad.exchange.commands:export",
        help="Write the entities for other tools: FollowTheMoney, JSON-LD.",
    ),
    Entry(name="import", where="marsad.exchange.commands:import_", help="Read in what others say, as proposals."),
    Entry(name="imports", where="marsad.exchange.commands:imports", help="List and decide about what came in."),
    Entry(name="unread", where="marsad.evidence.commands:unread", help="List what could not be read, and why."),
    Entry(name="review", where="marsad.evidence.review_commands:review", help="Accept, correct or reject facts."),
    Entry(
        name="suggest",
        where="marsad.evidence.suggest_commands:suggest",
        help="Ask a language model, if one is set, for facts to review.",
    ),
    Entry(name="reread", where="marsad.evidence.add_commands:reread", help="Read all originals again; decisions stay."),
    Entry(name="relink", where="marsad.evidence.add_commands:relink", help="Link facts into entities again."),
    Entry(
        name="evaluate",
        where="marsad.evaluation.commands:evaluate",
        help="Measure what is found in labelled documents.",
        store=False,
    ),
    Entry(
        name="certificate",
        where="marsad.evidence.certificate_commands:certificate",
        help="Write where a document or fact comes from, with proofs.",
    ),
    Entry(
        name="audit",
        where="marsad.accounts.audit.commands:audit",
        help="Read the audit trail, prove what it says, check that nobody changed it.",
    ),
    Entry(name="people", where="marsad.accounts.commands:people_group", help="List and invite people, give roles."),
    Entry(
        name="collections",
        where="marsad.accounts.commands:collections_group",
        help="Sets of documents with their own members.",
    ),
    Entry(
        name="personal",
        where="marsad.personal.commands:personal",
        help="See and erase what is held about a person; how long documents are kept.",
    ),
    Entry(name="mark", where="marsad.evidence.marking_commands:mark", help="Say how a document is to be handled."),
    Entry(name="serve", where="marsad.cli.serve:serve", help="Open the observatory in the browser."),
    Entry(name="backup", where="marsad.backup.commands:backup", help="Write the whole data folder into one file."),
    Entry(
        name="restore",
        where="marsad.backup.commands:restore",
        help="Put a backup into a new data folder.",
        store=False,
    ),
    Entry(name="token", where="marsad.api.commands:token", help="Make and revoke the tokens of programs."),
    Entry(name="mcp", where="marsad.api.commands:mcp", help="Let an assistant read, with citations (MCP)."),
    Entry(name="worker", where="marsad.jobs.commands:worker", help="Do jobs in the background."),
    Entry(name="jobs", where="marsad.jobs.commands:jobs", help="List the jobs in the background."),
    Entry(
        name="doctor", where="marsad.cli.doctor:doctor", help="Say what is installed and what is missing.", store=False
    ),
]


# New objects between two looks for garbage. Python's 700 means hundreds of looks while modules load, when nothing is
# garbage yet: a tenth of the time of a short command.
_OBJECTS = 50_000


class Rooms(click.Group):
    """The group whose commands are the entries above, loaded on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which people meet them."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load a command; None when there is none of that name."""
        found = entry_named(cmd_name)
        if found is None:
            return None
        module, function = found.where.split(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Open the store before the command that uses it is loaded; asking for help opens nothing."""
        found = entry_named(args[0])
        if found is None and not args[0].startswith("-"):
            known = ", ".join(entry.name for entry in COMMANDS)
            raise click.UsageError(f"There is no command {args[0]!r}; the commands are: {known}.", ctx)
        if found is not None and found.store:
            import_module("marsad.cli.store").open_store(migrate="--help" not in args)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the same
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error out of a room's own tree is a sentence for people, not a traceback."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            if is_for_people(error):
                raise Refusal(str(error)) from error
            raise


class Refusal(click.ClickException):
    """Marsad was asked for something that it cannot do; the message says what to do instead."""

    exit_code = 2


def is_for_people(error: Exception) -> bool:
    """Whether an error comes from a room's error tree (`marsad.<room>.errors`), whose messages are sentences."""
    module = type(error).__module__
    return module.startswith("marsad.") and module.endswith(".errors")


def entry_named(name: str) -> Entry | None:
    """The entry of that name, or None."""
    return next((entry for entry in COMMANDS if entry.name == name), None)


def set_home(_context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    """Choose the data folder: before the settings are loaded, for they read it."""
    if value is not None:
        os.environ["MARSAD_HOME"] = str(value)


@click.group(cls=Rooms, context_settings={"help_option_names": ["--help"], "max_content_width": 100})
@click.version_option(marsad.__version__, prog_name="marsad")
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    callback=set_home,
    expose_value=False,
    is_eager=True,
    help="The data folder; also MARSAD_HOME. [default: ./marsad-home]",
)
def group() -> None:
    """An evidence base in Arabic, French and English in which every fact carries its citation."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; for the `marsad` script."""
    gc.set_threshold(_OBJECTS)
    leave_no_dumps()
    try:
        group.main(args=list(arguments) if arguments is not None else None, prog_name="marsad")
    except KeyboardInterrupt:
        sys.exit(130)


def leave_no_dumps() -> None:
    """Keep the system from writing this process' memory, with keys and words in it, to disk when it is broken off."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
