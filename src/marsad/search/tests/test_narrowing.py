import json

import pytest
from click.testing import CliRunner
from django.urls import reverse

from marsad.evidence import queries as evidence
from marsad.search import actions, commands, queries
from marsad.search.errors import UnknownDateError
from marsad.search.filters import Filters, Order
from marsad.search.tests import made

pytestmark = pytest.mark.usefixtures("filled")


def found(question, counted=False, limit=10, **filters):
    return queries.found(question, who=None, filters=Filters(**filters), counted=counted, limit=limit)


def files(result):
    return [one.file for one in result.results]


def test_a_phrase_must_stand_in_the_passage_word_for_word():
    assert files(found("« budget de la bibliothèque »")) == ["fr.txt"]
    assert files(found('"bibliothèque de la budget"')) == []
    assert files(found('"خِطاب الكراهيّة"')) == ["ar.txt"]


def test_filters_choose_documents():
    french = next(d.id for d in evidence.documents(who=None) if d.language == "fr")
    assert set(files(found("budget", document=french))) == {"fr.txt"}
    assert set(files(found("budget", source="notes/ar"))) == {"ar.txt"}
    assert files(found("budget", since="2020")) == files(found("budget", until="2020")) == []
    assert files(found("budget", place="Tozeur")) == []


@pytest.mark.parametrize("date", ["abc", "2023-13", "2023-02-30", "20231", "٢٠٢٣"])
def test_a_date_that_is_none_is_refused_by_the_command_and_passed_over_by_the_page(date, reader):
    run = CliRunner().invoke(commands.search, ["budget", "--until", date])
    assert isinstance(run.exception, UnknownDateError)
    assert date in str(run.exception)
    assert reader.get(reverse("search:search"), {"q": "budget", "since": date}).status_code == 200


@pytest.mark.parametrize("date", ["2023", "2023-05", "2023-05-31", "2024-02-29"])
def test_whole_and_partial_dates_are_dates(date):
    assert Filters(since=date, until=date).since == date
    assert Filters.from_json({"since": date, "until": "abc"}) == Filters(since=date)


def test_facets_count_what_was_found():
    facets = {facet.name: {str(v.label): v.count for v in facet.values} for facet in found("budget", True).facets}
    assert set(facets["language"]) == {"Arabic", "French"}  # no English passage says anything of a budget
    assert "kind" not in facets  # a single kind narrows nothing


def test_facets_count_nothing_that_is_not_shown_and_no_result_is_lost_to_what_has_no_reason():
    for question in ("harbour", "bibliothèque", "كريم"):
        told = found(question, counted=True, limit=100)
        assert told.results
        for facet in told.facets:
            for value in facet.values:
                assert len(found(question, limit=100, **value.filters).results) == value.count
        first = found(question, limit=1, order=Order.NEWEST)
        assert len(first.results) == 1


def test_more_like_a_passage_leaves_its_own_document_out():
    passage = found("protéger les enfants").results[0]
    alike = queries.more_like(passage.document, passage.start, passage.end, who=None, filters=Filters())
    assert alike.results
    assert alike.like == passage.quote
    assert passage.document not in {one.document for one in alike.results}


def test_a_misspelt_word_is_put_right():
    assert found("biblothèque", True).respelled == "bibliothèque"
    assert found("المكتبةة", True).respelled == "المكتبة"
    assert found("bibliothèque", True).respelled == ""
    assert found("le budget de la biblothèque", True).respelled == "le budget de la bibliothèque"
    in_no_french_text = "le budget de la bibliothèque et du harbuor"
    assert found(in_no_french_text, True).respelled == ""
    assert found("harbuor", True).respelled == "harbour"
    assert found("hàrbuor", True).respelled == ""  # a French word, and no French text has it


def test_a_word_that_only_hidden_documents_have_is_no_other_spelling(monkeypatch):
    french = next(d.id for d in evidence.documents(who=None) if d.language == "fr")
    monkeypatch.setattr(evidence, "hidden_documents", lambda **_who: frozenset({french}))
    assert found("biblothèque", True).respelled == found("le budget de la biblothèque", True).respelled == ""
    assert found("harbuor", True).respelled == "harbour"
    assert found("المكتبةة", True).respelled == "المكتبة"


def test_copies_are_shown_once_with_the_other_documents():
    text = "Gazette. The ministry opened seven new reading rooms for young people in the capital on Monday."
    made.fill(made.note("en", text), made.note("en", text + " More follows."))
    actions.update_index()
    best = found("reading rooms for young people").results
    assert len(best[0].copies) == 1
    assert best[0].document != best[0].copies[0].document
    assert sum("reading rooms" in one.quote for one in best) == 1


def test_the_newest_first_puts_undated_documents_last():
    assert len(found("budget", order=Order.NEWEST).results) == len(found("budget").results)


def test_the_command_narrows_and_counts():
    run = CliRunner().invoke(commands.search, ["budget", "--source", "notes/fr", "--facets", "--json"])
    *lines, counted = [json.loads(line) for line in run.output.splitlines()]
    assert {line["file"] for line in lines} == {"fr.txt"}
    assert set(counted) == {"facets", "did_you_mean"}
    assert "Did you mean: bibliothèque?" in CliRunner().invoke(commands.search, ["biblothèque", "--facets"]).output


def test_the_page_narrows_without_scripts(reader):
    page = reader.get(reverse("search:search"), {"q": "biblothèque", "language": "fr"}).content.decode()
    assert "bibliothèque" in page
    assert "?q=biblioth%C3%A8que&amp;language=fr" in page
    assert 'href="?q=biblioth' in page.replace("search/", "")
    passage = found("protéger les enfants").results[0]
    like = f"{passage.document}:{passage.start}-{passage.end}"
    assert "More like this" in reader.get(reverse("search:search"), {"like": like}).content.decode()
    for odd in ({"like": "nobody:1-9"}, {"q": "x", "since": "tomorrow", "order": "odd", "place": "Nowhere"}):
        assert reader.get(reverse("search:search"), odd).status_code == 200
