"""Takes the wrapper off a text: front matter, newswire tags, "key: value" heads, crawler marks.

What a wrapper says becomes metadata; its lines are handed back, so that nothing disappears in silence.
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from marsad.language.characters import DIGITS, LETTERS, MARKS
from marsad.reading.front_matter import read_fields

_KEY_NAME = f"[{LETTERS}][{LETTERS}{MARKS}{DIGITS}_ .-]{{0,30}}?"
_FENCE = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT_KEY = re.compile(rf"\A\s*(?:#|//|%|<!--)\s*({_KEY_NAME})\s*[:=]\s*(\S[^\n]*?)\s*(?:-->)?[ \t]*(?:\n|\Z)")
_DOUBLE_BRACKETS = re.compile(rf"\[\[\s*({_KEY_NAME})\s*[:=]\s*([^\[\]\n]*?)\s*\]\]")
_KEY_LINE = re.compile(rf"\A[ \t]*({_KEY_NAME})[ \t]*:[ \t]*(\S[^\n]*)?(?:\n|\Z)")
_CRAWL_MARK = re.compile(
    r"\A\s*\[?(?:crawl[ _-]?)?date\]?[ \t]*[:=]?[ \t]*(\d{4}-\d{2}(?:-\d{2})?)\b"
    r"(?:[T ]\d{2}:\d{2}[0-9:.Z+-]*)?\]?[ \t]*",
    re.IGNORECASE,
)
_PAGES = re.compile(r"[A-Za-z0-9-]+/([A-Za-z0-9-]+\.github\.io):\S+$")  # OWNER/OWNER.github.io:PATH
_TAGGED = re.compile(r"\A\s*<(DOC|ARTICLE|STORY|NEWSITEM)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9_-]*)\b[^<>]*>(.*?)</\1\s*>", re.DOTALL)
_ANY_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9_-]*\b[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwrapped:
    """The text without its wrapper, what the wrapper said by role, and the wrapper itself."""

    text: str
    said: dict[str, str] = field(default_factory=dict)  # role (title, published, author, publisher, address) to words
    lines: tuple[str, ...] = ()


def unwrap(text: str) -> Unwrapped:
    """Take off every wrapper around a text, from the outside in."""
    found = Unwrapped(text=text)
    while True:
        inner = next((u for step in _STEPS if (u := step(found.text)) is not None), None)
        if inner is None:
            return found
        found = Unwrapped(text=inner.text, said={**inner.said, **found.said}, lines=(*found.lines, *inner.lines))


def _comment_line(text: str) -> Unwrapped | None:
    """`# source: https://…` before the text."""
    match = _COMMENT_KEY.match(text)
    if not match or _key(match[1]) not in _known_keys():
        return None
    return _taken(text, match.end(), {match[1]: match[2]}, match[0])


def _front_matter(text: str) -> Unwrapped | None:
    """A block between `---` (YAML) or `+++` (TOML) lines, if it holds keys."""
    match = _FENCE.match(text)
    if not match:
        return None
    fields = read_fields(match[2], is_toml=match[1] == "+++")
    return _taken(text, match.end(), fields, match[0]) if fields else None


def _brackets(text: str) -> Unwrapped | None:
    """`[[key:value]]` marks anywhere; two brackets around a key do not stand in prose."""
    matches = _DOUBLE_BRACKETS.findall(text)
    if not matches:
        return None
    lines = tuple(m.group() for m in _DOUBLE_BRACKETS.finditer(text))
    return Unwrapped(text=_DOUBLE_BRACKETS.sub("", text), said=_roles(dict(matches)), lines=lines)


def _crawl_mark(text: str) -> Unwrapped | None:
    """A date that a crawler wrote before the first word."""
    match = _CRAWL_MARK.match(text)
    return _taken(text, match.end(), {"date": match[1]}, match[0]) if match else None


def _tags(text: str) -> Unwrapped | None:
    """A newswire item: `<DOC><TITLE>…</TITLE><TEXT>…</TEXT></DOC>`."""
    opening = _TAGGED.match(text)
    if not opening:
        return None
    inside = re.sub(rf"</{opening[1]}\s*>\s*\Z", "", text[opening.end() :], flags=re.IGNORECASE)
    fields = {name: _ANY_TAG.sub(" ", value).strip() for name, value in _TAG.findall(inside)}
    body = next((m for m in _TAG.finditer(inside) if _key(m[1]) in _names()["text"] and m[2].strip()), None)
    if body is None:
        return None
    kept = _ANY_TAG.sub("", body[2])
    around = text.replace(body[2], "\n", 1).splitlines()
    return Unwrapped(text=kept, said=_roles(fields), lines=tuple(line for line in around if line.strip()))


def _head(text: str) -> Unwrapped | None:
    """At least two "key: value" lines with known keys at the very top."""
    rest, fields, taken = text.lstrip("\n"), dict[str, str](), 0
    while (match := _KEY_LINE.match(rest)) and _key(match[1]) in _known_keys():
        fields[match[1]] = match[2] or ""
        rest, taken = rest[match.end() :], taken + 1
    return _taken(text, len(text) - len(rest), fields, text[: len(text) - len(rest)]) if taken >= 2 else None


_STEPS = (_comment_line, _front_matter, _tags, _crawl_mark, _head, _brackets)


def _taken(text: str, end: int, fields: dict[str, str], wrapper: str) -> Unwrapped:
    lines = tuple(line.strip() for line in wrapper.splitlines() if line.strip())
    return Unwrapped(text=text[end:], said=_roles(fields), lines=lines)


def _roles(fields: dict[str, str]) -> dict[str, str]:
    """What a header's keys say, by role; a web address names no publisher, and nothing else is an address."""
    said = {_key(name): value.strip() for name, value in fields.items() if value.strip()}
    roles = {
        role: next((said[n] for n in names if n in said), "") for role, names in _names().items() if role != "text"
    }
    roles["address"] = next((found for n in _names()["address"] if (found := _address(said.get(n, "")))), "")
    if "/" in roles["publisher"]:
        roles["publisher"] = ""
    return {role: value for role, value in roles.items() if value}


def _address(value: str) -> str:
    """A web address, or the one of the pages that a repository holds; "" for anything else."""
    if match := _PAGES.match(value):
        return f"https://{match[1].lower()}/"
    return value if value.startswith(("http://", "https://")) else ""


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


@cache
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("wrappers.toml").read_text(encoding="utf-8"))


def _names() -> dict[str, list[str]]:
    return _vocabulary()["roles"]


@cache
def _known_keys() -> frozenset[str]:
    return frozenset(_vocabulary()["others"]["keys"]).union(*_names().values())
