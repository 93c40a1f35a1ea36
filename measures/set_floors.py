"""Write the floors of a labelled set from what is measured now: `python measures/set_floors.py examples`.

Floors are the figures named in FLOORED, less a margin of two points for changes that help elsewhere. A floor that would
be lowered stops the run unless `--lower` says that somebody means it.
"""

import json
import sys
from pathlib import Path

import click

from marsad.evaluation.chain import find
from marsad.evaluation.figures import figures
from marsad.evaluation.gold import load_gold
from marsad.evaluation.score import score

MARGIN = 0.02
EXACT = ("documents", "language")  # these may not fall at all
FLOORED = (
    "clean_text",
    "links",
    "links.apart",
    *(f"{kind}.{m}" for kind in ("event", "organisation", "person", "programme") for m in ("f1", "recall")),
    *(f"{kind}.{m}" for kind in ("instrument", "recommendation", "statement") for m in ("f1", "recall")),
    *(f"{kind}.{lang}.recall" for kind in ("event", "organisation", "person") for lang in ("ar", "fr", "en")),
    *(f"{kind}.{lang}.recall" for kind in ("recommendation", "statement") for lang in ("ar", "fr", "en")),
)


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--floors", "file", type=click.Path(dir_okay=False, path_type=Path), default="measures/floors.json")
@click.option("--lower", is_flag=True, help="Lower floors, too: say why in the commit.")
def set_floors(gold: Path, file: Path, *, lower: bool) -> None:
    """Measure a labelled set and write its floors."""
    labelled = load_gold(gold)
    measured = figures(score(labelled, find(labelled)))
    floors = {name: measured[name] for name in EXACT}
    floors |= {name: max(0.0, round(measured[name] - MARGIN, 3)) for name in FLOORED if name in measured}
    before = json.loads(file.read_text(encoding="utf-8"))["floors"] if file.exists() else {}
    fallen = {name: floor for name, floor in before.items() if floors.get(name, 0.0) < floor}
    if fallen and not lower:
        for name, floor in fallen.items():
            click.echo(f"{name}: {floor} would become {floors.get(name, 0.0)}", err=True)
        click.echo("Nothing was written; --lower writes it.", err=True)
        sys.exit(1)
    file.write_text(json.dumps({"labels": labelled.digest, "floors": floors}, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{len(floors)} floors written to {file}")


if __name__ == "__main__":
    set_floors()
