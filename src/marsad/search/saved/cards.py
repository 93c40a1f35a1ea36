"""A saved search as pages and commands show it."""

from dataclasses import dataclass
from datetime import datetime

from marsad.search.filters import Filters
from marsad.search.logic.ranking import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedCard:
    """A question that somebody keeps, and the passages that its last run brought and the one before had not."""

    id: int
    name: str
    question: str
    filters: Filters
    ran_at: datetime
    new: frozenset[Place]

    @property
    def address(self) -> str:
        """The query string of the page that shows it."""
        return f"{self.filters.address(self.question)}&saved={self.id}"
