"""Counts that add up: findings against labels, and shares of things that are right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many labels were found, and how many findings were right.

    A share whose denominator is 0 is None: nothing was to be found, which is neither good nor bad.
    """

    labels: int = 0
    found: int = 0
    extracted: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            labels=self.labels + other.labels,
            found=self.found + other.found,
            extracted=self.extracted + other.extracted,
            right=self.right + other.right,
        )

    @property
    def recall(self) -> float | None:
        """The share of the labels that was found."""
        return self.found / self.labels if self.labels else None

    @property
    def precision(self) -> float | None:
        """The share of the findings that was right, in documents whose list is complete."""
        return self.right / self.extracted if self.extracted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; 0 when something was to be found and nothing right came."""
        if not self.labels:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of some things are right."""

    right: int = 0
    total: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(right=self.right + other.right, total=self.total + other.total)

    @property
    def value(self) -> float | None:
        """The share itself; None when there was nothing to judge."""
        return self.right / self.total if self.total else None


def share_of(answers: list[bool]) -> Share:
    """Count the answers that are yes."""
    return Share(right=sum(answers), total=len(answers))
