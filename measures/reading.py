"""Measures the reading of web pages and of pasted text, beside trafilatura in the same run.

Usage: reading.py DATA [articles] [segments] [lines] [written] [metadata]
DATA is a folder with copies of `article-extraction-benchmark` (github.com/scrapinghub/article-extraction-benchmark) and
`french-pages` (pages of trafilatura's evaluation with segments that must and must not remain). A folder of labelled
documents (`documents.json` beside `documents/`) gives `metadata`. What is absent is said and passed over. Pages
are tuned on only when the hash of their name is even; the others are the half that is held out.
"""

import sys
from pathlib import Path

from reading_articles import articles, segments
from reading_lines import aside, lines, written
from reading_metadata import metadata

PARTS = {
    "articles": articles,
    "segments": segments,
    "lines": lines,
    "written": written,
    "aside": aside,
    "metadata": metadata,
}


def main() -> None:
    """Print the figures of the parts that are asked for, of all when none is named."""
    folder = Path(sys.argv[1])
    for name in sys.argv[2:] or PARTS:
        print(f"\n{name}")
        PARTS[name](folder)


if __name__ == "__main__":
    main()
