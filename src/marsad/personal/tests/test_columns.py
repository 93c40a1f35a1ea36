"""Every column in which words could stand is listed: a new table cannot be forgotten when somebody is erased."""

from django.apps import apps
from django.db import models

from marsad.personal.logic.columns import listed, to_look_through

PARTS = ("documents", "house", "emptied", "elsewhere", "none")
WORDS = (models.TextField, models.CharField, models.JSONField, models.BinaryField)


def test_every_column_of_words_is_listed_once():
    told = [(table, name) for part in PARTS for table, names in listed(part).items() for name in names]
    assert len(told) == len(set(told))
    ours = [model for model in apps.get_models() if model.__module__.startswith("marsad.")]
    there = {(m._meta.label, f.name) for m in ours for f in m._meta.concrete_fields if isinstance(f, WORDS)}
    assert there - set(told) == set(), "say in columns.toml whether words about people may stand there"
    assert set(told) - there == set(), "these are gone"


def test_of_a_public_figure_what_repeats_documents_is_kept():
    assert "reports.Version" in to_look_through(keeps_public=True)
    assert to_look_through(keeps_public=True)["reports.Version"] == ("note",)
    assert set(to_look_through(keeps_public=False)["reports.Version"]) == {"note", "plan", "content"}
