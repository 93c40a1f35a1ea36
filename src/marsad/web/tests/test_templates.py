"""Every template of the house can be read, and no two rooms give a filter or a tag one name.

A page that loads two libraries would get whichever it loads last.
"""

from collections import Counter
from pathlib import Path

import pytest
from django.template import engines
from django.template.library import import_library
from django.template.loader import get_template

PACKAGE = Path(__file__).parents[2]
TEMPLATES = sorted(
    str(path.relative_to(folder)) for folder in PACKAGE.glob("*/templates") for path in folder.rglob("*.html")
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_be_read(name: str) -> None:
    get_template(name)


def test_no_two_rooms_give_a_filter_or_a_tag_one_name() -> None:
    modules = [one for one in engines["django"].engine.libraries.values() if one.startswith("marsad.")]
    libraries = [import_library(one) for one in modules]
    assert len(libraries) > 4
    names = Counter(name for library in libraries for name in {**library.filters, **library.tags})
    assert [name for name, count in names.items() if count > 1] == []
