"""How what enters is to be handled: with which mark, in which collection, for whom it is when it is red."""

from dataclasses import dataclass

from marsad.accounts.models import Collection
from marsad.accounts.queries import CollectionCard
from marsad.accounts.roles import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """A mark and the key of a collection; without either a document is clear and belongs to the house."""

    mark: Mark = Mark.CLEAR
    collection: int | None = None


OPEN = Handling()


def handling_of(mark: str, collection: Collection | CollectionCard | None) -> Handling:
    """The mark that somebody chose, else the one of the collection, else clear."""
    own = collection.mark if collection else Mark.CLEAR
    return Handling(mark=Mark(mark or own), collection=collection.id if collection else None)
