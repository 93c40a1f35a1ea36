"""Data leaves without the names of private persons when that is asked for, the same word for the same person."""

import re

import pytest

from marsad.evidence import actions as evidence
from marsad.evidence import queries
from marsad.evidence.tests.pages import sample
from marsad.exchange import actions as exchange
from marsad.followup import actions as followup
from marsad.followup.exporting import export
from marsad.followup.filters import Filters
from marsad.followup.models import Recommendation

ALIAS = re.compile(r"P-[0-9A-F]{10}")
WORDS = ("belkhodja", "بلخوجة")


@pytest.mark.parametrize("ending", [".ftm.json", ".csv", ".jsonld"])
def test_no_private_name_leaves_in_any_format(written, tmp_path, ending):
    path = tmp_path / f"out{ending}"
    exchange.export(path, who=written)
    assert any(word in path.read_text("utf-8").casefold() for word in WORDS)
    exchange.export(path, who=written, pseudonyms=True)
    told = path.read_text("utf-8").casefold()
    assert [word for word in WORDS if word in told] == []
    assert "sijilmassa" in told
    assert set(ALIAS.findall(path.read_text("utf-8"))) == {queries.private_names(who=written).of(sample.SAMIA)}


def test_both_scripts_of_a_name_get_the_same_word(written):
    known = queries.private_names(who=written)
    one, two = known.replace(["Mme Samia Belkhodja a parlé.", "قالت سامية بلخوجة ذلك."])
    assert ALIAS.search(one)[0] == ALIAS.search(two)[0]
    assert known.replace({"n": 1, "x": None}) == {"n": 1, "x": None}


def test_a_public_figure_keeps_the_name(written):
    fields = {"name": "Samia Belkhodja", "role": "Ministre de la Jeunesse"}
    evidence.correct_fact(sample.PERSON_FR.id, who=written, fields=fields)
    assert queries.private_names(who=written).replace("Samia Belkhodja") == "Samia Belkhodja"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_register_leaves_without_names_and_addresses(written, form):
    code = Recommendation.objects.first().code
    followup.add_task(code, "Appeler Samia Belkhodja", who=None, name="Karim Tazi", email="karim@example.org")
    told = export(Filters(), form, who=written, pseudonyms=True).decode()
    assert not any(word in told for word in ("Belkhodja", "Karim", "karim@"))
    assert len(set(ALIAS.findall(told))) == 2
