"""Ageing: for how long recommendations that are still open have been waiting."""

from collections.abc import Sequence

from marsad.charts import bars
from marsad.charts.bars import Bar
from marsad.charts.chart import Chart
from marsad.charts.writing import in_years, word

BANDS = ((0, 1, "under_one"), (1, 2, "one_to_two"), (2, 3, "two_to_three"), (3, 5, "three_to_five"), (5, 999, "older"))


def draw(made: Sequence[str], *, today: str, language: str, title: str = "") -> Chart:
    """Draw the ages of recommendations from the dates they were made on (ISO, "" when not known)."""
    now = in_years(today) or 0.0
    ages = [max(now - year, 0) for date in made if (year := in_years(date)) is not None]
    counted = [
        Bar(label=word(name, language), value=sum(low <= age < high for age in ages)) for low, high, name in BANDS
    ]
    if unknown := len(made) - len(ages):
        counted.append(Bar(label=word("date_unknown", language), value=unknown, colour="track"))
    return bars.draw(
        counted if made else (),
        title=title or word("ageing", language),
        noun="recommendation",
        language=language,
        kind="ageing",
        heading=word("age", language),
    )
