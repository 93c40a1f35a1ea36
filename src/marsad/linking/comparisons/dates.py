"""Whether two dates, whole or partial, can be, must be, or cannot be the same."""

from datetime import date

SAME_DAYS = 3  # papers count the eve, the opening, or the closing of one event


def agreement(first: str, second: str) -> float | None:
    """Compare two ISO dates; None when one is missing, 0 when they cannot be the same.

    1 is the same day, .8 a few days apart or the same month, .4 the same year.

    Partial dates ("2022-06", "2022") agree as far as they go.
    """
    if not first or not second:
        return None
    shorter = min(len(first), len(second))
    if shorter < 10:
        if first[:shorter] != second[:shorter]:
            return 0.0
        return 0.8 if shorter == 7 else 0.4
    try:
        apart = abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)
    except ValueError:
        return None
    if apart == 0:
        return 1.0
    return 0.8 if apart <= SAME_DAYS else 0.0
