"""The chain from bytes to what the store keeps, as declared steps: read, analyse, cut into passages, encode.

Each step says which parts of the work it needs and which it gives; `check` refuses an order that cannot run.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from marsad.extraction.chain import analyse
from marsad.language.blanking import Blanker
from marsad.language.encoder import search_encoder
from marsad.language.sentences import sentences
from marsad.pipeline.errors import StepOrderError
from marsad.pipeline.outcomes import Result, Vectors
from marsad.pipeline.passages import passages
from marsad.reading.guarded.reading import read
from marsad.reading.repeated import without_repeated
from marsad.records import Analysis, Document, Original, Passage

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One original on its way; each step adds its part to a new copy."""

    original: Original
    repeated: Mapping[str, frozenset[str]] = field(default_factory=dict)  # lines to leave out, by source
    erased: Blanker | None = None  # names that may not enter
    is_blanked: bool = False
    document: Document | None = None
    analysis: Analysis | None = None
    passages: tuple[Passage, ...] | None = None
    vectors: Vectors | None = None
    encoder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the chain; `needs` and `gives` are names of parts of `Work`."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Work], Work]


def read_step(work: Work) -> Work:
    """Bytes to a document, in a reading process with limits; raises ReadingError."""
    document = without_repeated(read(work.original), work.repeated)
    kept = work.erased.blank_document(document) if work.erased else document
    return replace(work, document=kept, is_blanked=kept != document)


def analyse_step(work: Work) -> Work:
    """A document to its facts and mentions."""
    return replace(work, analysis=analyse(given(work.document)))


def passages_step(work: Work) -> Work:
    """A document to its passages."""
    analysis = given(work.analysis)
    cut = analysis.sentences or sentences(analysis.document)
    return replace(work, passages=passages(analysis.document, cut, analysis.facts))


def vectors_step(work: Work) -> Work:
    """Passages to vectors: of the sentences alone; the windows' can be composed of them when indexing."""
    text, encoder = given(work.analysis).document.text, search_encoder()
    texts = [text[passage.start : passage.end] for passage in given(work.passages)]
    vectors = encoder.encode(texts) if texts else np.zeros((0, encoder.dimensions), dtype=np.float32)
    return replace(work, vectors=vectors, encoder=encoder.name)


STEPS: list[Step] = [
    Step(name="read", needs=("original",), gives=("document",), run=read_step),
    Step(name="analyse", needs=("document",), gives=("analysis",), run=analyse_step),
    Step(name="passages", needs=("analysis",), gives=("passages",), run=passages_step),
    Step(name="vectors", needs=("analysis", "passages"), gives=("vectors", "encoder"), run=vectors_step),
]


def check(steps: Sequence[Step]) -> None:
    """Refuse steps of which one needs what no earlier one gives; raises StepOrderError, which names both."""
    given = {"original"}
    for step in steps:
        if missing := [need for need in step.needs if need not in given]:
            raise StepOrderError(
                f"Step {step.name!r} needs {', '.join(missing)}, which no step before it gives: move it down."
            )
        given.update(step.gives)


def process(
    original: Original,
    *,
    repeated: Mapping[str, frozenset[str]] | None = None,
    erased: Blanker | None = None,
) -> Result:
    """Take one original through the whole chain; raises ReadingError when it cannot become a document.

    `repeated` are the lines that each source is known to put around its documents, `erased` names that may not enter.
    """
    check(STEPS)
    work = Work(original=original, repeated=repeated or {}, erased=erased)
    for step in STEPS:
        work = step.run(work)
    return Result(
        analysis=given(work.analysis),
        passages=given(work.passages),
        vectors=given(work.vectors),
        encoder=work.encoder,
        is_blanked=work.is_blanked,
    )


def given(part: Part | None) -> Part:
    """A part of the work that an earlier step gave; `check` makes sure that there was one."""
    if part is None:
        raise StepOrderError("A step asked for a part that no earlier step gave: declare it in its `needs`.")
    return part
