"""What the names of a page's elements say of them: the article's body, or a menu, a share bar, readers' comments.

The names are data in `html_signs.toml`; each combination of names is looked at once.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

BODY, LEAD = "body", "lead"
_TAGS = {
    "nav": "menu", "menu": "menu", "footer": "legal", "aside": "related", "dialog": "hidden", "form": "form",
    "fieldset": "form", "label": "form", "legend": "form", "address": "byline",
}  # fmt: skip
_ROLES = {
    "navigation": "menu", "menubar": "menu", "menu": "menu", "toolbar": "menu", "banner": "menu",
    "contentinfo": "legal", "search": "form", "form": "form", "complementary": "related", "dialog": "hidden",
    "alertdialog": "hidden",
}  # fmt: skip
_FRAMES = frozenset({"html", "body"})
_BODIES = frozenset({"div", "section", "article", "main", "td"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTED = re.compile(r"[^a-z0-9]+")
# Names that tell of something else than what stands in the element: "has-sidebar"; a "live-comment" is a report.
_ABOUT_OTHERS = (
    "has-",
    "no-",
    "with-",
    "without-",
    "is-",
    "not-",
    "enable-",
    "show-",
    "hide-",
    "js-has-",
    "live-",
)


@lru_cache(maxsize=20_000)
def sign_of(tag: str, names: str, role: str) -> str:
    """BODY, LEAD, the reason for which such an element is left out, or "" when its names say nothing."""
    if tag in _FRAMES:  # their names tell of the page as a whole
        return ""
    said = _said(names)
    for kind in (BODY, LEAD) if names and tag in _BODIES else ():
        if _patterns()[kind].search(said):
            return kind
    if role in _ROLES or tag in _TAGS:
        return _ROLES.get(role) or _TAGS[tag]
    if not names:
        return ""
    return next((reason for reason, pattern in _around().items() if pattern.search(said)), "")


def _said(names: str) -> str:
    """Each name with its words parted by "-", names parted by spaces: " post-share is-wide "."""
    parted = (_PARTED.sub("-", _CAMEL.sub("-", name).lower()).strip("-") for name in names.split())
    return f" {' '.join(name for name in parted if not name.startswith(_ABOUT_OTHERS))} "


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(resources.files(__package__).joinpath("html_signs.toml").read_text(encoding="utf-8"))
    whole = {BODY: data[BODY], LEAD: data[LEAD], **data["around"]}
    return {reason: re.compile(rf"[ -](?:{'|'.join(map(_pattern, words))})") for reason, words in whole.items()}


@cache
def _around() -> dict[str, re.Pattern[str]]:
    return {reason: pattern for reason, pattern in _patterns().items() if reason not in {BODY, LEAD}}


def _pattern(word: str) -> str:
    return word[:-1] if word.endswith("*") else f"{word}(?=[ -])"
