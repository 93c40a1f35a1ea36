from collections.abc import Iterator

import pytest

from marsad.sources.tests.site import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found
