"""What was found is kept while nothing changes, and never shown to somebody who may not see it."""

import pytest

from marsad.evidence import queries as evidence
from marsad.search import actions, queries
from marsad.search.filters import Filters
from marsad.search.kept import QUESTIONS, best_kept, key_of
from marsad.search.questions import read_question

pytestmark = pytest.mark.usefixtures("filled")


def key(question: str, **filters: str):
    return key_of(read_question(question, who=None), Filters(**filters), (), 10, who=None)


def test_a_question_is_looked_for_once_and_gives_the_same_again(monkeypatch):
    first = queries.search("protecting children from recruitment", who=None)
    monkeypatch.setattr(queries, "ranked_passages", None)
    assert queries.search("protecting children from recruitment", who=None) == first


def test_a_changed_index_is_asked_again():
    before, gone = queries.search("radio", who=None), min(evidence.document_ids(who=None))
    kept = key("radio")
    actions.open_index().remove([gone])
    assert key("radio") != kept
    assert all(result.document != gone for result in queries.search("radio", who=None))
    actions.update_index()
    assert queries.search("radio", who=None) == before


def test_other_eyes_languages_and_words_are_other_questions(monkeypatch):
    plain = key("radio")
    assert plain != key("radio", language="fr")
    assert plain != key("radios")
    monkeypatch.setattr(evidence, "hidden_documents", lambda **_who: frozenset({"hidden"}))
    assert plain != key("radio")


def test_what_hangs_on_facts_or_on_what_is_known_of_documents_is_not_kept():
    assert key("radio", kind="event") is None
    assert key("radio", source="org") is None
    assert best_kept(None, lambda: ["once"]) == ["once"]
    assert best_kept(None, lambda: ["again"]) == ["again"]


def test_the_questions_of_long_ago_make_room():
    for number in range(QUESTIONS + 1):
        best_kept(("number", number), lambda: ["first"])
    assert best_kept(("number", 0), lambda: ["second"]) == ["second"]
    assert best_kept(("number", QUESTIONS), lambda: ["second"]) == ["first"]
