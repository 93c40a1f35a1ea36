"""Every fact can say why it was found, in three languages."""

import tomllib
from importlib.resources import files

import pytest

from marsad.extraction.reasons import QUOTES, reason
from marsad.extraction.tests.test_chain import paper
from marsad.records import Fact, FactKind, make_fact

FILES = sorted(p.name for p in files("marsad.extraction").joinpath("reasons").iterdir() if p.name.endswith(".toml"))


def old_fact() -> Fact:
    return make_fact(
        paper("The Council met."), FactKind.ORGANISATION, 4, 11,
        fields={"name": "Council"}, confidence=0.5, rule="gone", extractor="organisations 0",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr", "ar", "de"])
def test_a_rule_of_an_older_version_still_has_a_reason(language):
    assert "gone" in reason(old_fact(), language)


@pytest.mark.parametrize("name", FILES)
def test_each_reason_is_said_in_three_languages(name):
    table = tomllib.loads(files("marsad.extraction").joinpath("reasons", name).read_text(encoding="utf-8"))
    assert table
    for rule, said in table.items():
        assert set(said) == set(QUOTES), f"{name}: {rule}"
        assert len({("{cues}" in sentence) for sentence in said.values()}) == 1, f"{name}: {rule} uses cues unevenly"
        for sentence in said.values():
            assert sentence.format(cues="x", rule="y", extractor="z")
