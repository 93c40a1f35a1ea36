"""The MCP server: tools with which an assistant reads the evidence base. Nothing can be changed through it.

Whatever a tool tells carries its citation: the document, the place, and the exact words that stand there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.db import close_old_connections
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from marsad import __version__
from marsad.accounts.errors import AccountsError
from marsad.accounts.permission import Asker
from marsad.api.lines import document_whole, entity_summary, entity_whole, fact_whole, result_line
from marsad.evidence import queries
from marsad.evidence.actions import note_reading
from marsad.evidence.cards import EntityPage
from marsad.evidence.errors import EvidenceError, UnknownItemError
from marsad.records import EntityKind
from marsad.search import queries as finding
from marsad.search.errors import SearchError

P = ParamSpec("P")
LONGEST = 20_000  # characters of a document in one answer; `start` leads on
MOST = 20  # passages or entities in one answer
INSTRUCTIONS = (
    "An evidence base on preventing violent extremism in Arabic, French and English. State nothing that a tool did not "
    "give, and cite it: the document's title and id, and the quoted words as they stand, in their own language."
)
TOOLS = ("search", "fact", "entities", "entity", "thread", "document")  # of `Tools`, all of them
READ_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)


def answered(tool: Callable[P, dict[str, Any]]) -> Callable[P, dict[str, Any]]:
    """Tell the errors of the rooms as sentences, and leave no connection of a thread behind."""

    @wraps(tool)
    def told(*args: P.args, **kwargs: P.kwargs) -> dict[str, Any]:
        try:
            return tool(*args, **kwargs)
        except (AccountsError, EvidenceError, SearchError) as error:
            raise ToolError(str(error)) from error
        finally:
            close_old_connections()

    return told


class Tools:
    """The tools, as one asker sees the evidence."""

    def __init__(self, who: Asker | None) -> None:
        self._who = who

    def search(self, question: str, language: str = "", kind: str = "", limit: int = 10) -> dict[str, Any]:
        """Find the passages that answer a question, in all three languages at once, each with its citation and why.

        `language` (ar, fr, en) and `kind` (of facts: event, recommendation, statement, …) narrow the answer.
        """
        limit = max(1, min(limit, MOST))
        found = finding.search(question, who=self._who, language=language, kind=kind, limit=limit)
        return {"passages": [result_line(result) for result in found]}

    def fact(self, id: str) -> dict[str, Any]:  # noqa: A002 - the name that assistants expect
        """One fact (id f…): its fields, the exact words and where they stand, why it was found, what people decided."""
        return fact_whole(queries.fact(id, who=self._who))

    def entities(self, name: str, kind: str = "") -> dict[str, Any]:
        """Find people, organisations, places, events, programmes by any of their names, in any language."""
        found = queries.entities(who=self._who, text=name, kind=kind, limit=MOST)
        return {"entities": [entity_summary(card) for card in found]}

    def entity(self, id: str) -> dict[str, Any]:  # noqa: A002 - as above
        """One entity (id e…) with all its names, every cited mention, and its facts with their citations.

        Of one that is another now, that other is given.
        """
        return entity_whole(self._page(id))

    def thread(self, id: str) -> dict[str, Any]:  # noqa: A002 - as above
        """One recommendation as it was made again and again: the entity of kind thread, with each wording cited."""
        page = self._page(id)
        if page.entity.kind != EntityKind.THREAD:
            raise ToolError(f"{id} is a {page.entity.kind}, not a thread: ask for it with `entity`.")
        return entity_whole(page)

    def _page(self, identifier: str) -> EntityPage:
        try:
            return queries.entity(identifier, who=self._who)
        except UnknownItemError:
            if (now := queries.successor(identifier, who=self._who)) is None:
                raise
        return queries.entity(now, who=self._who)

    def document(self, id: str, start: int = 0) -> dict[str, Any]:  # noqa: A002 - as above
        """One document (id d…) with its text from `start` on; all citations are places in this text."""
        whole = document_whole(queries.document(id, who=self._who))
        note_reading(id, who=self._who)
        text = whole.pop("text")
        first = max(0, min(start, len(text)))
        end = min(first + LONGEST, len(text))
        more = end if end < len(text) else None
        del whole["skipped"]
        return {**whole, "start": first, "end": end, "text": text[first:end], "next_start": more}


def server(who: Asker | None) -> MCPServer[Any]:
    """The server with all tools."""
    made: MCPServer[Any] = MCPServer("marsad", title="Marsad", version=__version__, instructions=INSTRUCTIONS)
    tools = Tools(who)
    for name in TOOLS:
        made.add_tool(answered(getattr(tools, name)), annotations=READ_ONLY, structured_output=True)
    return made
