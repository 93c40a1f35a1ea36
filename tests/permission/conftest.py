"""A small store in which each document carries a secret word of its own, in every place where one can stand.

There is a document for each handling mark, once in the house and once in a collection. The secret word stands in its
file's name, title, text, facts, in the name of an event, and as an alias of a body that all documents name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client, override_settings

from marsad.accounts.actions import add_person
from marsad.accounts.collecting import add_collection, set_member
from marsad.accounts.models import Collection, Person
from marsad.accounts.roles import Mark, Role
from marsad.evidence import actions as evidence
from marsad.evidence import queries
from marsad.evidence.handling import Handling
from marsad.evidence.models import Source
from marsad.evidence.signals import documents_changed
from marsad.followup import actions as followup
from marsad.followup import models as register
from marsad.followup.actions import Report
from marsad.linking.build import build
from marsad.linking.clusters import Group
from marsad.linking.items import items_of
from marsad.pipeline.outcomes import Processed, Result
from marsad.records import (
    Analysis,
    Block,
    BlockKind,
    Document,
    EntityKind,
    FactKind,
    Linked,
    Mention,
    Original,
    Passage,
    Unread,
    cite,
    digest,
    document_id,
    make_fact,
)
from marsad.reports import actions as reports
from marsad.reports.logic.plan import planned
from marsad.search import actions as search
from marsad.search import listeners

INDEX = "marsad.search.index"
WHEN = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
BODY = "Sijilmassa Centre"
# The secret word of the document of each mark: in the house, in the collection.
SECRETS = {
    ("clear", "house"): "quorvexa",
    ("clear", "clubs"): "brindalo",
    ("green", "house"): "zephyrik",
    ("green", "clubs"): "mottavel",
    ("amber", "house"): "lurandis",
    ("amber", "clubs"): "fenwicko",
    ("amber+strict", "house"): "gastriel",
    ("amber+strict", "clubs"): "hobrantu",
    ("red", "house"): "jelvanor",
    ("red", "clubs"): "wuxtable",
}
CLEAR = {("clear", "house"), ("clear", "clubs")}
GREEN = {("green", "house"), ("green", "clubs")}
AT_HOME = {("amber", "house"), ("amber+strict", "house")}
IN_CLUBS = {("amber", "clubs"), ("amber+strict", "clubs")}
RED = {("red", "house"), ("red", "clubs")}
HOUSE = CLEAR | GREEN | AT_HOME
# What each of them may see, written down here by hand: the program's own tables are not asked.
SEES: Mapping[str, set[tuple[str, str]]] = {
    "visitor": CLEAR,  # and that only on public pages
    "guest": CLEAR,
    "client": CLEAR | {("green", "clubs"), ("amber", "clubs")},  # a guest who is a guest of the collection
    "named": CLEAR | RED,  # a guest for whom the red documents are
    "reader": HOUSE,
    "member": HOUSE | IN_CLUBS,  # a reader who is a reader in the collection
    "contributor": HOUSE,
    "reviewer": HOUSE,
    "editor": HOUSE,
    "owner": HOUSE | IN_CLUBS,
}
ROLES = {"client": Role.GUEST, "named": Role.GUEST, "member": Role.READER}


@dataclass
class Store:
    """What was put in: people by name, and what stands for each document by its place."""

    people: dict[str, Person | AnonymousUser] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)  # each signs in once for all tests
    things: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def hidden_from(self, name: str) -> set[tuple[str, str]]:
        return set(self.things) - SEES[name]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("home")
    with override_settings(HOME=folder), django_db_blocker.unblock(), transaction.atomic():
        yield fill()
        transaction.set_rollback(True)


def fill() -> Store:
    store = Store()
    for name in SEES:
        role = ROLES.get(name) or (Role(name) if name != "visitor" else None)
        store.people[name] = add_person(name, who=None, role=role) if role else AnonymousUser()
        if role:
            store.sessions[name] = signed_in(store.people[name])
    clubs = add_collection("Clubs", who=None)
    for name, role in (("client", Role.GUEST), ("member", Role.READER)):
        set_member(clubs, store.people[name], role, who=None)
    documents_changed.disconnect(dispatch_uid=INDEX)  # the index is made once, at the end
    for (mark, place), word in SECRETS.items():
        store.things[mark, place] = {"word": word}
        handling = Handling(mark=Mark(mark), collection=clubs.pk if place == "clubs" else None)
        enter(store, (mark, place), handling)
    documents_changed.connect(listeners.follow, dispatch_uid=INDEX)
    evidence.relink(who=None, linker=linker)
    search.update_index()
    for (mark, _place), thing in store.things.items():
        follow(thing, mark)
    followup.open_register("main", who=None, is_public=True)
    return store


def signed_in(person: Person) -> str:
    """The key of a session in which somebody has signed in."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def enter(store: Store, key: tuple[str, str], handling: Handling) -> None:
    """A document of a mark, a file that could not be read, and an address."""
    word, thing = SECRETS[key], store.things[key]
    outcome = processed(word)
    unread = Unread(file=f"{word}-broken.pdf", address=f"upload:{word}-broken", reason="It is broken.")
    for _entered in evidence.ingest([outcome, unread], who=None, handling=handling):
        pass
    marked = {"mark": handling.mark, "collection_id": handling.collection}
    times = {"added_at": WHEN, "visited_at": WHEN}
    Source.objects.create(id=digest(word), address=f"https://{word}.example.org/", kind="page", **times, **marked)
    analysis = outcome.result.analysis
    thing |= {"document": analysis.document.id, "fact": analysis.facts[0].id}
    if handling.mark is Mark.RED:
        collection = None if handling.collection is None else Collection.objects.get(pk=handling.collection)
        named = [store.people["named"]]
        evidence.mark_document(thing["document"], Mark.RED, who=None, collection=collection, recipients=named)


def processed(word: str) -> Processed:
    lines = (
        f"The {word} report",
        f"The {word} Forum of {word.title()}ville, organised by the {BODY}, was held on 14 November 2023.",
        f"Mrs Amina {word.title()}i, director of the {BODY} ({word.upper()}), opened it.",
        f"The participants recommend that the ministry of {word} train school mediators.",
    )
    text = "\n".join(lines)
    content = text.encode()
    document = Document(
        id=document_id(content),
        file=f"{word}.txt",
        address=f"https://{word}.example.org/report",
        media_type="text/plain",
        retrieved=WHEN,
        sha256=digest(content),
        text=text,
        title=lines[0],
        language="en",
        published="2023-11-20",
        author=f"{word} press",
        publisher=f"{word} office",
        blocks=tuple(
            Block(kind=BlockKind.PARAGRAPH, start=text.index(line), end=text.index(line) + len(line)) for line in lines
        ),
        reader="made 1",
    )
    result = Result(
        analysis=said_in(document, word),
        passages=tuple(passage(document, line) for line in lines[1:]),
        vectors=np.zeros((3, 4), dtype=np.float32),
        encoder="none",
    )
    original = Original(content=content, file=document.file, address=document.address, retrieved=WHEN)
    return Processed(original=original, result=result)


def passage(document: Document, line: str) -> Passage:
    start = document.text.index(line)
    end = start + len(line)
    return Passage(document=document.id, start=start, end=end, window_start=start, window_end=end, language="en")


def said_in(document: Document, word: str) -> Analysis:
    place = f"{word.title()}ville"
    event = {"name": f"The {word} Forum", "city": place, "start_date": "2023-11-14", "status": "held"}
    facts = (
        fact(document, FactKind.EVENT, f"The {word} Forum", event),
        fact(document, FactKind.PERSON, f"Amina {word.title()}i", {"name": f"Amina {word.title()}i"}),
        fact(document, FactKind.ORGANISATION, BODY, {"name": BODY, "acronym": word.upper()}),
        fact(
            document,
            FactKind.RECOMMENDATION,
            f"recommend that the ministry of {word} train school mediators",
            {"text": f"train school mediators of {word}", "addressee": f"the ministry of {word}", "strength": "call"},
        ),
    )
    kinds = (EntityKind.EVENT, EntityKind.PERSON, EntityKind.ORGANISATION)
    mentions = [
        Mention(kind=kind, citation=one.citation, language="en", fact=one.id)
        for kind, one in zip(kinds, facts, strict=False)
    ]
    start = document.text.index(word.upper())
    alias = cite(document, start, start + len(word))
    mentions.append(Mention(kind=EntityKind.ORGANISATION, citation=alias, language="en", fact=facts[2].id))
    return Analysis(document=document, facts=facts, mentions=tuple(mentions))


def fact(document: Document, kind: FactKind, words: str, fields: dict[str, Any]) -> Any:
    start = document.text.index(words)
    return make_fact(
        document, kind, start, start + len(words), fields=fields, confidence=0.8, rule="made", extractor="made 1"
    )


def linker(analyses: Any, _decisions: Any) -> Linked:
    """The body is one thing for all documents; all else is its document's own."""
    entities = []
    for kind, items in items_of(analyses).items():
        known = {item.id: item for item in items}
        together = [tuple(known)] if kind is EntityKind.ORGANISATION else [(key,) for key in known]
        entities += [build(kind, Group(members=members, ties={}), known) for members in together if members]
    return Linked(entities=tuple(entities))


def follow(thing: dict[str, Any], mark: str) -> None:
    """What hangs on a document above the store: its event, its recommendation with all parts, a report."""
    word = thing["word"]
    thing["event"] = next(ref.id for ref in queries.entity_of_fact(thing["fact"], who=None))
    (person,) = queries.facts(who=None, document=thing["document"], kind="person")
    thing["person"] = next(ref.id for ref in person.entities)
    row = register.Recommendation.objects.get(text__contains=word)
    thing["code"] = row.code
    thing["indicator"] = followup.add_indicator(
        row.code, followup.Measure(name=f"{word} trained", unit="people"), who=None
    )
    followup.add_task(row.code, f"call {word}", who=None, due=datetime(2024, 6, 1, tzinfo=UTC).date())
    thing["update"] = followup.submit_update(row.code, Report(text=f"{word} began", facts=(thing["fact"],)), who=None)
    thing["candidate"] = candidate(thing).pk
    plan = planned("brief", "document", thing["document"], language="en")
    thing["report"] = reports.start_composition(plan, who=None)
    reports.save_version(thing["report"], who=None, note=word)
    cross_cite(thing, mark)


def candidate(thing: dict[str, Any]) -> Any:
    """A passage of this document that may show progress on the first recommendation, which is clear."""
    first = register.Recommendation.objects.get(text__contains=SECRETS["clear", "house"])
    return register.Candidate.objects.create(
        recommendation=first,
        document=thing["document"],
        start=0,
        end=5,
        quote=f"{thing['word']} passage",
        language="en",
        confidence=0.9,
        found_at=WHEN,
    )


def cross_cite(thing: dict[str, Any], mark: str) -> None:
    """A report on the first recommendation that rests on this document; validated, so that its life tells it."""
    first = register.Recommendation.objects.get(text__contains=SECRETS["clear", "house"])
    text = f"{thing['word']} went on"
    followup.report_progress(first.code, Report(text=text, facts=(thing["fact"],)), who=None)
