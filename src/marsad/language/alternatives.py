"""Many words as one regular expression that shares their beginnings, for every list that is looked for in text.

A plain `one|other|…` is tried word by word at every place and takes three times as long to compile.
"""

import re
from collections.abc import Iterable

_Trie = dict[str, "_Trie"]


def alternatives(words: Iterable[str]) -> str:
    """A group that matches one of some words as they are written, the longest first; of no words, nothing."""
    root: _Trie = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_expression(root)})" if root else r"(?!)"


def _expression(node: _Trie) -> str:
    """What may follow in a trie: letters, each with what may follow it; optional where a word may end."""
    branches = [re.escape(letter) + _expression(child) for letter, child in sorted(node.items()) if letter]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if "" in node else body
