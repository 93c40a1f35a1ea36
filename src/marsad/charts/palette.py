"""The colours of charts, by name; data in `palette.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Theme = Literal["light", "dark"]


@cache
def palette() -> dict[str, dict[str, str]]:
    """Every colour with its value by day and by night."""
    return tomllib.loads((files("marsad.charts") / "palette.toml").read_text(encoding="utf-8"))


def colour(name: str) -> str:
    """The colour of that name as specifications write it; an unknown name lists the known ones."""
    if name not in palette():
        message = f"no colour {name!r}; known are {', '.join(sorted(palette()))}"
        raise KeyError(message)
    return palette()[name]["light"]


@cache
def _names() -> dict[str, str]:
    return {values["light"]: name for name, values in palette().items()}


_HEX = re.compile(r"#[0-9a-f]{6}\b")


def repainted(text: str, theme: Theme) -> str:
    """The same drawing or specification with the colours of a theme."""
    return _HEX.sub(lambda found: palette()[_names()[found[0]]][theme] if found[0] in _names() else found[0], text)


def with_tokens(drawing: str) -> str:
    """The same drawing with the page's tokens for colours, so that it turns with the page's theme."""
    return _HEX.sub(lambda found: f"var(--chart-{_token(found[0])})" if found[0] in _names() else found[0], drawing)


def _token(value: str) -> str:
    return _names()[value].replace("_", "-")
