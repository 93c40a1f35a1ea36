"""A report as it leaves when the names of private persons are replaced, each by the same word.

The words of its citations change with it: in the home that wrote it, `marsad verify` replaces the names in the stored
text in the same way before it compares. A drawing that names somebody gives way to the table of its data.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from marsad.language.pseudonyms import Pseudonyms
from marsad.reports.logic.report import Block, Figure, Line, Reference, Report, Table, Words
from marsad.reports.logic.shown import shown

Part = TypeVar("Part")


def without_names(report: Report, known: Pseudonyms) -> Report:
    """The report with pseudonyms, which says so among how it is to be read. Its language must be the active one."""
    told = _told(report, known)
    note = _("Names of private persons are replaced by pseudonyms; the same person bears the same one everywhere.")
    return replace(told, method=(*told.method, note))


def _told(part: Part, known: Pseudonyms) -> Part:
    """Any part of a report in the same shape."""
    return _changed(part, known)  # type: ignore[no-any-return]  # each branch gives what it was given


def _changed(part: Any, known: Pseudonyms) -> Any:
    if isinstance(part, str):
        return known.replace(part)
    if isinstance(part, tuple):
        return tuple(_changed(one, known) for one in part)
    if isinstance(part, Mapping):
        return {key: _changed(one, known) for key, one in part.items()}
    if isinstance(part, Block) and part.figure and _names_somebody(part.figure, known):
        return _changed(replace(part, layout="table", figure=None, table=_table_of(part.figure)), known)
    if is_dataclass(part) and not isinstance(part, type):
        return _fitting(replace(part, **{one.name: _changed(getattr(part, one.name), known) for one in fields(part)}))
    return part


def _fitting(part: Any) -> Any:
    """A footnote whose words were changed is cut anew: the cut might have stood inside a name."""
    return replace(part, shown=shown(part.quote)) if isinstance(part, Reference) and part.shown else part


def _names_somebody(figure: Figure, known: Pseudonyms) -> bool:
    said = (figure.caption, figure.alt, figure.note, *figure.columns, *(cell for row in figure.rows for cell in row))
    return any(known.names.finds(text) for text in said)


def _table_of(figure: Figure) -> Table:
    rows = tuple(tuple(Line(words=(Words(text=cell),)) for cell in row) for row in figure.rows)
    return Table(caption=figure.caption, columns=figure.columns, rows=rows)
