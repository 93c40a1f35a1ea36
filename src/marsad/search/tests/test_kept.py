"""What was found is kept while nothing changes, and never shown to somebody who may not see it; so is the index."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from marsad.evidence import queries as evidence
from marsad.search import actions, kept, lance, lexicon, queries, word_files
from marsad.search.filters import Filters
from marsad.search.kept import QUESTIONS, best_kept, key_of
from marsad.search.questions import read_question
from marsad.search.standing import state_of

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


@pytest.fixture
def new_process(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Forgets what this process knows of the index."""

    def forget() -> None:
        monkeypatch.setattr(actions, "_opened", set())
        monkeypatch.setattr(actions, "_compared", set())
        monkeypatch.setattr(kept, "_kept", OrderedDict())
        for known in (actions._index_in, actions._lexicon_in, actions._shelf_in, actions._kept_words):
            known.cache_clear()

    forget()
    return forget


def test_a_process_that_only_asks_opens_no_table(new_process, monkeypatch):
    wanted = queries.search("radio", who=None)
    new_process()
    monkeypatch.setattr(lance, "LanceIndex", None)
    monkeypatch.setattr(lexicon, "Lexicon", None)
    assert actions.is_up_to_date()
    assert queries.search("radio", who=None) == wanted


def test_what_changed_since_is_read_from_the_table(new_process):
    actions.index_now()
    gone = min(evidence.document_ids(who=None))
    new_process()
    before = actions.index_now()
    actions.open_index().remove([gone])
    new_process()
    after = actions.index_now()
    assert before.shapes().keys() - after.shapes().keys() == {gone}
    assert before.version < after.version
    assert not actions.is_up_to_date()


def test_words_that_were_erased_are_kept_no_more(new_process):
    actions.known_words()
    place, table = Path(settings.HOME) / "index", word_files.table_of(actions.search_encoder())
    assert word_files.kept(place, table, state_of(place, table)) is not None
    actions.forget_words(["belkhodja"])
    assert not (place / f"known_{table}").exists()
