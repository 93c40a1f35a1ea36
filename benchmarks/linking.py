"""How linking grows: documents of a made-up world (`linking_world.py`) are linked at several sizes.

Usage: linking.py [--sizes 100 1000 10000] [--draw FILE.svg]

Time is processor time of this process, memory its peak. The same documents are linked twice: with the vectors of all
texts made anew, and with vectors that were kept, as a home keeps them.
"""

import argparse
import math
import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from linking_world import documents

from marsad.language.encoder import default_encoder
from marsad.linking.kept_vectors import KeptVectors
from marsad.linking.link import link


class Measured(NamedTuple):
    """What linking so many documents took."""

    documents: int
    mentions: int
    entities: int
    seconds: float
    again: float
    megabytes: float


def measured(size: int) -> Measured:
    """Link so many documents without and with known vectors."""
    made = tuple(documents(size))
    spent = []
    with TemporaryDirectory() as folder:
        encoder = KeptVectors(default_encoder(), Path(folder) / "vectors.sqlite")
        for _ in range(2):
            begun = time.process_time()
            entities = len(link(made, encoder=encoder).entities)
            spent.append(time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    mentions = sum(len(analysis.mentions) for analysis in made)
    return Measured(size, mentions, entities, spent[0], spent[1], peak)


def drawing(points: list[Measured]) -> str:
    """Seconds over documents, both axes logarithmic, as a plain SVG: with new vectors, and with kept ones."""
    lines = [
        ("vectors made anew", "#1b6f8a", [(p.documents, p.seconds) for p in points]),
        ("vectors kept", "#8a5a1b", [(p.documents, p.again) for p in points]),
    ]
    body = "".join(_line(*line, place=place) for place, line in enumerate(lines))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 330" role="img" font-family="sans-serif" '
        'font-size="12"><title>Seconds of processor time to link so many documents (both axes logarithmic)</title>'
        f'<rect width="640" height="330" fill="#fff"/>{body}</svg>\n'
    )


def _line(title: str, colour: str, points: list[tuple[int, float]], *, place: int) -> str:
    """One line with its labels: those of the first stand before its points, those of the second behind."""
    anchor, aside = ("end", -8) if place == 0 else ("start", 8)
    places = [(40 + 150 * math.log10(n / 10), 270 - 80 * math.log10(max(spent, 0.1) * 10) + 60) for n, spent in points]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
    told = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/><text x="{x + aside:.0f}" y="{y + 4:.0f}" text-anchor="{anchor}">'
        f"{size}: {seconds:.1f} s</text>"
        for (x, y), (size, seconds) in zip(places, points, strict=True)
    )
    stroke = f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return f'<g fill="{colour}">{stroke}{told}<text x="440" y="{300 + 14 * place}">{title}</text></g>'


def main() -> None:
    """Print a line for each size, and draw the growth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400, 1000])
    parser.add_argument("--draw", type=Path)
    options = parser.parse_args()
    link(tuple(documents(2)))  # loads the encoder, which is no part of the growth
    points = []
    for size in options.sizes:
        told = measured(size)
        points.append(told)
        print(
            f"{size} documents, {told.mentions} mentions: {told.entities} entities, {told.seconds:.1f} s, "
            f"with kept vectors {told.again:.1f} s, {told.megabytes:.0f} MB",
            flush=True,
        )
    if options.draw:
        options.draw.write_text(drawing(points), encoding="utf-8")


if __name__ == "__main__":
    main()
