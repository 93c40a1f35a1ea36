"""LanceDB as a library in this process, without the clients of hosted services.

`import lancedb` loads these too, LanceDB's own and those of sellers of vectors: some thousand classes of requests and
answers, three of its four seconds, which every `marsad search` would pay. Their modules are stand-ins here, in which
every name is an empty class: LanceDB asks only whether a table is one of theirs.
"""

import sys
import warnings
from datetime import timedelta
from importlib import import_module
from types import ModuleType
from typing import Any

# How old a state of a table must be to be forgotten for good: whoever reads at this moment keeps theirs.
PAST = timedelta(seconds=1)
_TABLES = 1_000  # more than anybody has
_HOSTED = (
    "lance_namespace",
    "lance_namespace.errors",
    "lancedb.namespace",
    "lancedb.remote.db",
    "lancedb.remote.table",
)
_ENCODERS = tuple(
    f"lancedb.embeddings.{name}"
    for name in (
        *("bedrock", "cohere", "colpali", "gemini_text", "gte", "imagebind", "instructor", "jinaai", "ollama"),
        *("open_clip", "openai", "sentence_transformers", "siglip", "transformers", "voyageai", "watsonx"),
    )
)


class _Absent(ModuleType):
    """A module of which every name is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):  # what the import system asks for
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


def _unchecked() -> ModuleType:
    """Stands for `overrides`, which reads the byte code of every method of LanceDB to see what it overrides."""
    module = ModuleType("overrides")
    vars(module).update(override=lambda method: method, EnforceOverrides=object)
    return module


def _load() -> Any:
    if "lancedb" in sys.modules:  # whoever imported it before has paid already, and may want the services
        return import_module("lancedb")
    sys.modules.update({name: _Absent(name) for name in (*_HOSTED, *_ENCODERS)})
    checks = sys.modules.get("overrides")
    sys.modules["overrides"] = _unchecked()
    try:
        return import_module("lancedb")
    finally:
        del sys.modules["overrides"]
        if checks is not None:
            sys.modules["overrides"] = checks


connect = _load().connect


def drop_others(connection: Any, kept: str) -> None:
    """Drop the tables of other stamps: what was indexed by another encoder or analysis holds words for no use."""
    kind = kept.partition("_")[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its successor answers with a class of hosted services
        names = list(connection.table_names(limit=_TABLES))
    for name in names:
        if name.startswith(f"{kind}_") and name != kept:
            connection.drop_table(name)
