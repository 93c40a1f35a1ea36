"""Saved searches: kept per owner with their filters, and what is new since the last run is told once."""

import pytest
from click.testing import CliRunner
from django.urls import reverse
from lxml import html

from marsad.accounts.actions import add_person
from marsad.accounts.errors import NotPermittedError
from marsad.accounts.models import AuditEntry
from marsad.accounts.roles import Role
from marsad.search import actions as index
from marsad.search.errors import UnknownSavedSearchError, UnnamedSearchError
from marsad.search.filters import Filters, Order
from marsad.search.logic.novelty import new_places
from marsad.search.saved import actions, queries
from marsad.search.saved.commands import searches
from marsad.search.tests import made

pytestmark = pytest.mark.usefixtures("filled")
ADDED = "The mayor of Oran opened a library for former prisoners. It has two rooms."


@pytest.fixture
def key():
    return actions.save_search("Prisons", "former prisoners", Filters(), who=None)


def add_a_note():
    made.fill(made.note("en", ADDED))
    index.bring_up_to_date()


def test_a_passage_is_new_unless_it_touches_a_known_one():
    known = [["a", 0, 40]]
    assert new_places([("a", 10, 20), ("a", 40, 50), ("b", 0, 9)], known) == [("a", 40, 50), ("b", 0, 9)]


def test_filters_come_back_from_what_is_kept():
    filters = Filters(language="fr", since="2023", order=Order.NEWEST)
    assert filters.as_json() == {"language": "fr", "since": "2023", "order": "newest"}
    assert Filters.from_json(filters.as_json()) == filters


def test_what_entered_since_the_last_run_is_new_until_the_next(key):
    assert queries.count_new(key, who=None) == 0
    add_a_note()
    expected = queries.count_new(key, who=None)
    assert expected > 0
    assert actions.run_search(key, who=None) == expected
    assert any("mayor of Oran" in quote for quote in queries.new_quotes(key, who=None))
    assert queries.count_new(key, who=None) == 0
    assert actions.run_search(key, who=None) == 0
    assert not queries.saved_search(key, who=None).new


def test_the_same_name_replaces_and_each_act_is_in_the_trail(key):
    assert actions.save_search(" Prisons ", "release", Filters(language="en"), who=None) == key
    card = queries.saved_searches(who=None)[0]
    assert (card.question, card.filters.language) == ("release", "en")
    actions.run_search(key, who=None)
    actions.remove_search(key, who=None)
    done = AuditEntry.objects.filter(item=f"search:{key}").order_by("id").values_list("action", flat=True)
    assert list(done) == ["search.save", "search.save", "search.run", "search.remove"]
    assert queries.saved_searches(who=None) == ()


@pytest.mark.parametrize(("name", "question"), [(" ", "prisons"), ("Prisons", " ")])
def test_a_search_needs_a_name_and_a_question(name, question):
    with pytest.raises(UnnamedSearchError):
        actions.save_search(name, question, Filters(), who=None)


def test_nobody_sees_runs_or_removes_what_others_saved(key):
    other = add_person("other", who=None)
    assert queries.saved_searches(who=other) == ()
    for act in (queries.saved_search, queries.count_new, actions.run_search, actions.remove_search):
        with pytest.raises(UnknownSavedSearchError):
            act(key, who=other)


def test_a_guest_saves_nothing():
    with pytest.raises(NotPermittedError):
        actions.save_search("Mine", "prisons", Filters(), who=add_person("guest", who=None, role=Role.GUEST))


def test_a_search_is_saved_run_and_removed_on_its_page(reader):
    asked = f"{reverse('search:search')}?q=former+prisoners"
    form = html.fromstring(reader.get(asked).content).xpath("//form[contains(@action, 'saved')]")[0]
    saved = reader.post(form.get("action"), {"name": "My prisons"}, follow=True)
    assert "My prisons" in saved.content.decode()
    add_a_note()
    run = html.fromstring(saved.content).xpath("//form[contains(@action, '/run/')]/@action")[0]
    assert "new" in reader.get(run.replace("/run/", "/new/")).content.decode()
    shown = html.fromstring(reader.post(run, follow=True).content)
    new = [item for item in shown.xpath("//ol/li") if item.xpath("./span[contains(@class, 'chip-good')]")]
    assert new
    assert all("Oran" in item.text_content() or "two rooms" in item.text_content() for item in new)
    gone = reader.post(run.replace("/run/", "/remove/"), follow=True)
    assert "My prisons" not in html.tostring(html.fromstring(gone.content).xpath("//main")[0]).decode()
    assert reader.post(run).status_code == 404


def test_the_page_says_what_is_missing_for_saving(reader):
    answer = reader.post(f"{reverse('search:save')}?q=prisons", {"name": " "}, follow=True)
    assert "Give the search a name" in answer.content.decode()


def test_the_command_saves_lists_runs_and_removes():
    run = CliRunner()
    assert run.invoke(searches, ["save", "Prisons", "former prisoners", "--language", "en"]).exit_code == 0
    add_a_note()
    listed = run.invoke(searches, ["list", "--json"]).output
    assert '"language": "en"' in listed
    assert '"new": 0' not in listed
    assert "mayor of Oran" in run.invoke(searches, ["run", "Prisons"]).output
    assert "0 new" in run.invoke(searches, ["list"]).output
    assert run.invoke(searches, ["remove", "Prisons"]).exit_code == 0
    refused = run.invoke(searches, ["run", "Prisons"])
    assert refused.exit_code == 2
    assert "There is no saved search 'Prisons'" in refused.output
