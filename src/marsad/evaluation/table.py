"""The measure as people read it: one table of kinds by language, then fields, links, and what is wrong."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table

from marsad.evaluation.clusters import Clusters
from marsad.evaluation.figures import BrokenFloor, joined
from marsad.evaluation.score import EVERY, Difference, Report
from marsad.evaluation.tally import Share, Tally
from marsad.evaluation.things import Judged, summed

NONE = "–"


def kinds_table(report: Report) -> Table:
    """Precision, recall and F1 of each kind, over all languages and in each."""
    table = Table(box=None, pad_edge=False)
    table.add_column("kind")
    for heading in ("precision", "recall", "F1", "found", "right"):
        table.add_column(heading, justify="right")
    for (kind, language), tally in sorted(report.tallies.items()):
        if tally.labels or tally.extracted:
            style = "bold" if language == EVERY else ""
            table.add_row(str(kind) if language == EVERY else f"  {language}", *_cells(tally), style=style)
    return table


def _cells(tally: Tally) -> Iterator[str]:
    for value in (tally.precision, tally.recall, tally.f1):
        yield shown(value)
    yield f"{tally.found}/{tally.labels}"
    yield f"{tally.right}/{tally.extracted}" if tally.extracted else NONE


def shown(value: float | None) -> str:
    """A share with three digits, or a dash when there was nothing to judge."""
    return NONE if value is None else f"{value:.3f}"


def things_table(judged: Sequence[Judged]) -> Table:
    """Pairs of tellings by kind of thing, for both halves of a set."""
    table = Table(box=None, pad_edge=False)
    table.add_column("linking alone")
    for heading in ("precision", "recall", "F1", "found", "right", "hard pairs apart"):
        table.add_column(heading, justify="right")
    for half, is_set_aside in (("open", False), ("set aside", True)):
        some = [one for one in judged if one.group.set_aside is is_set_aside]
        for kind in (EVERY, *sorted({one.group.kind for one in some})):
            chosen = [one for one in some if kind in {EVERY, one.group.kind}]
            kept = sum(one.apart - len(one.confused) for one in chosen)
            title, style = (half, "bold") if kind == EVERY else (f"  {kind}", "")
            apart = f"{kept}/{sum(one.apart for one in chosen)}"
            table.add_row(title, *_cells(summed(chosen)), apart, style=style)
    return table


def trapped(judged: Sequence[Judged]) -> str:
    """The groups that linking took for one thing, or cut in two, a line each."""
    return "\n".join(
        f"{one.group.kind}, {one.group.trap}: {len(one.missed)} missed, {len(one.confused)} confused"
        for one in judged
        if one.missed or one.confused
    )


def shares_table(shares: Mapping[str, Share]) -> Table:
    """Shares by name, each with its counts."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, share in sorted(shares.items()):
        table.add_row(name, shown(share.value), f"{share.right}/{share.total}")
    return table


def shares_of(report: Report) -> Mapping[str, Share]:
    """Everything of a report that is a share: the documents, the fields of facts, the links."""
    formal = Share(right=report.formal.found, total=report.formal.labels)
    return {
        "documents read": report.documents,
        "clean text": report.clean_text,
        "language": report.language,
        "links": joined(report),
        "recommendation.formal (recall)": formal,
        **report.fields,
        **{f"links.{name}": share for name, share in report.links.items()},
    }


def clusters_lines(found: Clusters) -> Iterator[str]:
    """Pairwise and B-cubed figures of the links; nothing where no links are labelled."""
    pairs = found.pairs
    if pairs.labels:
        yield _three("links, pairwise", pairs.precision, pairs.recall, pairs.f1) + f" ({pairs.labels} pairs)"
        yield _three("links, B-cubed", found.precision, found.recall, found.f1) + f" ({found.mentions} mentions)"


def _three(name: str, precision: float | None, recall: float | None, f1: float | None) -> str:
    return f"{name}: precision {shown(precision)}, recall {shown(recall)}, F1 {shown(f1)}"


def difference_line(difference: Difference) -> str:
    """A missed label with a minus, a finding that no label knows with a plus."""
    sign = "-" if difference.is_missed else "+"
    return f"{sign} {difference.file}: {' '.join(difference.text.split())}"


def broken_line(broken: BrokenFloor) -> str:
    """A broken floor in a sentence."""
    value = "was not measured" if broken.value is None else f"is {broken.value:.3f}"
    return f"{broken.name} {value}; its floor is {broken.floor:.3f}."
