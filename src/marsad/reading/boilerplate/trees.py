"""Small trained trees that say how likely a line stands outside the main text.

They are many; what a line comes to in each is added up. Some hundred lines go down all trees at once, a step at a
time. `trees.json` is made by `measures/train_boilerplate.py`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from marsad.reading.boilerplate.features import NAMES

_AT_ONCE = 500  # lines: a long text must not take more memory than a short one

_Node = tuple[int, float, int, int, float]  # feature, most that goes left, left, right, what a leaf adds


def outside_probabilities(rows: Sequence[Sequence[float]]) -> list[float]:
    """How likely each line with these features stands outside the main text."""
    return [chance for i in range(0, len(rows), _AT_ONCE) for chance in _probabilities(rows[i : i + _AT_ONCE])]


def _probabilities(rows: Sequence[Sequence[float]]) -> list[float]:
    trees = _trees()
    values = np.array(rows)
    lines = np.arange(len(values))[:, None]
    nodes = np.tile(trees.roots, (len(values), 1))
    for _ in range(trees.depth):
        goes_left = values[lines, trees.features[nodes]] <= trees.most[nodes]
        nodes = np.where(goes_left, trees.left[nodes], trees.right[nodes])
    scores = trees.start + trees.leaves[nodes].sum(axis=1)
    return [float(chance) for chance in 1 / (1 + np.exp(-np.clip(scores, -60.0, 60.0)))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trees:
    """All nodes of all trees in columns; a leaf leads to itself."""

    start: float
    depth: int
    roots: np.ndarray
    features: np.ndarray
    most: np.ndarray  # what goes left
    left: np.ndarray
    right: np.ndarray
    leaves: np.ndarray


@cache
def _trees() -> _Trees:
    said: dict[str, Any] = json.loads(resources.files(__package__).joinpath("trees.json").read_text(encoding="utf-8"))
    if tuple(said["names"]) != NAMES:
        raise ValueError("trees.json was trained on other features: run measures/train_boilerplate.py again")
    nodes: list[_Node] = []
    roots = [_add(nodes, tree) for tree in said["trees"]]
    features_, most, left, right, leaves = (np.array(column) for column in zip(*nodes, strict=True))
    return _Trees(
        start=float(said["start"]), depth=max(map(_depth, said["trees"])), roots=np.array(roots), features=features_,
        most=most, left=left, right=right, leaves=leaves,
    )  # fmt: skip


def _add(nodes: list[_Node], tree: list[Any] | float) -> int:
    """The place of a tree among the nodes, to which it is added; forks are [feature, most, left, right]."""
    place = len(nodes)
    if not isinstance(tree, list):
        nodes.append((0, 0.0, place, place, float(tree)))
        return place
    nodes.append((0, 0.0, place, place, 0.0))
    left, right = _add(nodes, tree[2]), _add(nodes, tree[3])
    nodes[place] = (int(tree[0]), float(tree[1]), left, right, 0.0)
    return place


def _depth(tree: list[Any] | float) -> int:
    return 1 + max(_depth(tree[2]), _depth(tree[3])) if isinstance(tree, list) else 0
