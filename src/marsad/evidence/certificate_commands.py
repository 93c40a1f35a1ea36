"""`marsad certificate`: a document's or fact's provenance in one file that others can check without Marsad's store."""

import json
from pathlib import Path

import click

from marsad.evidence import queries


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where to write.")
def certificate(identifier: str, output: Path) -> None:
    """Write the provenance certificate of the document or fact ID.

    Anybody checks it offline with `python -m marsad.certificates FILE`, also against the original with --original.
    """
    made = queries.certificate(identifier, who=None)
    output.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    click.echo(f"Written to {output}. To check it: python -m marsad.certificates {output}")
