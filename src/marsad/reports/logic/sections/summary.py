"""The summary at a report's head: a few sentences, each from facts that stand below."""

from collections.abc import Iterator

from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.report import Block, Line
from marsad.reports.logic.sections import event, findings


def summary(material: Material, writer: Writer) -> tuple[Block, ...]:
    """What happened, and how much was recommended."""
    lines = tuple(_sentences(material, writer))
    return (Block(layout="prose", lines=lines),) if lines else ()


def _sentences(material: Material, writer: Writer) -> Iterator[Line]:
    yield from event.told(material, writer)
    yield from findings.counted(material, writer)
