import json

import numpy as np
import pytest
from click.testing import CliRunner
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import translation

from marsad.accounts.errors import NotPermittedError
from marsad.evidence import queries as evidence
from marsad.search import actions, commands, queries
from marsad.search.errors import UnknownKindError, UnknownLanguageError
from marsad.search.index import Entry
from marsad.search.tests import made

pytestmark = pytest.mark.usefixtures("filled")


def quotes(question, **filters):
    return [result.quote for result in queries.search(question, who=None, **filters)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("protection des enfants contre le recrutement", "protéger les enfants"),
        ("protecting children from online recruitment", "protéger les enfants"),
        ("حماية الأطفال من التجنيد عبر الإنترنت", "protéger les enfants"),
        ("تشغيل السجناء السابقين", "former prisoners"),
        ("formation des journalistes contre le discours de haine", "خطاب الكراهية"),
    ],
)
def test_the_answer_comes_among_the_first_two_in_whatever_language(question, answer):
    assert any(answer in quote for quote in quotes(question)[:2])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("recommandations de l'atelier de Cardiff", "former prisoners"),
        ("توصيات ورشة كارديف", "former prisoners"),
        ("recommendations of the colloquium in Tozeur", "protéger les enfants"),
    ],
)
def test_who_asks_for_recommendations_of_a_meeting_gets_these_and_not_the_line_that_names_it(question, answer):
    assert answer in quotes(question)[0]


def test_a_document_erased_while_it_is_found_is_left_out(monkeypatch):
    question, whole = "recommandations sur la prison et les enfants", evidence.full_documents
    first = queries.search(question, who=None)[0].document
    left = lambda ids, who: [document for document in whole(ids, who=who) if document.id != first]  # noqa: E731
    monkeypatch.setattr(evidence, "full_documents", left)
    found = queries.search(question, who=None)
    assert found
    assert first not in {result.document for result in found}


@pytest.mark.parametrize("question", ["qwrtz", "Wolfsburg", "قسطنطين"])
def test_a_passage_that_has_nothing_of_the_question_is_no_answer(question):
    assert queries.search(question, who=None) == []


def test_a_name_is_found_in_the_other_script_and_says_so():
    found = queries.search("Benzahra", who=None)
    assert {result.language for result in found[:2]} == {"fr", "ar"}
    arabic = next(result for result in found if "كريم" in result.quote)
    assert "same name: كريم بن زهرة" in arabic.why
    assert "كريم بن زهرة" in [piece.text for piece in arabic.pieces if piece.is_marked]


def test_a_result_cites_its_document_exactly():
    texts = {document.id: document.text for document in evidence.full_documents(who=None)}
    found = queries.search("recommandations sur la prison et les enfants", who=None, limit=20)
    assert found
    for result in found:
        assert texts[result.document][result.start : result.end] == result.quote
        assert "".join(piece.text for piece in result.pieces) == result.quote
        assert 0 <= result.score <= 1
        assert result.why
    assert [r.score for r in found] == sorted((r.score for r in found), reverse=True)


def test_filters_keep_to_a_language_and_to_a_kind():
    assert {r.language for r in queries.search("budget", who=None, language="ar")} == {"ar"}
    of_kind = queries.search("budget", who=None, kind="recommendation")
    assert len(of_kind) == 3
    assert all(result.facts for result in of_kind)
    assert queries.search("budget", who=None, kind="event") == []


@pytest.mark.parametrize("question", ["", "  \n ", "؟", "'\" OR (", "%", "الذي"])
def test_any_question_is_answered_without_an_error(question):
    assert len(queries.search(question, who=None)) <= 10


def test_unknown_filters_name_the_known_ones():
    with pytest.raises(UnknownLanguageError, match="ar, fr, en"):
        queries.search("x", who=None, language="de")
    with pytest.raises(UnknownKindError, match="recommendation"):
        queries.search("x", who=None, kind="rumour")


def test_strangers_may_not_search():
    with pytest.raises(NotPermittedError):
        queries.search("x", who=AnonymousUser())


def test_the_index_is_repaired_from_the_store():
    index = actions.open_index()
    lost = min(evidence.document_ids(who=None))
    assert actions.is_up_to_date()
    index.remove([lost])
    assert not actions.is_up_to_date()
    assert actions.update_index() == actions.Repaired(added=frozenset({lost}), removed=frozenset())
    assert actions.update_index() == actions.Repaired(added=frozenset(), removed=frozenset())
    assert actions.is_up_to_date()


def test_what_is_double_or_of_another_text_is_put_right(monkeypatch):
    index = actions.open_index()
    stale, double = sorted(evidence.document_ids(who=None))[:2]
    monkeypatch.setattr(actions, "_compared", set())
    index.remove([stale])
    passage = Entry(document=stale, start=0, end=3, language="fr", terms=("vieux",))
    index.add([passage], np.eye(1, 512, dtype=np.float32))
    actions._add(index, [double])
    assert not actions.is_up_to_date()
    assert actions.update_index().added == {stale, double}
    assert index.shapes() == evidence.passage_shapes(who=None)
    assert actions.is_up_to_date()


def test_the_command_prints_lines_with_their_citation():
    result = CliRunner().invoke(commands.search, ["protecting children", "--json", "--limit", "2"])
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert len(lines) == 2
    assert {"document", "file", "start", "end", "quote", "score", "why"} <= lines[0].keys()
    assert lines[0]["file"] == "fr.txt"


def test_the_command_speaks_to_people_and_refuses_unknown_filters():
    told = CliRunner().invoke(commands.search, ["protecting children", "--language", "fr"])
    assert "fr.txt:" in told.output
    assert CliRunner().invoke(commands.search, ["x", "--kind", "rumour"]).exit_code == 2


def test_the_page_shows_marks_reasons_and_the_way_to_the_reader(reader):
    page = reader.get(reverse("search:search"), {"q": "budget de la bibliothèque"}).content.decode()
    assert "<mark>budget</mark>" in page
    assert "<!doctype html" in page.lower()
    assert 'dir="auto"' in page
    document = next(d for d in evidence.documents(who=None) if d.language == "fr")
    place = made.FRENCH.index("Karim")
    assert f"{reverse('evidence:document', args=[document.id])}?at={place}#here" in page


def test_a_passage_with_a_fact_leads_to_the_marked_fact(reader):
    found = queries.search("protéger les enfants", who=None)[0]
    page = reader.get(reverse("search:search"), {"q": "protéger les enfants"}).content.decode()
    address = f"{reverse('evidence:document', args=[found.document])}?at={found.start}#at-{found.facts[0].id}"
    assert address in page


def test_with_htmx_only_the_results_come(reader):
    part = reader.get(reverse("search:search"), {"q": "budget"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "HX-Request" in part.headers["Vary"]


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "<script>x</script>", "kind": "rumour", "language": "xx"}])
def test_the_page_bears_empty_and_odd_questions(reader, asked):
    page = reader.get(reverse("search:search"), asked)
    assert page.status_code == 200
    assert "<script>x" not in page.content.decode()


def test_the_reasons_are_in_the_readers_language():
    with translation.override("fr"):
        assert "mêmes mots : budget" in queries.search("budget", who=None, language="fr")[0].why


def test_a_name_in_another_script_is_the_reason_told():
    assert "sounds alike: كارديف ≈ Cardiff" in queries.search("كارديف", who=None)[0].why


def test_letters_that_are_no_word_and_names_that_nobody_bears_find_nothing():
    assert queries.search("qzxwvut", who=None) == queries.search("Rezrazi", who=None) == []


def test_a_document_that_enters_later_is_found_at_once():
    made.fill(made.note("en", "Report on beekeeping. Bees in the mountains of Thessaly make thyme honey."))
    assert "thyme honey" in quotes("honey of Thessaly")[0]


def test_reasons_keep_their_order_from_right_to_left():
    with translation.override("ar"):
        why = queries.search("former prisoners", who=None, language="en")[0].why
    assert "\u2068former\u2069، \u2068prisoners\u2069" in why


def test_a_phrase_that_stands_nowhere_is_asked_for_by_its_meaning_and_the_page_says_so(reader):
    exact = reader.get(reverse("search:search"), {"q": '"budget de la bibliothèque"'}).content.decode()
    near = reader.get(reverse("search:search"), {"q": '"bibliothèque de la budget"'}).content.decode()
    assert "near in meaning" not in exact.split('id="results"')[1].split("Why:")[0]
    assert "No passage has the words in quotation marks as they are" in near
    assert 'class="quote"' in near
