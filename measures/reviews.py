"""Measures the recommendations found in reports of the universal periodic review, from PDF to fact.

``python measures/reviews.py FOLDER``: the folder holds `reports/*.pdf` and `gold.tsv` (report, number, text, decision,
from). A recommendation is found when a fact of its number shares half of its words; its text is right when .95 of the
label's words stand in the quote and .9 of the quote's in the label; its State when one proposing State is that country.
"""

import csv
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from marsad.authority.places import find
from marsad.extraction.chain import analyse
from marsad.extraction.reviews import EXTRACTOR
from marsad.language.normalise import fold
from marsad.reading import read
from marsad.records import Fact, Original
from marsad.sources import originals

WORD = re.compile(r"[a-z0-9]+")
SPURIOUS = re.compile(r"[^\x00-\x7f]")  # the labels have accents and quotes broken by their tool
INNER_NUMBER = re.compile(r"^[0-9 ./]+")  # what is left in the labels of the number of a part


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """Print how many recommendations were found, and with which parts right, by report and in all."""
    if not (folder / "gold.tsv").is_file():
        raise click.ClickException(f"{folder} has no gold.tsv: name the folder of the labelled review reports")
    labels = labels_of(folder / "gold.tsv")
    total: Counter[str] = Counter()
    for original in originals(folder / "reports"):
        if isinstance(original, Original):
            counts = measured(original, labels[Path(original.file).stem])
            print(f"{original.file:24} {described(counts)}")
            total += counts
    print(f"{'all':24} {described(total)}")


def labels_of(path: Path) -> Mapping[str, list[dict[str, str]]]:
    """The labels of each report."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["report"]].append(row | {"text": INNER_NUMBER.sub("", row["text"])})
    return found


def measured(original: Original, labels: Sequence[dict[str, str]]) -> Counter[str]:
    """What was found in one report, and how long reading and extracting took, in milliseconds."""
    begun = time.perf_counter()
    facts = [fact for fact in analyse(read(original)).facts if fact.extractor == EXTRACTOR]
    counts = Counter(labels=len(labels), facts=len(facts), ms=int(1000 * (time.perf_counter() - begun)))
    for label in labels:
        fact = best(facts, label)
        if fact:
            counts += Counter(found=1, text=same_text(fact, label), state=same_state(fact, label))
            counts["response"] += fact.fields["response"] == label["decision"]
    used = {fact.id for label in labels if (fact := best(facts, label))}
    counts["extra"] = sum(fact.id not in used for fact in facts)
    return counts


def best(facts: Iterable[Fact], label: Mapping[str, str]) -> Fact | None:
    """The fact of the label's number whose words are most like it; of any number when the label has none."""
    number = label["number"]
    of_number = [f for f in facts if not number or f"{f.fields['number']}.".startswith(f"{number}.")]
    chosen = max(of_number, key=lambda fact: likeness(fact, label), default=None)
    least = 0.5
    return chosen if chosen and likeness(chosen, label) >= least else None


def words(text: str) -> list[str]:
    """The plain words of a text, without what the labels' tool broke."""
    return WORD.findall(SPURIOUS.sub(" ", text.lower()))


def likeness(fact: Fact, label: Mapping[str, str]) -> float:
    """The share of their words that a fact and a label have in common."""
    one, other = set(words(fact.citation.quote)), set(words(label["text"]))
    return len(one & other) / max(1, len(one | other))


def same_text(fact: Fact, label: Mapping[str, str]) -> bool:
    """Whether a fact quotes the label's words, and hardly more."""
    quoted, labelled = words(fact.citation.quote), words(label["text"])
    common = (Counter(quoted) & Counter(labelled)).total()
    return common >= 0.95 * len(labelled) and common >= 0.9 * len(quoted)


def same_state(fact: Fact, label: Mapping[str, str]) -> bool:
    """Whether the labelled State is among those that propose."""
    state = label["from"].replace("Cote d", "Côte d")
    known = {place.id for place in find(state, "en")}
    proposing = fact.fields.get("proposing_states", [])
    return any(known & {place.id for place in find(name, "en")} or fold(name) == fold(state) for name in proposing)


def described(counts: Counter[str]) -> str:
    """The figures in one line."""
    labels, facts = max(1, counts["labels"]), max(1, counts["facts"])
    parts = (f"{name} {counts[name] / labels:.3f}" for name in ("found", "text", "state", "response"))
    precision = 1 - counts["extra"] / facts
    return f"{counts['labels']:5} labels  {'  '.join(parts)}  precision {precision:.3f}  {counts['ms'] / 1000:.1f} s"


if __name__ == "__main__":
    main()
