"""Whether a later wording asks less or more than the one before."""

from marsad.followup.kinds import Force
from marsad.language import force


def compared(before: force.Force, after: force.Force, strengths: tuple[str, str]) -> Force:
    """Whether a later wording asks less or more; where no word tells, the strength of the facts does."""
    ranks = {"soft": 1, "call": 2, "formal": 3, "commitment": 4}
    first, second = before.level, after.level
    if not (before.word or after.word):
        first, second = ranks.get(strengths[0], 0), ranks.get(strengths[1], 0)
        if not first or not second:
            return Force.SAME
    if first == second:
        return Force.SAME
    return Force.SOFTENED if second < first else Force.STRENGTHENED
