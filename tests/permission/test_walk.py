"""Every address and command as every role against every mark: nothing leaks, and nothing is missing from the table."""

import io
import json
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from mcp.server.mcpserver.exceptions import ToolError

from marsad.accounts.models import AuditEntry
from marsad.accounts.permission import PUBLIC, may
from marsad.accounts.roles import Action, Mark, Role
from marsad.api.actions import make_token
from marsad.api.assistant import TOOLS, Tools, answered
from marsad.cli.main import COMMANDS
from marsad.evidence import actions as evidence
from marsad.followup import actions as followup

TABLE = tomllib.loads((Path(__file__).parent / "routes.toml").read_text("utf-8"))
PEOPLE = ("visitor", "guest", "client", "named", "reader", "member", "contributor", "reviewer", "editor", "owner")
FEW = ("visitor", "guest", "client", "named", "reader", "owner")  # they differ in what they see
ASKED = (("green", "house"), ("amber", "clubs"), ("red", "house"))
DENIED = {302, 403, 404, 405}


def addresses(resolver: Any, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield f"{space}{pattern.name}"


def test_every_address_is_in_the_table():
    named = {
        key.split()[0] for part in ("open", "pages", "posted", "about", "changes", "programs") for key in TABLE[part]
    }
    missing = sorted(set(addresses(get_resolver())) - named)
    assert not missing, f"say in routes.toml what these show or change, and to whom: {missing}"
    assert not named - set(addresses(get_resolver())), "routes.toml names addresses that are gone"


def test_every_command_is_in_the_table():
    assert {entry.name for entry in COMMANDS} == set(TABLE["commands"]["all"])


def client_of(store, name):
    client = Client(raise_request_exception=True)
    if name != "visitor":
        client.cookies[settings.SESSION_COOKIE_NAME] = store.sessions[name]
    return client


def told(response):
    """All that an answer tells, unpacked where it is packed."""
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(part) for part in parts.namelist())
    return content.decode("utf-8", "replace").casefold() + str(response.headers).casefold()


def written():
    """How many changes the trail tells of: that somebody was refused is none."""
    return AuditEntry.objects.exclude(action="access.refused").count()


def leaks(store, name, text, besides=()):
    return sorted("/".join(key) for key in store.hidden_from(name) - set(besides) if store.things[key]["word"] in text)


def arguments(about, thing):
    """The words of the table: keys of the thing, or words as they stand."""
    fixed = {"attribute": "text", "press": "let-documents-decide", "section": "summary"}
    return [thing.get(word, fixed.get(word, word)) for word in about.split()]


def page_addresses(store):
    for key, asks in TABLE["pages"].items():
        name, *words = key.split()
        address = reverse(name, args=words)
        yield address
        for ask in asks:
            if "=" in ask:
                yield f"{address}?{ask}"
            else:  # the beginning of each word: the whole one would only be echoed
                yield from (f"{address}?{ask}={store.things[key]['word'][:5]}" for key in ASKED)


@pytest.mark.parametrize("name", PEOPLE)
def test_no_list_form_or_export_tells_what_is_hidden(store, db, name):
    client, seen = client_of(store, name), ""
    for address in page_addresses(store):
        text = told(client.get(address))
        assert not leaks(store, name, text), address
        seen += text
    for route, field in TABLE["posted"].items():
        for key in ASKED:
            text = told(client.post(reverse(route), {field: store.things[key]["word"][:5]}))
            assert not leaks(store, name, text), route
    if name != "visitor":
        shown = set(store.things) - store.hidden_from(name)
        missing = [key for key in shown if store.things[key]["word"] not in seen]
        assert not missing, "what they may see is not shown anywhere: this walk sees nothing"


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("route", TABLE["about"])
def test_nobody_finds_a_page_on_what_is_hidden(store, db, name, route):
    client, about = client_of(store, name), TABLE["about"][route]
    for key in sorted(store.hidden_from(name)):
        thing = store.things[key]
        address = reverse(route, args=arguments(about, thing))
        response = client.get(address)
        assert response.status_code in DENIED, (route, key)
        text = told(response).replace(address.casefold(), "")  # the way to sign in repeats what was asked for
        assert not leaks(store, name, text), (route, key)


@pytest.mark.parametrize("name", FEW)
def test_pages_on_what_is_visible_tell_nothing_else(store, db, name):
    client, shown = client_of(store, name), store.things["clear", "house"]
    for route, about in TABLE["about"].items():
        response = client.get(reverse(route, args=arguments(about, shown)))
        refused = route in TABLE["taken-out"] and name != "visitor" and not may(store.people[name], Action.EXPORT)
        assert response.status_code in ({403} if refused else {200, 302, 404}), route
        assert not leaks(store, name, told(response)), route


@pytest.mark.parametrize("name", FEW[1:])
def test_nobody_changes_what_is_hidden(store, db, name):
    client, before = client_of(store, name), written()
    for route, (_least, about) in TABLE["changes"].items():
        if not {"document", "fact", "code", "update", "candidate", "report"} & set(about.split()):
            continue
        for key in sorted(store.hidden_from(name)):
            if "candidate" in about and name != "visitor":
                continue
            with transaction.atomic():
                response = client.post(reverse(route, args=arguments(about, store.things[key])), FORM)
            assert not leaks(store, name, told(response)), (route, key)
            assert written() == before, (route, key, response.status_code)


@pytest.mark.parametrize("name", ["reader", "reviewer", "editor", "owner"])
def test_previews_and_forms_tell_nothing_hidden_that_is_named_in_their_question(store, db, name):
    client, shown = client_of(store, name), {**store.things["clear", "house"], "view": 1, "draft": 1, "saved": 1}
    reached = 0
    for route, (_least, about) in TABLE["changes"].items():
        address = reverse(route, args=arguments(about, shown))
        for key in sorted(store.hidden_from(name)):
            thing = store.things[key]
            asked = {"text": thing["word"][:5], "other": thing["event"], "facts": thing["fact"], "code": thing["code"]}
            response = client.get(address, asked | {"document": thing["document"], "report": thing["report"]})
            reached += response.status_code == 200
            assert not leaks(store, name, told(response)), (route, key)
    assert reached, "no form was opened: this walk tries nothing"


FORM = {"text": "other", "name": "other", "do": "leave", "note": "x", "status": "done", "kind": "brief"}


@pytest.mark.parametrize("name", ["guest", "reader", "contributor", "reviewer", "editor"])
def test_no_role_does_more_than_the_table_says(store, db, name):
    client, shown = client_of(store, name), store.things["clear", "house"]
    own = Role(name)
    for route, (least, about) in TABLE["changes"].items():
        if own.reaches(Role(least)):
            continue
        before = written()
        with transaction.atomic():
            thing = {**shown, "view": 1, "draft": 1, "saved": 1}
            response = client.post(reverse(route, args=arguments(about, thing)), FORM)
        assert written() == before, (route, response.status_code)


@pytest.mark.parametrize("name", FEW[1:])
def test_programs_are_told_no_more_than_their_person(store, db, name):
    token = make_token("walk", ["read", "review", "add"], person=store.people[name], who=None)
    client, before = Client(headers={"authorization": f"Bearer {token}"}), written()
    for route, about in TABLE["programs"].items():
        if about == "":
            assert not leaks(store, name, told(client.get(reverse(route)))), route
            continue
        for key in sorted(store.hidden_from(name)):
            thing = store.things[key]
            if about == "q":
                response = client.get(reverse(route), {"q": thing["word"][:5]})
            elif " " not in about:
                address = reverse(route, args=arguments(about, thing))
                send = client.post if route == "api:decide" else client.get
                response = send(address, {"decision": "accept"}, content_type="application/json")
                assert response.status_code in {403, 404, 422}, (route, key, response.status_code)
            text = told(response).replace(str(thing.get(about, "")).casefold() or "?", "")
            assert not leaks(store, name, text), (route, key)
    assert written() == before


@pytest.mark.parametrize("name", PEOPLE)
def test_assistants_are_told_no_more_than_their_person(store, db, name):
    """Without a person, as visitors are, they are told what is clear."""
    assert TABLE["tools"].keys() == set(TOOLS)
    tools = Tools(PUBLIC if name == "visitor" else store.people[name])
    threads, before, seen = every_thread(), written(), ""
    for tool, about in TABLE["tools"].items():
        words = {"threads": threads, "word": [thing["word"][:5] for thing in store.things.values()]}
        for asked in words.get(about) or [thing[about] for thing in store.things.values()]:
            text = told_by(getattr(tools, tool), asked)
            assert not leaks(store, name, text), (tool, asked)
            seen += text
    assert not [key for key in set(store.things) - store.hidden_from(name) if store.things[key]["word"] not in seen]
    assert {entry.action for entry in AuditEntry.objects.order_by("-pk")[: written() - before]} <= {"document.read"}


def every_thread() -> list[str]:
    found = Tools(None).entities("", "thread")["entities"]
    assert found, "without threads this walk tries nothing"
    return [one["id"] for one in found]


def told_by(tool, asked):
    """What a tool answers, or why it does not."""
    try:
        return json.dumps(answered(tool)(asked), ensure_ascii=False).casefold()
    except ToolError as refused:
        return str(refused).replace(asked, "").casefold()


@pytest.mark.parametrize("name", PEOPLE[1:])
def test_no_other_spelling_of_a_question_names_what_is_hidden(store, db, name):
    client, offered = client_of(store, name), set()
    for key, thing in store.things.items():
        misspelt = thing["word"][:4] + thing["word"][5:]
        text = told(client.get(reverse("search:search"), {"q": misspelt}))
        assert not leaks(store, name, text), key
        offered |= {key} if thing["word"] in text else set()
    assert offered == set(store.things) - store.hidden_from(name)


def test_visitors_reach_public_pages_alone(store, db):
    client = Client()
    for key in TABLE["pages"]:
        name, *words = key.split()
        response = client.get(reverse(name, args=words))
        assert (response.status_code == 200) == (name == "followup:public-register"), key


# A document that is marked red later leaves every page, list, export, feed and answer at once, made before or not.
KEY = ("clear", "house")  # what everybody sees, until it is marked


def every_page(thing, store) -> Iterator[str]:
    yield from page_addresses(store)
    yield from (reverse(route, args=arguments(about, thing)) for route, about in TABLE["about"].items())


def programs(thing) -> Iterator[str]:
    for route, about in TABLE["programs"].items():
        if route not in {"api:decide", "api:send_documents"}:
            yield reverse(route, args=arguments(about, thing) if about not in {"", "q"} else [])


def asked(store, name) -> list[tuple[Client, str]]:
    """Whatever somebody reads: pages and exports, and with accounts the calendar's feed and the interface."""
    thing, client = store.things[KEY], client_of(store, name)
    found = [(client, address) for address in every_page(thing, store)]
    if name == "visitor":
        return found
    token = make_token("later", ["read"], person=store.people[name], who=None)
    program = Client(headers={"authorization": f"Bearer {token}"})
    found += [(program, address) for address in programs(thing)]
    found += [(program, reverse("api:search") + f"?q={thing['word'][:5]}")]
    feed = followup.make_feed(who=store.people[name])
    return [*found, (Client(), reverse("followup:feed", args=[feed]))]


@pytest.mark.parametrize("name", ["visitor", "guest", "reader", "owner"])
def test_nothing_that_was_shown_before_is_shown_again(store, db, name, django_capture_on_commit_callbacks):
    thing, asks = store.things[KEY], asked(store, name)
    shown = {}
    for client, address in asks:
        answer = client.get(address)
        if thing["word"] in told(answer).replace(address.casefold(), ""):
            shown[address] = answer.headers.get("ETag", "")
    assert shown, "what was never shown cannot be hidden"
    with django_capture_on_commit_callbacks(execute=True):
        evidence.mark_document(thing["document"], Mark.RED, who=None, recipients=[store.people["named"]])
    for client, address in asks:
        answer = client.get(address, headers={"If-None-Match": shown.get(address, "")})
        assert thing["word"] not in told(answer).replace(address.casefold(), ""), address
        assert not (answer.status_code == 304 and address in shown), address


@pytest.mark.parametrize("name", ["guest", "reader", "owner"])
def test_assistants_and_mails_tell_nothing_of_it_any_more(store, db, name):
    thing, person = store.things[KEY], store.people[name]
    person.email = f"{name}@example.org"
    person.save()
    followup.add_task(thing["code"], f"call {thing['word']}", who=None, due=date(2024, 6, 2), person=person.pk)
    assert person.email in followup.remind(who=None, only_show=True).sent
    evidence.mark_document(thing["document"], Mark.RED, who=None, recipients=[store.people["named"]])
    tools = Tools(person)
    for tool, about in TABLE["tools"].items():
        for words in {"threads": every_thread(), "word": [thing["word"][:5]]}.get(about) or [thing[about]]:
            assert thing["word"] not in told_by(getattr(tools, tool), words), tool
    followup.remind(who=None)
    assert not [one for one in mail.outbox if thing["word"] in one.body]
