"""Write docs/commands.md from the commands themselves; with --check only say whether it is up to date."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """# Commands

<!-- Written by scripts/command_reference.py from the commands: edit their help, then run `make reference`. -->

`marsad --home DIR COMMAND …` uses the data folder DIR (or `MARSAD_HOME`, else `./marsad-home`).
`--json` prints JSON Lines.
Exit codes: 0 done, 1 some items failed (each is listed with its reason), 2 wrong use.
"""


def commands(parent: click.Group, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group, with the words that call it."""
    context = click.Context(parent)
    for name in parent.list_commands(context):
        command = parent.get_command(context, name)
        if command is None:
            continue
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))


def section(words: tuple[str, ...], command: click.Command) -> str:
    """One command: how to call it, what it does, its options."""
    context = click.Context(command, info_name=words[-1])
    arguments = " ".join(p.make_metavar(context) for p in command.params if isinstance(p, click.Argument))
    call = f"{' '.join(words)} {arguments}".strip()
    help_text = "\n".join(line.strip() for line in (command.help or "").strip().splitlines())
    rows = "\n".join(filter(None, (row(p, context) for p in command.params if isinstance(p, click.Option))))
    table = f"\n| option | meaning |\n|---|---|\n{rows}\n" if rows else ""
    return f"\n{'#' * len(words)} `{call}`\n{help_text}\n{table}"


def row(option: click.Option, context: click.Context) -> str:
    """One option as a row of the table."""
    record = option.get_help_record(context)
    if record is None:
        return ""
    names, meaning = record
    return f"| `{names.replace('|', chr(92) + '|')}` | {' '.join(meaning.split())} |"


def page() -> str:
    """The whole page."""
    from marsad.cli.main import group  # noqa: PLC0415 - the settings must know a home first
    from marsad.cli.store import open_store  # noqa: PLC0415

    open_store(migrate=False)
    return HEAD + "".join(section(words, command) for words, command in commands(group, ("marsad",)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["MARSAD_HOME"] = home
        os.environ["COLUMNS"] = "200"
        text = page()
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == text else "docs/commands.md is out of date: make reference")
    PAGE.write_text(text, encoding="utf-8")
