"""What re-reading a report's citations gives, for people and for exit codes."""

from collections.abc import Callable
from dataclasses import dataclass

from marsad.reports.logic.citations import CarriedCitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A citation that no longer holds, and why: gone, changed, withdrawn."""

    citation: CarriedCitation
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The outcome of verifying one file."""

    file: str
    checked: int
    is_untouched: bool  # the citations inside the file are as Marsad wrote them
    broken: tuple[Broken, ...]

    @property
    def holds(self) -> bool:
        """Whether every citation stands, word for word."""
        return self.is_untouched and not self.broken


def check(citations: tuple[CarriedCitation, ...], text_of: Callable[[str], str | None]) -> tuple[Broken, ...]:
    """Compare each citation with the stored text of its document; `text_of` gives None for an unknown document."""
    broken = []
    for citation in citations:
        text = text_of(citation.document)
        if text is None:
            broken.append(Broken(citation=citation, reason="its document is not in this store"))
        elif text[citation.start : citation.end] != citation.quote:
            broken.append(Broken(citation=citation, reason="the stored text says something else at that place"))
    return tuple(broken)
