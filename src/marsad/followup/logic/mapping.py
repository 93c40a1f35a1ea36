"""From the columns of a file to the fields of the register: guessed, corrected by a person, checked row by row."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marsad.followup.kinds import REASONED, Status, TagKind
from marsad.followup.labels import STATUSES
from marsad.followup.logic.codes import read_code
from marsad.followup.logic.days import last_day, read_day
from marsad.followup.logic.proposals import STRENGTHS
from marsad.followup.logic.tables import Table
from marsad.followup.vocabulary import table, tag_names
from marsad.language.identify import identify
from marsad.language.normalise import fold
from marsad.records import Language

_BESIDE = re.compile(r"\([^()]*\)")
LISTED = ("addressees", "themes", "target_groups", "pillars", "sdgs")  # several values, parted as BETWEEN says
BETWEEN = re.compile(r"[;؛|\n]")
FIELDS = (
    "code", "reference", "text", "language", "strength", "issuer", "addressees", "level", "themes", "target_groups",
    "pillars", "sdgs", "event_name", "made_on", "status", "status_reason", "due", "response",
)  # fmt: skip
PARTS = (
    "translations",
    "tasks",
    "updates",
    "indicators",
    "costs",
    "sources",
    "decided",
    "kept",
)  # JSON
LEVELS = ("1", "2", "3", "4", "5")
KINDS = {"themes": TagKind.THEME, "target_groups": TagKind.TARGET_GROUP, "pillars": TagKind.PILLAR, "sdgs": TagKind.SDG}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a file as the register would take it. A row with `errors` is not taken; `notes` say how it was read."""

    number: int  # as a spreadsheet counts: the heads are row 1
    values: Mapping[str, Any]
    errors: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())


def guess_mapping(read: Table) -> dict[str, str]:
    """For each column the field that its name means; columns of no known name are left out. A field is filled once."""
    found: dict[str, str] = {}
    for column in read.columns:
        name = column if column in (*FIELDS, *PARTS) else _names().get(_bare(column), "")
        if name and name not in found.values() and (name != "level" or _holds_levels(read, column)):
            found[column] = name
    return found


def _bare(column: str) -> str:
    """The name of a column without what stands beside it: "Destinataire(s)", "Échéance *", "Due (dd/mm/yyyy):"."""
    return fold(_BESIDE.sub("", column).strip(" :*"))


def _holds_levels(read: Table, column: str) -> bool:
    """Whether a column has levels of action: UN reviews call theirs "action", as others call a column of words."""
    return {row.get(column, "").strip() for row in read.rows} <= {"", *LEVELS}


def unknown_statuses(read: Table, mapping: Mapping[str, str]) -> tuple[str, ...]:
    """The words for a status that the register does not know, each once: somebody says what they mean."""
    columns = [column for column, name in mapping.items() if name == "status"]
    told = (row.get(column, "").strip() for row in read.rows for column in columns)
    return tuple(dict.fromkeys(word for word in told if word and fold(word) not in _statuses()))


def read_rows(
    read: Table,
    mapping: Mapping[str, str],
    defaults: Mapping[str, str],
    statuses: Mapping[str, str] | None = None,
) -> list[Row]:
    """All rows with what is wrong in each; `defaults` fill fields that a row has no value for.

    `statuses` says what words mean that the register does not know.
    """
    means = {word: status for word, status in (statuses or {}).items() if status in set(Status)}
    rows = (_renamed(row, mapping, means) for row in read.rows)
    numbers = read.numbers or range(2, len(read.rows) + 2)  # below the names of the columns
    return [_row(number, row, mapping, defaults) for number, row in zip(numbers, rows, strict=True)]


def _renamed(row: Mapping[str, str], mapping: Mapping[str, str], means: Mapping[str, str]) -> Mapping[str, str]:
    """A row with the words for its status as somebody explained them."""
    told = {column: means[word] for column, word in row.items() if mapping.get(column) == "status" and word in means}
    return {**row, **told}


def _row(number: int, row: Mapping[str, str], mapping: Mapping[str, str], defaults: Mapping[str, str]) -> Row:
    raw = {name: row.get(column, "").strip() for column, name in mapping.items() if name}
    told = {**defaults, **{name: value for name, value in raw.items() if value and not _says_nothing(name, value)}}
    errors: list[str] = []
    values: dict[str, Any] = {name: value for name, value in told.items() if name in (*FIELDS, *PARTS)}
    if not values.get("text"):
        errors.append(_("There is no text."))
    else:
        values["language"] = _language(values, errors)
    if read_code(str(values.get("code", ""))) is None and (foreign := values.pop("code", "")):
        values.setdefault("reference", foreign)  # by which the same row is known again
    if str(values.get("event_name", "")).isdecimal():  # "12" in a column "Session" is session 12
        head = next((column for column, name in mapping.items() if name == "event_name"), "")
        values["event_name"] = f"{head} {values['event_name']}".strip()
    for name in LISTED:
        if name in values:
            values[name] = _several(name, values[name], errors)
    _check_status(values, errors)
    _check_plain(values, errors)
    notes = _check_days(values, errors)
    other = {column: value for column, value in row.items() if not mapping.get(column) and value.strip()}
    return Row(number=number, values={**values, "imported": other}, errors=tuple(errors), notes=tuple(notes))


def _says_nothing(name: str, value: str) -> bool:
    """Whether a cell only says that there is nothing to say, as "n/a" does; the text itself always counts."""
    return name != "text" and fold(value) in _nothing()


def _language(values: Mapping[str, Any], errors: list[str]) -> str:
    told = str(values.get("language", "")).lower()[:2]
    language = told or identify(values["text"]).language
    if language not in set(Language):
        if told:
            errors.append(_("%(value)s is none of the languages ar, fr, en.") % {"value": told})
        return str(Language.ENGLISH)
    return language


def _several(name: str, value: str, errors: list[str]) -> list[str]:
    listed = json.loads(value) if value.startswith("[") else BETWEEN.split(value)
    parts = [part for one in listed if (part := str(one).strip())]
    if name == "addressees":
        return parts
    known = tag_names(KINDS[name])
    codes = {fold(str(text)): code for code, names in known.items() for text in (code, *_texts(names))}
    found = [codes.get(fold(part), part) for part in parts]
    if name in ("pillars", "sdgs"):
        errors += [_("%(value)s is not known here.") % {"value": one} for one in found if one not in known]
    return found


def _texts(names: Mapping[str, Any]) -> list[str]:
    return [str(names[language]) for language in Language if language in names]


def _check_status(values: dict[str, Any], errors: list[str]) -> None:
    if "status" not in values:
        return
    status = _statuses().get(fold(values["status"]))
    if status is None:
        errors.append(
            _("“%(value)s” is no status known here: say what it means (%(known)s).")
            % {"value": values["status"], "known": _(", ").join(map(str, STATUSES.values()))}
        )
        return
    values["status"] = status
    if status in REASONED and not values.get("status_reason"):
        values["status_reason"] = str(values.get("response") or _("as the imported register says"))


def _check_plain(values: dict[str, Any], errors: list[str]) -> None:
    if "strength" in values and values["strength"] not in STRENGTHS:
        errors.append(_("The strength is one of: %(known)s.") % {"known": ", ".join(STRENGTHS)})
    if "level" in values:
        if values["level"] not in LEVELS:
            errors.append(_("The level of action is a number from 1 to 5."))
        else:
            values["level"] = int(values["level"])


def _check_days(values: dict[str, Any], errors: list[str]) -> list[str]:
    """Dates as the register keeps them; gives what is to be said about those that can be read in two ways."""
    notes = []
    for name in ("made_on", "due"):
        if name not in values:
            continue
        written = str(values[name])
        day = read_day(written, str(values.get("language", "")))
        if day is None:
            errors.append(_("%(value)s is no date such as 2024-05-31 or 31/05/2024.") % {"value": written})
            continue
        values[name] = last_day(day.iso) if name == "due" else day.iso
        if day.is_ambiguous:
            read = date_format(last_day(day.iso), "DATE_FORMAT")
            notes.append(_("%(value)s is read with the day first: %(day)s.") % {"value": written, "day": read})
    return notes


@cache
def _names() -> Mapping[str, str]:
    """The field by the folded names of its columns."""
    return {fold(name): target for target, names in table("columns").items() if target in FIELDS for name in names}


@cache
def _nothing() -> frozenset[str]:
    return frozenset(fold(word) for word in table("columns")["nothing"])


@cache
def _statuses() -> Mapping[str, Status]:
    """The status by the folded words for it."""
    words = table("columns")["status_words"]
    named = {fold(word): Status(status) for status, some in words.items() for word in some}
    return {**named, **{fold(status): status for status in Status}, **{fold(s.replace("_", " ")): s for s in Status}}
