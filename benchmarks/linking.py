"""How linking grows: documents of a made-up world (`linking_world.py`) are linked at several sizes.

Usage: linking.py [--sizes 100 1000 10000] [--draw FILE.svg]

Each size is measured in a process of its own. Time is processor time, of the process that links and of those among
which it shares long work out; beside it stands the time by the clock, which on a quiet machine of two cores is less.
Memory is the peak of all these processes together (what they share counts once), with the documents themselves.

The documents are linked with the vectors of all texts made anew, then again with vectors that were kept, as a home
keeps them. Then further documents come one by one to a linking that stands (`linking/standing`), as a worker holds it:
the median of what each took is told, with the memory that this needs in the end. `--whole`, and a size of more than
10,000, leave out all but the first linking.
"""

import argparse
import gc
import math
import multiprocessing
import os
import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from linking_world import documents

from marsad.language.encoder import default_encoder
from marsad.linking.kept_vectors import KeptVectors
from marsad.linking.link import link
from marsad.linking.standing.linking import Standing
from marsad.records import Analysis

MORE = 9  # documents that come one by one
STANDING = 10_000  # documents up to which one more is measured too
EVERY = 1.0  # seconds between two looks at the memory


class Measured(NamedTuple):
    """What linking so many documents took."""

    documents: int
    mentions: int
    entities: int
    seconds: float
    by_clock: float
    megabytes: float = 0.0
    again: float | None = None  # seconds with kept vectors
    more: float | None = None  # seconds for one more document
    megabytes_standing: float = 0.0

    def __str__(self) -> str:
        """For the line that is printed."""
        told = (
            f"{self.documents} documents, {self.mentions} mentions: {self.entities} entities, {self.seconds:.1f} s "
            f"of the processor, {self.by_clock:.1f} s by the clock, {self.megabytes:.0f} MB"
        )
        if self.more is None or self.again is None:
            return told
        standing = f"one more {self.more * 1000:.0f} ms, {self.megabytes_standing:.0f} MB"
        return f"{told}; with kept vectors {self.again:.1f} s; {standing}"


def watched(size: int, *, is_whole_only: bool) -> Measured:
    """Measure a size in a process of its own, and watch meanwhile how much memory it and its own processes hold."""
    forking = multiprocessing.get_context("fork")
    heard, tells = forking.Pipe(duplex=False)
    process = forking.Process(target=measure, args=(size, tells), kwargs={"is_whole_only": is_whole_only})
    process.start()
    tells.close()
    told: list[Measured] = []
    peaks: list[float] = []
    most = 0.0
    with suppress(EOFError):  # the process has told everything
        while True:
            most = max(most, held(process.pid or 0))
            if heard.poll(EVERY):
                told.append(heard.recv())
                peaks.append(max(most, told[-1].megabytes))
    process.join()
    return told[-1]._replace(megabytes=peaks[0], megabytes_standing=peaks[-1])


def held(process: int) -> float:
    """The megabytes that a process and those that it began hold now; pages that several hold count once."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        share = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # it ended just now, or the system tells no such thing
        return 0.0
    own = next((int(line.split()[1]) / 1024 for line in share.splitlines() if line.startswith("Pss:")), 0.0)
    return own + sum(map(held, map(int, children)))


def measure(size: int, tells: Connection, *, is_whole_only: bool) -> None:
    """Link so many documents without and with known vectors, and then some more one by one; tells each result."""
    coming = documents(size + MORE)
    made = tuple(islice(coming, size))
    mentions = sum(len(analysis.mentions) for analysis in made)
    begun, clock = processor(), time.perf_counter()
    entities = len(link(made).entities)
    told = Measured(size, mentions, entities, processor() - begun, time.perf_counter() - clock, peak())
    tells.send(told)
    if not is_whole_only:
        with TemporaryDirectory() as folder:
            encoder = KeptVectors(default_encoder(), Path(folder) / "vectors.sqlite")
            link(made, encoder=encoder)  # keeps all vectors
            begun = processor()
            link(made, encoder=encoder)
            again = processor() - begun
            more = one_by_one(Standing(encoder), made, coming)
        tells.send(told._replace(again=again, more=more, megabytes=peak()))


def processor() -> float:
    """The seconds that this process and those that it began have had of the processor."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def one_by_one(standing: Standing, made: tuple[Analysis, ...], coming: Iterator[Analysis]) -> float:
    """The median of the seconds that each further document takes."""
    standing.change(made)
    gc.freeze()
    spent = []
    for one in coming:
        begun = time.process_time()
        standing.change([one])
        spent.append(time.process_time() - begun)
    return median(spent)


def peak() -> float:
    """The most memory so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def drawing(points: list[Measured]) -> str:
    """Seconds over documents, both axes logarithmic, as a plain SVG: with new vectors, kept ones, one more."""
    lines = [
        ("vectors made anew", "#1b6f8a", [(p.documents, p.seconds) for p in points]),
        ("vectors kept", "#8a5a1b", [(p.documents, p.again) for p in points if p.again is not None]),
        ("one more document", "#5b3a8a", [(p.documents, p.more) for p in points if p.more is not None]),
    ]
    body = "".join(_line(*line, place=place) for place, line in enumerate(lines))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 330" role="img" font-family="sans-serif" '
        'font-size="12"><title>Seconds of processor time to link so many documents, and one more (both axes '
        "logarithmic)</title>"
        f'<rect width="640" height="330" fill="#fff"/>{body}</svg>\n'
    )


def _line(title: str, colour: str, points: list[tuple[int, float]], *, place: int) -> str:
    """One line with its labels: those of the first stand before its points, those of the second behind."""
    anchor, aside = ("end", -8) if place == 0 else ("start", 8)
    places = [
        (40 + 150 * math.log10(size / 10), 310 - 60 * math.log10(max(seconds, 0.01) * 100)) for size, seconds in points
    ]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
    told = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/><text x="{x + aside:.0f}" y="{y + 4:.0f}" text-anchor="{anchor}">'
        f"{size}: {seconds:.3g} s</text>"
        for (x, y), (size, seconds) in zip(places, points, strict=True)
    )
    stroke = f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return f'<g fill="{colour}">{stroke}{told}<text x="440" y="{300 + 14 * place}">{title}</text></g>'


def main() -> None:
    """Print a line for each size, and draw the growth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400, 1000])
    parser.add_argument("--draw", type=Path)
    parser.add_argument("--whole", action="store_true", help="only link the whole, not one more document")
    options = parser.parse_args()
    link(tuple(documents(2)))  # loads the encoder, which is no part of the growth
    points = []
    for size in options.sizes:
        points.append(watched(size, is_whole_only=options.whole or size > STANDING))
        print(points[-1], flush=True)
    if options.draw:
        options.draw.write_text(drawing(points), encoding="utf-8")


if __name__ == "__main__":
    main()
