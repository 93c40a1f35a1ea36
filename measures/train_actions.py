"""Learns the level of action and the issues of recommendations from coded ones, and measures what was learnt.

``python measures/train_actions.py measure CODED.tsv examples/action_levels.tsv`` learns from sessions 1 to 10 and
measures on sessions 11 to 13, then on labelled French and Arabic ones that we wrote. ``… write CODED.tsv`` learns from
all sessions and writes `src/marsad/extraction/actions/weights.npz`. Columns of CODED.tsv: text, action, issue, session.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.multiclass import OneVsRestClassifier

from marsad.extraction.actions.learnt import LEAST_ISSUE, seen
from marsad.language.encoder import default_encoder

WEIGHTS = Path("src/marsad/extraction/actions/weights.npz")
LAST_LEARNT = 10  # sessions; later ones are held back
LEAST_SEEN = 60  # times an issue must have been coded


class Coded:
    """Coded recommendations as vectors and classes."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            kept = [row for row in rows if row["action"] in {"1", "2", "3", "4", "5"}]
        texts = [row["text"] for row in kept]
        self.levels = np.array([int(row["action"]) for row in kept])
        self.sessions = np.array([int(row["session"]) for row in kept])
        named = [[issue.strip() for issue in row["issue"].split(",") if issue.strip()] for row in kept]
        counts = Counter(issue for issues in named for issue in issues)
        self.issues = sorted(issue for issue, count in counts.items() if count >= LEAST_SEEN)
        self.coded = np.array([[issue in issues for issue in self.issues] for issues in named])
        self.openings, self.wholes = seen(texts, default_encoder())


def learnt(coded: Coded, chosen: Any) -> tuple[Any, Any]:
    """The two models, from some of the coded recommendations."""
    levels = LogisticRegression(C=1, max_iter=400).fit(coded.openings[chosen], coded.levels[chosen])
    issues = OneVsRestClassifier(LogisticRegression(C=10, max_iter=200))
    return levels, issues.fit(coded.wholes[chosen], coded.coded[chosen])


@click.group()
def group() -> None:
    """Learn from coded recommendations."""


@group.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.argument("examples", type=click.Path(exists=True, path_type=Path))
def measure(path: Path, examples: Path) -> None:
    """Learn from the earlier sessions, measure on the later ones and on other languages."""
    coded = Coded(path)
    later = coded.sessions > LAST_LEARNT
    levels, issues = learnt(coded, ~later)
    told(f"sessions after {LAST_LEARNT}", coded.levels[later], levels.predict(coded.openings[later]))
    likely = issues.predict_proba(coded.wholes[later])
    said, right = likely >= LEAST_ISSUE, coded.coded[later]
    hits = int((said & right).sum())
    first = np.mean(right[np.arange(len(right)), likely.argmax(axis=1)])
    print(f"issues: likeliest right {first:.3f}, precision {hits / said.sum():.3f}, recall {hits / right.sum():.3f}")
    with examples.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for language in sorted({row["language"] for row in rows}):
        own = [row for row in rows if row["language"] == language]
        guessed = levels.predict(seen([row["text"] for row in own], default_encoder())[0])
        told(language, [int(row["level"]) for row in own], guessed)


def told(name: str, right: Sequence[int], guessed: Sequence[int]) -> None:
    """Print accuracy and macro F1 of the level of action."""
    macro = f1_score(right, guessed, average="macro")
    accuracy = accuracy_score(right, guessed)
    print(f"action level, {name}: {len(right)} labels, accuracy {accuracy:.3f}, macro F1 {macro:.3f}")


@group.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def write(path: Path) -> None:
    """Learn from all sessions and write the weights."""
    coded = Coded(path)
    levels, issues = learnt(coded, np.ones(len(coded.levels), dtype=bool))
    np.savez_compressed(
        WEIGHTS,
        encoder=np.array(default_encoder().name),
        levels=levels.classes_.astype(np.int8),
        level_weights=levels.coef_.T.astype(np.float16),
        level_offsets=levels.intercept_.astype(np.float16),
        issues=np.array(coded.issues),
        issue_weights=np.hstack([one.coef_.T for one in issues.estimators_]).astype(np.float16),
        issue_offsets=np.hstack([one.intercept_ for one in issues.estimators_]).astype(np.float16),
    )
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size // 1000} kB, {len(coded.issues)} issues")


if __name__ == "__main__":
    group()
