"""Cuts a document into passages: each sentence, with the window of one sentence to each side around it."""

from collections.abc import Sequence

from marsad.records import Document, Passage, Sentence

SHORTEST = 3  # characters; below that there is nothing to search ("1.", "—")


def passages(document: Document, sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """Give the passages of a document in order; sentences must be in order too."""
    kept = [sentence for sentence in sentences if sentence.end - sentence.start >= SHORTEST]
    return tuple(
        Passage(
            document=document.id,
            start=sentence.start,
            end=sentence.end,
            window_start=kept[max(0, place - 1)].start,
            window_end=kept[min(len(kept) - 1, place + 1)].end,
            language=sentence.language or document.language,
        )
        for place, sentence in enumerate(kept)
    )
