"""How many words a second become facts, by language and step, and the parts a user would assemble beside it.

python benchmarks/extraction.py [FOLDER...] [--rounds N] [--without-peer]

Every step of the chain, from sentences to facts, on texts that were read before; times are of the processor, on one
core. The peer finds names and dates only: spaCy's models with NER (none for Arabic) and dateparser; its count of
findings stands beside ours. The first round warms models and caches up and does not count.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline_clock import Clock
from pipeline_peer import Peer

from marsad.extraction.chain import STEPS
from marsad.reading import read
from marsad.reading.errors import ReadingError
from marsad.records import Analysis, Document, Original
from marsad.sources import originals

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"
SHOWN = 5  # steps that take longest


def documents(folders: Sequence[Path]) -> Iterator[Document]:
    """The documents of folders that can be read."""
    for folder in folders:
        for original in originals(folder):
            if isinstance(original, Original):
                try:
                    yield read(original)
                except ReadingError:
                    continue


def by_language(found: Sequence[Document]) -> dict[str, list[Document]]:
    """Documents by language."""
    sorted_: dict[str, list[Document]] = defaultdict(list)
    for document in found:
        sorted_[document.language].append(document)
    return dict(sorted(sorted_.items()))


def extracted(told: Sequence[Document], clock: Clock) -> int:
    """Take every document through the chain; how many facts were found."""
    facts = 0
    for document in told:
        analysis = Analysis(document=document)
        for step in STEPS:
            analysis = clock.time(step.name, lambda step=step, known=analysis: step.run(known))  # type: ignore[misc]
        facts += len(analysis.facts)
    return facts


def rounds_of(told: Sequence[Document], rounds: int) -> tuple[Clock, int]:
    """Some rounds over the documents of a language after one that does not count."""
    extracted(told, Clock())
    clock, facts = Clock(), 0
    for _ in range(rounds):
        facts = extracted(told, clock)
    return clock, facts


def print_ours(language: str, told: Sequence[Document], rounds: int) -> None:
    """Words a second of a language, and the steps that take longest."""
    words = sum(len(document.text.split()) for document in told)
    clock, facts = rounds_of(told, rounds)
    seconds = clock.taken.total() / rounds
    print(f"{language}  {len(told):3} documents  {words:7,} words  {facts:5} facts  {words / seconds:7,.0f} words/s")
    for name, taken in clock.taken.most_common(SHOWN):
        print(f"      {taken / clock.taken.total():5.0%}  {name}")


def print_peer(peer: Peer, language: str, told: Sequence[Document]) -> None:
    """The same of the parts a user would assemble."""
    words = sum(len(document.text.split()) for document in told)
    for document in told[:1]:
        peer.named(document.text, language, Clock().time)
    clock = Clock()
    found = sum(peer.named(document.text, language, clock.time) for document in told)
    print(f"{language}  peer: {words / clock.taken.total():7,.0f} words/s, {found:5} names and dates")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-peer", action="store_true")
    chosen = parser.parse_args()
    found = by_language(list(documents(chosen.folders)))
    for language, told in found.items():
        print_ours(language, told, chosen.rounds)
    if not chosen.without_peer:
        peer = Peer()
        for language, told in found.items():
            print_peer(peer, language, told)


if __name__ == "__main__":
    main()
