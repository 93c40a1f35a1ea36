"""Bodies that every country has one of, and their parts: of which country one is.

"Ministry of Labour" and "Inspection Department of the Ministry of Labour" are other bodies in Amman and in Tunis.
"""

from marsad.linking.comparisons.organisation_names import country_of, is_national
from marsad.linking.items import Item


def home_of(item: Item) -> str | None:
    """The country of a body that every country has, "" where nothing says it; None for all other bodies."""
    return country_of(item.name, item.setting.country) if is_national(item.name) else None


def are_of_two_countries(first: Item, second: Item) -> bool:
    """Whether every country has such a body, and nothing says that these two are of one."""
    if not is_national(first.name) and not is_national(second.name):
        return False
    return country_of(first.name, first.setting.country) != country_of(second.name, second.setting.country)
