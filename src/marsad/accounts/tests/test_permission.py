import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from marsad.accounts.errors import NotPermittedError
from marsad.accounts.models import Person
from marsad.accounts.permission import may_change, may_read, require_changing, require_reading


def test_the_local_system_and_active_people_may() -> None:
    assert may_read(None)
    assert may_change(Person(username="a"))


@pytest.mark.parametrize("who", [AnonymousUser(), Person(username="closed", is_active=False)])
def test_visitors_and_closed_accounts_may_not(who: AnonymousUser | Person) -> None:
    assert not may_read(who)
    with pytest.raises(NotPermittedError, match="read the evidence"):
        require_reading(who)
    with pytest.raises(PermissionDenied, match="You may not review facts"):
        require_changing(who, "review facts")
