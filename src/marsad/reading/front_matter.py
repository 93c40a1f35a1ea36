"""Reads the "key: value" block that site generators put before a text, as strings for `wrappers`.

A small part of YAML on purpose: plain and quoted values, folded lines, lists. Anything else stays a string.
"""

import re
import tomllib
from datetime import date, datetime

from marsad.language.characters import DIGITS, LETTERS, MARKS

_KEY = re.compile(rf"^([{LETTERS}][{LETTERS}{MARKS}{DIGITS}_ .-]{{0,40}}?)\s*(?::(?=\s|$)|=)\s*(.*)$")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_NAMED = {"n": "\n", "t": "\t", "_": "\u00a0", "N": "\u0085", "0": ""}


def read_fields(block: str, *, is_toml: bool = False) -> dict[str, str]:
    """The keys of a block and what they say; a list is joined with commas. Empty when it holds no keys."""
    if is_toml:
        try:
            return {key: _said(value) for key, value in tomllib.loads(block).items()}
        except tomllib.TOMLDecodeError:
            pass  # hand-written blocks are often slightly wrong: read them line by line
    return {key: _value(parts) for key, parts in _entries(block)}


def _entries(block: str) -> list[tuple[str, list[str]]]:
    """Each key with its lines: its own, and the deeper or listed ones below."""
    entries: list[tuple[str, list[str]]] = []
    for line in block.split("\n"):
        key = _KEY.match(line)
        if key and not line.startswith(("- ", " ", "\t")):
            entries.append((key[1], [key[2]]))
        elif entries and line.strip():
            entries[-1][1].append(line)
    return entries


def _value(parts: list[str]) -> str:
    items = [part.strip() for part in parts]
    if not items[0] and any(item.startswith("- ") for item in items):
        return ", ".join(_unquoted(item[2:].strip()) for item in items if item.startswith("- "))
    if items[0] in {"|", ">", "|-", ">-"}:
        return " ".join(items[1:])
    joined = items[0]
    for item in items[1:]:
        joined = joined[:-1] + item if joined.endswith("\\") else f"{joined} {item}"
    return _unquoted(joined)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return _ESCAPE.sub(_character, value[1:-1])
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value.strip("[]") if value.startswith("[") else value


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    return chr(int(code, 16)) if code else _NAMED.get(match[4], match[4])


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_said(item) for item in value)
    return value.isoformat() if isinstance(value, datetime | date) else str(value)
