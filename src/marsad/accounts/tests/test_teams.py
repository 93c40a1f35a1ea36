"""Teams on their page: made, filled, given a collection, ended; what their people see follows at once."""

import pytest
from django.test import Client

from marsad.accounts import queries, teams
from marsad.accounts.actions import add_person
from marsad.accounts.collecting import add_collection
from marsad.accounts.errors import NotPermittedError, TakenNameError
from marsad.accounts.models import Person, Team
from marsad.accounts.permission import role_in
from marsad.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Client:
    client = Client()
    client.force_login(add_person("owner", who=None, role=Role.OWNER))
    return client


def change(client: Client, what: str, **told: str) -> str:
    key = Team.objects.get().pk
    return client.post(f"/teams/{key}/{what}/", told, follow=True).content.decode()


def test_a_team_is_made_filled_and_given_a_collection(owner: Client) -> None:
    amina, clubs = add_person("amina", who=None, role=Role.GUEST), add_collection("Clubs", who=None)
    owner.post("/teams/", {"name": "Watchers"})
    assert "Done" in change(owner, "join", name="amina")
    change(owner, "give", collection="clubs", role="reviewer")
    assert role_in(amina, clubs.pk) is Role.REVIEWER
    (card,) = queries.teams(who=None)
    assert (card.people, card.collections) == (("amina",), (("clubs", "Clubs", Role.REVIEWER),))
    assert "Watchers" in owner.get("/collections/").content.decode()
    change(owner, "take", collection="clubs")
    assert role_in(amina, clubs.pk) is Role.GUEST
    change(owner, "leave", name="amina")
    assert queries.teams(who=None)[0].people == ()


def test_what_people_saw_through_a_team_ends_with_it(owner: Client) -> None:
    amina, clubs = add_person("amina", who=None, role=Role.GUEST), add_collection("Clubs", who=None)
    teams.set_team("Watchers", [amina], who=None)
    change(owner, "give", collection="clubs", role="reader")
    change(owner, "end")
    assert role_in(amina, clubs.pk) is Role.GUEST
    (ended,) = queries.audit_trail(who=None, action="team.end")
    assert ended.before == {"people": ["amina"], "collections": ["clubs"]}


def test_a_name_is_one_persons_or_one_teams(owner: Client) -> None:
    add_person("amina", who=None)
    assert "called amina already" in owner.post("/teams/", {"name": "amina"}, follow=True).content.decode()
    teams.set_team("Watchers", Person.objects.filter(username="amina"), who=None)
    with pytest.raises(TakenNameError):
        teams.make_team("Watchers", who=None)
    assert queries.teams(who=None)[0].people == ("amina",)
    told = {"username": "Watchers", "role": "reader", "email": ""}
    assert owner.post("/people/", told).status_code == 422


def test_what_is_not_there_is_told_and_others_stay_outside(owner: Client) -> None:
    teams.set_team("Watchers", (), who=None)
    assert "nobody-here" in change(owner, "join", name="nobody-here")
    assert owner.post("/teams/999/end/", follow=True).status_code == 200
    assert owner.post(f"/teams/{Team.objects.get().pk}/burn/").status_code == 404
    editor = add_person("editor", who=None, role=Role.EDITOR)
    client = Client()
    client.force_login(editor)
    assert client.get("/teams/").status_code == 403
    with pytest.raises(NotPermittedError):
        teams.join(Team.objects.get(), editor, who=editor)
