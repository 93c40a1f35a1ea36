"""How lists are parted and whom their items name: « Aux communes : », « au ministère, d'intégrer … ».

Patterns are the grammar's.
"""

import re

from marsad.extraction.recommendations_grammar import Grammar
from marsad.language.normalise import fold, fold_with_offsets

LONGEST_LABEL = 9  # words of a line that only parts a list: "In the field of education:"
SIGN, CLOSED, BULLET = "[0-9٠-٩]{1,2}|[a-zA-Z]|[ivxIVX]{1,4}|[أ-ي]", r"[.)\]–/-]+", "[-–—*•●▪■➢➤ـ]"
MARK = re.compile(rf"\s*(?:[(\[]?({SIGN})({CLOSED})|({BULLET}))")


def is_addressed(line: str, grammar: Grammar) -> bool:
    """Whether a line above a list names whom it is asked of: "To the towns:"."""
    folded = fold(line.strip())
    found = (pattern.search(folded) for pattern in grammar.listings)
    return any(one and one.groupdict().get("addressee") for one in found)


def is_label(line: str) -> bool:
    """Whether a line is so short before its colon that it only parts the list above it from the one below."""
    return line.rstrip().endswith(":") and len(line.split()) <= LONGEST_LABEL


def addressed_item(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, str]:
    """Where the action of an item begins, and whom the item names before it; `start` and "" when nobody."""
    folded = fold_with_offsets(text[start:end], grammar.language)
    found = grammar.addressed_item.match(folded.text)
    if found is None:
        return start, ""
    name = next(place for group in found.re.groupindex if (place := found.span(group))[0] >= 0)
    return start + folded.span(found.end(), len(folded.text))[0], shown(folded.source, folded.span(*name))


def shown(text: str, span: tuple[int, int]) -> str:
    """A stretch on one line, without marks at its edges."""
    return " ".join(text[slice(*span)].split()).strip(" ,;:–-")


def mark_of(text: str) -> str:
    """The kind of mark with which an item begins: "1." and "4." alike, "a)" another; "" when none does."""
    found = MARK.match(text)
    if found is None:
        return ""
    sign = found.group(1) or ""
    kind = "1" if sign.isdecimal() else "a" if sign.islower() else "A" if sign else found.group(3)
    return kind + (found.group(2) or "")
