import json

import pytest
from click.testing import CliRunner

from marsad.evaluation.commands import evaluate
from marsad.evaluation.errors import LabelsError
from marsad.evaluation.things import judge, load_groups, summed

SET = """
[[group]]
kind = "organisation"
trap = "two bodies of one city"
things = [
  ["fr | Institut Atlas | | Rabat | UNESCO", "fr | Institut Atlas | | Rabat | UNESCO | "],
  ["fr | Fondation Rihla | | Rabat | UNESCO", "en | Rihla School | | Rabat | UNESCO"],
]
"""


def write(folder, text):
    file = folder / "things.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_pairs_of_one_thing_are_joined_and_pairs_of_two_are_not(tmp_path):
    (group,) = load_groups(write(tmp_path, SET.replace("| UNESCO | ", "| ICESCO")))
    found = judge(group)
    assert (found.pairs.labels, found.pairs.found, found.pairs.extracted, found.apart) == (2, 1, 1, 4)
    assert found.missed == (("Fondation Rihla", "Rihla School"),)
    assert found.confused == ()
    assert summed([found, found]).labels == 4


def test_every_second_group_of_a_kind_is_set_aside(tmp_path):
    text = SET.replace("| UNESCO | ", "| ICESCO")
    assert [group.set_aside for group in load_groups(write(tmp_path, text * 3))] == [False, True, False]


def test_the_command_prints_both_halves(tmp_path):
    file = write(tmp_path, SET.replace("| UNESCO | ", "| ICESCO") * 2)
    told = CliRunner().invoke(evaluate, ["--things", str(file)]).output
    assert "set aside" in told
    assert "organisation, two bodies of one city: 1 missed, 0 confused" in told
    figures = json.loads(CliRunner().invoke(evaluate, ["--things", str(file), "--json"]).output)
    assert figures["set_aside.precision"] == 1.0
    assert figures["open.recall"] == 0.5


@pytest.mark.parametrize("text", ["[[group]]\nkind = 'person'", "no = toml = at all", SET])
def test_a_file_that_is_no_such_set_is_said_so(tmp_path, text):
    with pytest.raises(LabelsError, match="no set of things"):
        load_groups(write(tmp_path, text))
