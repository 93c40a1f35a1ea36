import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from marsad.accounts.collecting import add_collection, set_member
from marsad.accounts.errors import NotPermittedError
from marsad.accounts.models import Person
from marsad.accounts.permission import may, may_read, may_somewhere, require, require_reading
from marsad.accounts.roles import LEAST, SEEN_ANYWHERE, SEEN_WITHIN, Action, Mark, Role, actions_of
from marsad.accounts.teams import set_team


def test_the_local_system_may_do_all() -> None:
    assert may_read(None)
    assert all(may(None, action) for action in Action)


@pytest.mark.parametrize("who", [AnonymousUser(), Person(username="closed", is_active=False, role="owner")])
def test_visitors_and_closed_accounts_may_not(who: AnonymousUser | Person) -> None:
    assert not may_read(who)
    with pytest.raises(NotPermittedError, match="read the evidence"):
        require_reading(who)
    with pytest.raises(PermissionDenied, match="You may not review facts"):
        require(who, Action.REVIEW)


def test_the_tables_name_every_action_and_every_mark_but_red() -> None:
    assert set(LEAST) == set(Action)
    assert set(SEEN_ANYWHERE) == set(SEEN_WITHIN) == set(Mark) - {Mark.RED}


def test_roles_rise() -> None:
    for lower, higher in zip(Role, list(Role)[1:], strict=False):
        assert actions_of(lower) <= actions_of(higher)


@pytest.mark.parametrize(
    ("role", "may_do", "may_not"),
    [
        (Role.GUEST, Action.READ, Action.EXPORT),
        (Role.READER, Action.EXPORT, Action.ADD),
        (Role.CONTRIBUTOR, Action.ADD, Action.REVIEW),
        (Role.REVIEWER, Action.REVIEW, Action.LINK),
        (Role.EDITOR, Action.MARK, Action.MANAGE_PEOPLE),
    ],
)
def test_each_role_may_do_what_the_table_says(role: Role, may_do: Action, may_not: Action) -> None:
    person = Person(username="somebody", role=role)
    assert may(person, may_do)
    assert not may(person, may_not)


def test_a_role_in_a_collection_counts_there_alone(db: None) -> None:
    person = Person.objects.create(username="amina", role=Role.READER)
    clubs = add_collection("Clubs", who=None)
    set_member(clubs, person, Role.REVIEWER, who=None)
    assert may(person, Action.REVIEW, collection=clubs.pk)
    assert not may(person, Action.REVIEW)
    assert may_somewhere(person, Action.REVIEW)
    assert not may_somewhere(person, Action.MARK)


def test_the_highest_of_several_roles_counts(db: None) -> None:
    person = Person.objects.create(username="amina", role=Role.EDITOR)
    clubs = add_collection("Clubs", who=None)
    set_member(clubs, set_team("Watchers", [person], who=None), Role.GUEST, who=None)
    assert may(person, Action.MARK, collection=clubs.pk)
