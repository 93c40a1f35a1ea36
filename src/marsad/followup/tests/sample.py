"""The sample of the evidence pages with a thread for each of two recommendations, so that the register has lines."""

from marsad.evidence.tests.pages import sample
from marsad.records import EntityKind, Linked


def linker(analyses, decisions):
    """The sample's entities, and the threads."""
    threads = {"train": sample.TRAIN, "involve": sample.INVOLVE}
    names = {key: (sample.named(key, fact.language),) for key, fact in threads.items()}
    made = (sample.one(EntityKind.THREAD, key, names[key], (fact,)) for key, fact in threads.items())
    return Linked(entities=(*sample.linker(analyses, decisions).entities, *made))
