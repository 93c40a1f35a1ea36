"""An assistant speaks to `marsad mcp` over standard input and output, through the protocol's own client."""

import os
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from marsad.accounts.models import Person
from marsad.api.assistant import Tools
from marsad.evidence.tests.pages import sample

FILL = """
import sys
from marsad.cli.store import open_store
open_store()
from marsad.evidence.tests.pages import sample
sample.fill()
from marsad.cli.main import main
main(["mcp"])
"""


async def spoken(home: Path) -> dict[str, Any]:
    environment = {**os.environ, "MARSAD_HOME": str(home)}
    async with Client(StdioServerParameters(command=sys.executable, args=["-c", FILL], env=environment)) as client:
        told: dict[str, Any] = {"tools": (await client.list_tools()).tools}
        for name, arguments in (
            ("fact", {"id": sample.TRAIN.id}),
            ("entity", {"id": sample.CENTRE}),
            ("entities", {"name": "سجلماسة"}),
            ("document", {"id": sample.DOCUMENTS["ar"].id}),
            ("thread", {"id": sample.CENTRE}),
            ("search", {"question": "school mediators"}),
        ):
            told[name] = await client.call_tool(name, arguments)
    return told


def test_what_an_assistant_is_told_is_cited(tmp_path: Path) -> None:
    told = anyio.run(spoken, tmp_path)
    assert {tool.name for tool in told["tools"]} == {"search", "fact", "entities", "entity", "thread", "document"}
    assert all(tool.annotations.read_only_hint for tool in told["tools"])
    fact = told["fact"].structured_content
    assert sample.DOCUMENTS["en"].text[fact["start"] : fact["end"]] == fact["quote"]
    entity = told["entity"].structured_content
    texts = {document.id: document.text for document in sample.DOCUMENTS.values()}
    assert entity["mentions"]
    assert all(texts[one["document"]][one["start"] : one["end"]] == one["quote"] for one in entity["mentions"])
    assert [one["id"] for one in told["entities"].structured_content["entities"]] == [sample.CENTRE]
    assert told["document"].structured_content["text"] == sample.DOCUMENTS["ar"].text
    assert told["thread"].is_error
    assert "not a thread" in told["thread"].content[0].text
    assert told["search"].structured_content == {"passages": []}  # the sample has no passages


def test_a_long_document_comes_in_parts(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.api.assistant.LONGEST", 50)
    identifier, text, start, parts = sample.DOCUMENTS["en"].id, sample.DOCUMENTS["en"].text, 0, []
    while start is not None:
        part = Tools(person).document(identifier, start)
        parts.append(part["text"])
        start = part["next_start"]
    assert "".join(parts) == text
