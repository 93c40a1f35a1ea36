"""Whatever writes to the store leaves an entry in the audit trail, or everybody who calls it does.

The program is read, not run: a function that writes must lead to `accounts.actions.record`, or each of its
callers must. What leaves none is listed with its reason, and a function that is listed without need fails too.
"""

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "marsad"
ROOMS = (
    "accounts",
    "jobs",
    "evidence",
    "search",
    "followup",
    "reports",
    "exchange",
    "personal",
    "api",
    "backup",
    "web",
)
RECORDS = "marsad.accounts.actions.record"
MAKING = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "save"}
CHANGING = {"update", "delete"}  # also of dictionaries and files: only what follows a query counts
JOINING = {"add", "remove", "set", "clear"}  # also of sets: only of relations between many counts
QUERIES = {"objects", "filter", "exclude", "select_for_update", "all"}
SILENT = tomllib.loads((Path(__file__).parent / "silent.toml").read_text("utf-8"))["silent"]


def modules() -> dict[str, str]:
    """The sources of the rooms that write, by module."""
    found = {}
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            inside = path.relative_to(PACKAGE.parent).with_suffix("").parts
            if not {"tests", "migrations"} & set(inside):
                found[".".join(part for part in inside if part != "__init__")] = path.read_text("utf-8")
    return found


class House:
    """All functions by their full names, what each mentions, and whether it writes."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        trees = {name: ast.parse(source) for name, source in sources.items()}
        self.names = {module: dict(imported(module, tree)) for module, tree in trees.items()}
        self.functions = {name: node for module, tree in trees.items() for name, node in functions(module, tree)}
        self.relations = {name for tree in trees.values() for name in relations(tree)}
        self.mentions = {name: set(self._mentioned(name, node)) for name, node in self.functions.items()}
        self.callers: dict[str, set[str]] = defaultdict(set)
        for name, others in self.mentions.items():
            for other in others - {name}:
                self.callers[other].add(name)

    def writing(self) -> list[str]:
        return [name for name, node in self.functions.items() if any(map(self._is_write, ast.walk(node)))]

    def records(self, name: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether it leads to the one writer of the trail."""
        if name == RECORDS:
            return True
        return any(self.records(other, seen | {name}) for other in self.mentions.get(name, set()) - seen)

    def is_told(self, name: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether it records, or all who call it do."""
        callers = self.callers[name] - seen
        return self.records(name) or (
            bool(callers) and all(one in SILENT or self.is_told(one, seen | {name}) for one in callers)
        )

    def _is_write(self, node: ast.AST) -> bool:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            return False
        chain = set(chained(node.func.value))
        if node.func.attr in MAKING:
            return node.func.attr != "create" or bool(chain & QUERIES)
        if node.func.attr in CHANGING:
            is_query = not node.args and (node.keywords or node.func.attr == "delete") and "cache" not in chain
            return bool(chain & QUERIES) or bool(is_query)
        return node.func.attr in JOINING and isinstance(node.func.value, ast.Attribute) and bool(chain & self.relations)

    def _mentioned(self, name: str, function: ast.AST) -> Iterator[str]:
        module = max((one for one in self.names if name.startswith(f"{one}.")), key=len)
        known = self.names[module]
        for node in ast.walk(function):
            if isinstance(node, ast.Name):
                yield self._home(known.get(node.id, f"{module}.{node.id}"))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                owner = name.rpartition(".")[0] if node.value.id == "self" else known.get(node.value.id, "")
                yield self._home(f"{owner}.{node.attr}")

    def _home(self, name: str) -> str:
        """Where a name that a room hands on was written."""
        module, _dot, last = name.rpartition(".")
        handed = self.names.get(module, {}).get(last)
        return self._home(handed) if handed and handed != name else name


def imported(module: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("marsad"):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def functions(space: str, tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from functions(f"{space}.{node.name}", node)
        elif isinstance(node, ast.FunctionDef):
            yield f"{space}.{node.name}", node


def relations(tree: ast.Module) -> Iterator[str]:
    """The names of fields between many and many, from both sides."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and "ManyToManyField" in chained(node.value):
            yield node.targets[0].id
            yield from (word.value.value for word in node.value.keywords if word.arg == "related_name")


def chained(node: ast.AST) -> Iterator[str]:
    """The names in a chain of attributes and calls: `rows.objects.filter(…)` gives filter, objects, rows."""
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            if isinstance(node, ast.Name):
                yield node.id
            return


@pytest.fixture(scope="module")
def house() -> House:
    return House(modules())


def test_what_writes_leaves_an_entry(house: House) -> None:
    writing = house.writing()
    assert len(writing) > 80
    missing = sorted(name for name in writing if name not in SILENT and not house.is_told(name))
    assert not missing, "record what these write (accounts.actions.record), or say in silent.toml why not"


def test_nothing_is_silent_without_need(house: House) -> None:
    assert not sorted(name for name in SILENT if name not in house.functions), "silent.toml names what is gone"
    assert not sorted(name for name in SILENT if house.records(name)), "these leave an entry: take them out"


MADE = """
from marsad.accounts.actions import record
def told(row): record("x", "y", who=None); write(row)
def write(row): row.save()
def page(row): {call}
"""


@pytest.mark.parametrize(("call", "missing"), [("told(row)", []), ("write(row)", ["marsad.made.write"])])
def test_a_write_that_passes_the_trail_by_is_found(call: str, missing: list[str]) -> None:
    made = House({"marsad.made": MADE.format(call=call), "marsad.accounts.actions": "def record(): pass"})
    assert [name for name in made.writing() if not made.is_told(name)] == missing
