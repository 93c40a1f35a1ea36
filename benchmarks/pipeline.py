"""How fast documents become searchable facts, each step's share, and a pipeline of well-known parts beside it.

python benchmarks/pipeline.py [FOLDER...] [--profile FUNCTIONS] [--without-peer] [--as-set]

Times are of the processor, on one core: they hold on a machine that others use too. Marsad's steps are those of its
chain, in this process; its index is written 4,000 passages at a time, with their words, as the room does; reading with
limits, the store and linking are measured apart. The peer is what a user would put together: trafilatura for pages,
spaCy's models for names (none for Arabic), dateparser for dates, all-MiniLM-L6-v2 through ONNX for the vectors of its
sentences, SQLite's full text to search. It finds names and dates only. Its vectors are timed twice: as
sentence-transformers arranges sentences when nobody says how, and in the quickest arrangement found here; and the two
are compared without vectors as well. Only pages and plain text are taken, which both can read. All models are loaded
before the clock runs, and what is loaded by then is no garbage to either. `make peers` brings the peer.

An environment that holds OpenBLAS to the kernels of older processors, as some workplaces do, is left for one in which
it looks what this processor can do, as on a user's machine; the first line says so, and `--as-set` stays in it.
"""

import argparse
import cProfile
import gc
import os
import pstats
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
os.environ.setdefault("MARSAD_SECRET_KEY", "only to load the room")  # no home is made
django.setup()

import numpy as np  # noqa: E402 - after django.setup()
from pipeline_clock import Clock  # noqa: E402
from pipeline_peer import MiniLM, Peer  # noqa: E402

from marsad.extraction.chain import STEPS  # noqa: E402
from marsad.language.encoder import default_encoder  # noqa: E402
from marsad.linking.link import link  # noqa: E402
from marsad.pipeline.passages import passages  # noqa: E402
from marsad.reading import read  # noqa: E402
from marsad.records import Analysis, Original, Passage  # noqa: E402
from marsad.search.index import Entry  # noqa: E402
from marsad.search.lance import LanceIndex  # noqa: E402
from marsad.search.logic.entries import entries  # noqa: E402
from marsad.search.logic.vectors import in_context  # noqa: E402
from marsad.search.logic.wordvectors import WordVectors, meaning_words  # noqa: E402
from marsad.sources import originals  # noqa: E402

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"
READ_BY_BOTH = (".html", ".htm", ".txt")
BATCH = 4_000  # passages written to the index at a time, as the room does
BY_DEFAULT, AT_BEST = "MiniLM (as it is arranged by default)", "MiniLM (in the quickest arrangement)"
BATCHED = 32  # sentences, to load what their encoder needs
HELD_BACK = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")  # read when numpy is loaded
VECTORS = ("vectors", "words' vectors")  # steps of which the peer has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What the index takes in of one document."""

    entries: Sequence[Entry]
    vectors: np.ndarray
    words: Iterable[str]


class Ours:
    """Marsad's chain and index, step by step."""

    def __init__(self, clock: Clock) -> None:
        """An empty index in a temporary folder."""
        encoder = default_encoder()
        self._clock, self._encoder, self.known = clock, encoder, WordVectors(encoder)
        self.passages = 0
        self._index = LanceIndex(Path(tempfile.mkdtemp()), stamp="benchmark")
        self._waiting: list[Waiting] = []

    def take(self, original: Original) -> Analysis:
        """One document from bytes to the index."""
        document = self._clock.time("read", lambda: read(original))
        analysis = Analysis(document=document)
        for step in STEPS:
            analysis = self._clock.time(step.name, lambda step=step, known=analysis: step.run(known))  # type: ignore[misc]
        cut = self._clock.time("passages", lambda: passages(document, analysis.sentences, analysis.facts))
        texts = [document.text[passage.start : passage.end] for passage in cut]
        self.passages += len(texts)
        vectors = self._clock.time("vectors", lambda: self._encoder.encode(texts))
        name = document.title or document.file
        if cut:
            self._clock.time("index", lambda: self._add(cut, texts, vectors, name))
        self.write(least=BATCH)
        return analysis

    def _add(self, cut: Sequence[Passage], texts: Sequence[str], vectors: "np.ndarray", name: str) -> None:
        words = dict.fromkeys(word for one in (*texts, name) for word in meaning_words(one))
        self._waiting.append(Waiting(entries=entries(cut, texts, name), vectors=in_context(cut, vectors), words=words))

    def write(self, *, least: int = 1) -> None:
        """Write to the index what waits, when it is so many passages: the words' vectors first, all in one go."""
        if sum(len(one.entries) for one in self._waiting) < least:
            return
        words = dict.fromkeys(word for one in self._waiting for word in one.words)
        self._clock.time("words' vectors", lambda: self.known.encode_new(words))
        found = [entry for one in self._waiting for entry in one.entries]
        vectors = np.vstack([one.vectors for one in self._waiting])
        self._clock.time("index", lambda: self._index.add(found, vectors))
        self._waiting = []


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", type=Path, nargs="*", default=[EXAMPLES])
    parser.add_argument("--profile", type=int, default=0, help="show so many of the functions that take most")
    parser.add_argument("--without-peer", action="store_true")
    parser.add_argument("--as-set", action="store_true", help="with the kernels that the environment sets")
    given = parser.parse_args()
    if not given.as_set:
        _with_own_kernels()
    every = [item for folder in given.folders for item in originals(folder)]
    found = [item for item in every if isinstance(item, Original) and item.file.lower().endswith(READ_BY_BOTH)]
    peer = Clock() if given.without_peer else _peer(found)
    ours = _ours(found, given.profile).taken
    if peer.taken:
        without = sum(taken for step, taken in ours.items() if step not in VECTORS)
        told = {name: taken for name, taken in peer.taken.items() if name not in (BY_DEFAULT, AT_BEST)}
        for way in (BY_DEFAULT, AT_BEST):
            print(
                f"Marsad has {(sum(told.values()) + peer.taken[way]) / ours.total():.1f} × the peer's speed with {way}"
            )
        print(f"and {sum(told.values()) / without:.1f} × its speed without vectors on both sides")


def _with_own_kernels() -> None:
    """Begin anew without what the environment sets for OpenBLAS, if it sets anything."""
    if held := [name for name in HELD_BACK if name in os.environ]:
        print(f"{', '.join(held)} left out of the environment", flush=True)
        free = {name: value for name, value in os.environ.items() if name not in HELD_BACK}
        os.execve(sys.executable, [sys.executable, *sys.argv], free)  # noqa: S606 - this program itself


def _ours(found: Sequence[Original], profiled: int) -> Clock:
    """Print each step's share; what each took, without loading and linking."""
    clock = Clock()
    warm = Ours(Clock())
    loading = Clock()
    loading.time("load", lambda: [warm.take(original) for original in _one_of_each_language(found)])
    warm.write()
    ours = Ours(clock)
    _spare_what_is_loaded()
    with cProfile.Profile() if profiled else nullcontext() as profile:
        analyses = [ours.take(original) for original in found]
        ours.write()
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(profiled)
    whole = clock.taken.total()
    print(f"Marsad: {len(found) / whole:.2f} documents a second of one core, {whole:.1f} s for {len(found)}")
    for name, taken in clock.taken.most_common():
        print(f"  {name:<16} {taken:>7.2f} s  {taken / whole:>5.1%}")
    print(
        f"  {ours.passages} passages, {ours.passages / clock.taken['vectors']:.0f} encoded a second of one core",
        end="; ",
    )
    print(f"{len(ours.known)} words")
    linking = Clock()
    linking.time("link", lambda: link(analyses))
    print(f"  a first document of each language, with loading {loading.taken['load']:.1f} s", end="; ")
    print(f"linking all {linking.taken['link']:.1f} s")
    return clock


def _spare_what_is_loaded() -> None:
    """Look no longer for garbage among the models: by chance it fell to this document or that, a fifth of a second."""
    gc.collect()
    gc.freeze()


def _one_of_each_language(found: Sequence[Original]) -> list[Original]:
    """A first document of each language, so that all models are loaded, as the peer's are."""
    first: dict[str, Original] = {}
    for original in found:
        first.setdefault(read(original).language, original)
    return list(first.values())


def _peer(found: Sequence[Original]) -> Clock:
    """Print what each step took; its vectors stand in both ways."""
    clock = Clock()
    peer, encoder = Peer(sqlite3.connect(":memory:")), MiniLM()
    for original in found:
        peer.take(original, Clock().time)
    encoder.by_default(peer.sentences[:BATCHED])
    _spare_what_is_loaded()
    peer.sentences = []
    for original in found:
        peer.take(original, clock.time)
    whole = clock.taken.total()
    clock.time(BY_DEFAULT, lambda: encoder.by_default(peer.sentences))
    clock.time(AT_BEST, lambda: encoder.at_best(peer.sentences))
    print(f"Peer: {whole:.2f} s for {len(found)} documents without vectors; {len(peer.sentences)} sentences")
    for name, taken in clock.taken.most_common():
        print(f"  {name:<36} {taken:>7.2f} s")
    return clock


if __name__ == "__main__":
    main()
