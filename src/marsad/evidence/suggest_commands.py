"""`marsad suggest`: asks a language model for facts that the grammars may have missed. Off until one is set."""

import sys
from collections.abc import Sequence

import click
from rich.console import Console
from rich.progress import track

from marsad.evidence import actions, printed, queries
from marsad.evidence.commands import as_json_lines
from marsad.evidence.errors import KeptInsideError
from marsad.suggesting.client import Client
from marsad.suggesting.errors import SuggestingError
from marsad.suggesting.settings import settings_of_this_system
from marsad.suggesting.suggest import Suggested


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT...]")
@click.option("--again", is_flag=True, help="Ask also about documents that this model was asked about before.")
@as_json_lines
def suggest(documents: tuple[str, ...], *, again: bool, as_json: bool) -> None:
    """Ask a language model about documents (all, or those named by id); what only it finds waits for review.

    Set MARSAD_MODEL_ADDRESS and MARSAD_MODEL first. A fact whose words do not stand in the text is dropped and
    counted. Stopped, or out of budget, run it again to go on.
    """
    settings = settings_of_this_system()
    asked = frozenset() if again else queries.asked_documents(settings.model, who=None)
    wanted = [one for one in documents or sorted(queries.document_ids(who=None)) if one not in asked]
    with Client(settings) as client:
        problems = [*_ask(wanted, client, as_json=as_json)]
    if not as_json:
        printed.answered(queries.answered(settings.model, who=None), settings.model)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)


def _ask(wanted: Sequence[str], client: Client, *, as_json: bool) -> list[str]:
    """Ask about one document after the other; give what went wrong, a sentence for each."""
    problems: list[str] = []
    errors = Console(stderr=True)
    shown = track(wanted, "asking", transient=True, console=errors, disable=not errors.is_terminal)
    for place, document in enumerate(shown):
        try:
            suggested = actions.suggest_facts(document, client, who=None)
        except KeptInsideError as error:
            problems.append(str(error))
        except SuggestingError as error:  # it would meet each document that follows too
            return [*problems, f"{error} {len(wanted) - place} documents were not asked about."]
        else:
            problems += [f"{document}, {why}" for why in suggested.unanswered]
            if as_json:
                printed.lines([_line(suggested)])
    return problems


def _line(suggested: Suggested) -> dict[str, object]:
    return {
        "document": suggested.document,
        "facts": [fact.id for fact in suggested.facts],
        "dropped": [{"reason": one.reason.value, "what": one.what} for one in suggested.dropped],
        "unanswered": list(suggested.unanswered),
    }
