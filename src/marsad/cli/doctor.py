"""`marsad doctor`: what is installed, what is missing and how to get it; works on a broken installation too."""

import json
import os
import platform
import shutil
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from marsad.web.connections import plain_connections
from marsad.web.surroundings import clock_is_set, disk_is_encrypted

OLDEST_PYTHON = (3, 11)
FREE_SPACE = 1024**3  # bytes; an evidence base of ten thousand documents takes about this


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. `is_needed` findings that are not well make the command fail."""

    name: str
    is_well: bool
    detail: str
    is_needed: bool = True
    remedy: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON Lines.")
def doctor(*, as_json: bool) -> None:
    """Say what is installed, what is missing and how to get it."""
    findings = tuple(examine())
    if as_json:
        for finding in findings:
            click.echo(json.dumps(asdict(finding), ensure_ascii=False))
    else:
        Console().print(table_of(findings))
    if any(not finding.is_well and finding.is_needed for finding in findings):
        sys.exit(1)


def examine() -> Iterator[Finding]:
    """Look at everything, without changing anything."""
    yield python()
    listed = tomllib.loads(files("marsad.cli").joinpath("doctor.toml").read_text("utf-8"))
    for part in listed["part"]:
        yield library(part["module"], part["package"], part["purpose"], is_needed=part.get("needed", True))
    for entry in listed["format"]:
        yield readable(entry)
    yield home(Path(os.environ.get("MARSAD_HOME", "marsad-home")).absolute())
    yield database(os.environ.get("DATABASE_URL", ""))
    yield memory_limit()
    yield from surroundings(Path(os.environ.get("MARSAD_HOME", "marsad-home")).absolute())


def python() -> Finding:
    """Whether Python is new enough."""
    wanted = ".".join(map(str, OLDEST_PYTHON))
    return Finding(
        name="Python",
        is_well=sys.version_info >= OLDEST_PYTHON,
        detail=platform.python_version(),
        remedy=f"Install Python {wanted} or newer.",
    )


def library(module: str, package: str, purpose: str, *, is_needed: bool) -> Finding:
    """Whether a library is here, and which version."""
    is_here = find_spec(module) is not None
    return Finding(
        name=package,
        is_well=is_here,
        detail=f"{release(package)}: {purpose}" if is_here else purpose,
        is_needed=is_needed,
        remedy=f"pip install {package}",
    )


def readable(entry: Mapping[str, str]) -> Finding:
    """Whether a format can be read; one that an extra adds is not missed."""
    is_here, extra = find_spec(entry["module"]) is not None, entry.get("extra", "")
    brought = "" if entry["package"] == "python" else f", by {entry['package']}"
    return Finding(
        name=f"format {entry['name']}",
        is_well=is_here,
        detail=f"{entry['endings']}{brought}{f', with the extra {extra}' if extra else ''}",
        is_needed=not extra,
        remedy=f"pip install 'marsad[{extra}]'" if extra else f"pip install {entry['package']}",
    )


def release(package: str) -> str:
    """The installed version, or "?" when the package does not say."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def home(folder: Path) -> Finding:
    """Whether the data folder can be written to, with space left."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(existing).free
    is_writable = existing.is_dir() and os.access(existing, os.W_OK)
    return Finding(
        name="data folder",
        is_well=is_writable and free > FREE_SPACE,
        detail=f"{folder}{'' if folder.exists() else ' (not made yet)'}, {free / 1024**3:.1f} GB free",
        remedy="Choose another with --home, one that you may write to, with 1 GB free.",
    )


def database(address: str) -> Finding:
    """Which database is used; a server is named without its password and not contacted here."""
    place = address.rsplit("@", 1)[-1] if address else "SQLite in the data folder"
    is_known = not address or address.startswith(("postgres://", "postgresql://", "sqlite://"))
    return Finding(
        name="database",
        is_well=is_known,
        detail=place,
        remedy="Write DATABASE_URL as postgresql://user:word@host/name.",
    )


def memory_limit() -> Finding:
    """Whether this system can hold the reader of one document to its memory."""
    return Finding(
        name="memory limit",
        is_well=sys.platform.startswith("linux"),
        detail="what reading one document may take at most",
        is_needed=False,
        remedy="Only Linux enforces it: elsewhere, add files from unknown hands in a container.",
    )


def surroundings(folder: Path) -> Iterator[Finding]:
    """What others must care for where a house is open to them: the clock, the disk, and where connections lead."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    told = {True: "yes", False: "no", None: "this system does not tell"}
    asked = (
        ("clock is kept right", clock_is_set(), "Let chrony or systemd-timesyncd set it: the trail tells when."),
        ("disk is encrypted", disk_is_encrypted(existing), "Put the data folder on an encrypted volume (LUKS)."),
    )
    for name, answer, remedy in asked:
        yield Finding(name=name, is_well=bool(answer), detail=told[answer], is_needed=False, remedy=remedy)
    plain = list(plain_connections(os.environ))
    yield Finding(
        name="connections are encrypted",
        is_well=not plain,
        detail="; ".join(plain) or "all that lead off this machine",
        is_needed=os.environ.get("MARSAD_TLS") == "1",
        remedy="Or name a private network's hosts in MARSAD_PLAIN_HOSTS.",
    )


def table_of(findings: tuple[Finding, ...]) -> Table:
    """The findings as people read them: what is not well says how to get it."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for finding in findings:
        mark = "[green]✓[/]" if finding.is_well else "[red]✗[/]" if finding.is_needed else "[yellow]–[/]"
        table.add_row(mark, finding.name, finding.detail, "" if finding.is_well else finding.remedy)
    return table
