"""Computes the mean question that search takes away from every question, from 300 of our own in three languages.

Questions resemble each other: their form pulls them to the same corner of the space, away from passages. Run it again
when the encoder changes: ``python measures/mean_question.py src/marsad/search/mean_question.npy``.
"""

import sys
import tomllib
from pathlib import Path

import numpy as np

from marsad.language.encoder import default_encoder

QUESTIONS = Path(__file__).with_name("questions.toml")


def questions() -> list[str]:
    """All patterns with all topics."""
    tables = tomllib.loads(QUESTIONS.read_text("utf-8")).values()
    return [pattern.format(topic) for table in tables for pattern in table["patterns"] for topic in table["topics"]]


def main() -> None:
    """Write the mean vector to the file named on the command line."""
    asked = questions()
    mean = default_encoder().encode(asked).mean(axis=0).astype("<f4")
    np.save(Path(sys.argv[1]), mean)
    print(f"{len(asked)} questions; length of their mean: {np.linalg.norm(mean):.3f}")


if __name__ == "__main__":
    main()
