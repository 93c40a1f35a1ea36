"""Takes Markdown, stray HTML, shortcodes and icons out of a text; words stay, what was taken is handed back."""

import html
import re
from functools import cache

from marsad.language.characters import WORD
from marsad.reading.boilerplate.lexicon import icon_names

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_SHORTCODE = re.compile(
    r"\[/?[a-z][a-z_-]*(?:\s+[a-z_-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\]]+))+\s*/?\]|\[/(?:caption|gallery|embed|video|audio)\]",
    re.DOTALL,
)
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(<?([^()\s<>]*(?:\([^()]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\)", re.DOTALL)
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|li|main|mark|nav|ol|p|pre|q|s|section|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)\b(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = re.compile(rf"(?<![{WORD}_*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![{WORD}_*])")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*\S|\]\(\S+\)|^[ \t]*[*+-] \S.*\n[ \t]*[*+-] \S|^```", re.MULTILINE)


def is_markdown(text: str, file: str) -> bool:
    """By its ending, or by two sorts of its marks."""
    if file.endswith((".md", ".markdown", ".mdown", ".qmd", ".rmd")):
        return True
    return len({match[0][:2] for match in _MARKDOWN.finditer(text)}) >= 2 or bool(_LINK.search(text))


def strip_markup(text: str) -> tuple[str, list[str]]:
    """Remove tags, comments, shortcodes and scripts, whatever the text is; give what was removed."""
    removed: list[str] = []
    for pattern in (_SCRIPT, _COMMENT, _SHORTCODE, _TAG):
        removed += [match.group() for match in pattern.finditer(text)]
        text = pattern.sub("", text)
    text = html.unescape(text) if removed else text
    icons = _icons().findall(text) if "_" in text else []
    return (_icons().sub("", text) if icons else text), removed + icons


@cache
def _icons() -> re.Pattern[str]:
    """Names of icons that stand alone, with the spaces behind them."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(icon_names())})(?!\S)[ \t]*")


def strip_markdown(text: str) -> tuple[str, list[str]]:
    """Remove Markdown's marks and link targets from a text; headings and lists stay for `structure`."""
    removed = [match[2] for match in _LINK.finditer(text)] + [match.group() for match in _IMAGE.finditer(text)]
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    for pattern, kept in ((_STRONG, r"\2"), (_EMPHASIS, r"\2"), (_CODE, r"\1"), (_ESCAPED, r"\1")):
        text = pattern.sub(kept, text)
    return text.replace("**", ""), [item for item in removed if item]
