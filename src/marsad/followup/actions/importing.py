"""Takes the rows of a file into a register. A row that cannot be taken is listed with its reasons; the rest goes on.

A row whose code is known changes that recommendation; one without a code that has the number and words of a known one
is that one. The same file twice changes nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from marsad.accounts.actions import record
from marsad.accounts.permission import PUBLIC, Asker, require
from marsad.accounts.roles import Action
from marsad.followup import models
from marsad.followup.actions.attributes import TAGS, encode, folded_text, write_owed, write_tags
from marsad.followup.actions.following import DEFAULT, Numbers, default_register
from marsad.followup.actions.progress import Report, report_as_may_be
from marsad.followup.actions.rows import person
from marsad.followup.actions.settings import set_attributes, set_due, value_of
from marsad.followup.errors import UnknownRegisterError
from marsad.followup.kinds import Status
from marsad.followup.logic.addressees import Owing, addressee
from marsad.followup.logic.codes import code_of, read_code, series_of
from marsad.followup.logic.mapping import LISTED, Row, guess_mapping, read_rows
from marsad.followup.logic.proposals import pillars_for, propose_from_text, refined, sdgs_for
from marsad.followup.logic.tables import read_table
from marsad.followup.permission import require_keeping
from marsad.followup.threads import read_bodies
from marsad.language.normalise import fold

PLAIN = ("reference", "text", "strength", "issuer", "level", "response")
KEPT = ("anchor", "level_cue", "event", "issuer_entity", "split_from")  # of an export of our own


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file's rows."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    failed: tuple[tuple[int, tuple[str, ...]], ...] = ()  # number of the row, reasons


def import_register(  # noqa: PLR0913 - what the page of import asks for
    content: bytes, file: str, *, who: Asker | None, register: str = DEFAULT, mapping: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None, statuses: Mapping[str, str] | None = None,
) -> Imported:  # fmt: skip
    """Take a file into a register. Without a mapping, columns are known by their names. Raises RegisterFileError.

    `statuses` says what words for a status mean that the register does not know. A status is reported as by hand: who
    may not validate it leaves it to who may.
    """
    require(who, Action.REPORT_PROGRESS)
    table = read_table(content, file)
    rows = read_rows(table, mapping if mapping is not None else guess_mapping(table), defaults or {}, statuses)
    good = [row for row in rows if not row.errors]
    with transaction.atomic():
        home = _register(register, who)
        require_keeping(who, home)
        known = _known(home)
        fresh = [row for row in good if _match(row, known) is None]
        old = [(row, code) for row in good if (code := _match(row, known))]
        added = _add(home, fresh, defaults or {}, who)
        changed = [code for row, code in old if _change(code, row, who)]
        after = {"file": file, "added": len(added), "changed": len(changed), "failed": len(rows) - len(good)}
        record("register.import", f"register:{home.slug}", who=who, after=after)
    return Imported(
        added=tuple(added),
        changed=tuple(changed),
        unchanged=len(old) - len(changed),
        failed=tuple((row.number, row.errors) for row in rows if row.errors),
    )


@transaction.atomic
def keep_draft(content: bytes, file: str, *, who: Asker | None) -> int:
    """Keep a file until its columns are mapped; gives the draft's key."""
    require(who, Action.REPORT_PROGRESS)
    read_table(content, file)
    models.Draft.objects.filter(owner=person(who)).delete()  # one at a time: an old one is forgotten
    draft = models.Draft.objects.create(owner=person(who), file=file, content=content, made_at=timezone.now())
    record("register.draft", f"draft:{draft.pk}", who=who, after={"file": file})
    return draft.pk


@transaction.atomic
def drop_draft(key: int, *, who: Asker | None) -> None:
    """Forget a file that was kept for import."""
    require(who, Action.REPORT_PROGRESS)
    models.Draft.objects.filter(pk=key, owner=person(who)).delete()
    record("register.drop_draft", f"draft:{key}", who=who)


def _register(slug: str, who: Asker | None) -> models.Register:
    home = default_register(who=who)
    if slug in ("", DEFAULT):
        return home
    found = models.Register.objects.filter(slug=slug).first()
    if found is None:
        raise UnknownRegisterError(slug)
    return found


def _known(home: models.Register) -> dict[str, str]:
    """Codes of what is here, by code and by number with words."""
    found: dict[str, str] = {}
    rows = models.Recommendation.objects.filter(register=home).values_list("code", "reference", "text", "language")
    for code, reference, text, language in rows:
        found[code] = code
        found.setdefault(_key(reference, text, language), code)
    return found


def _key(reference: str, text: str, language: str) -> str:
    return f"{reference}\n{fold(text, language)}"


def _match(row: Row, known: Mapping[str, str]) -> str | None:
    values = row.values
    if code := str(values.get("code", "")).upper():
        return known.get(code)
    return known.get(_key(str(values.get("reference", "")), values["text"], values["language"]))


def _add(home: models.Register, rows: Sequence[Row], defaults: Mapping[str, str], who: Asker | None) -> list[str]:
    """New recommendations in a few statements."""
    numbers, now = Numbers(), timezone.now()
    made = [_made(home, row, numbers, defaults, now) for row in rows]
    encode(made)
    models.Recommendation.objects.bulk_create(made, batch_size=500)
    bodies = read_bodies(who=PUBLIC) if any(row.values.get("addressees") for row in rows) else {}
    owed: dict[int, list[Owing]] = {}
    for recommendation, row in zip(made, rows, strict=True):
        texts = row.values.get("addressees", ())
        owed[recommendation.pk] = [addressee(text, recommendation.language, bodies) for text in texts]
    write_owed(owed)
    write_tags({r.pk: _tags(row) for r, row in zip(made, rows, strict=True)})
    for recommendation, row in zip(made, rows, strict=True):
        _write_parts(recommendation, row.values)
        record("recommendation.import", f"recommendation:{recommendation.code}", who=who, after={"row": row.number})
        status = row.values.get("status")
        if status and status != Status.NOT_STARTED and not row.values.get("updates"):
            reason = str(row.values.get("status_reason", ""))
            report_as_may_be(recommendation.code, Report(status=status, reason=reason), who=who)
    return [recommendation.code for recommendation in made]


def _made(
    home: models.Register, row: Row, numbers: Numbers, defaults: Mapping[str, str], now: Any
) -> models.Recommendation:
    values, kept = row.values, _json(row.values.get("kept", ""))
    proposed = propose_from_text(values["text"], values["language"])
    series, year, number = _numbered(values, kept, numbers, defaults, home)
    made = models.Recommendation(
        register=home,
        series=series,
        year=year,
        number=number,
        code=code_of(series, year, number) if not kept else str(values["code"]).upper(),
        language=values["language"],
        event_name=str(values.get("event_name", "")),
        made_on=str(values.get("made_on", "")),
        due=values.get("due"),
        status=values.get("status", Status.NOT_STARTED) if values.get("updates") else Status.NOT_STARTED,
        status_reason=str(values.get("status_reason", "")) if values.get("updates") else "",
        is_imported=True,
        imported=kept.get("imported", values.get("imported", {})),
        made_at=now,
        decided=sorted(_json(values.get("decided", ""), []) if kept else {n for n in values if n in (*PLAIN, *LISTED)}),
        **{name: values[name] for name in PLAIN if name in values},
        **{
            name: kept[name] for name in ("anchor", "level_cue", "event", "issuer_entity", "split_from") if name in kept
        },
    )
    if not kept and "level" not in values:
        made.level, made.level_cue = proposed[2], proposed[3]
    made.folded = folded_text(made, [one["text"] for one in _json(values.get("translations", ""), [])])
    return made


def _numbered(
    values: Mapping[str, Any],
    kept: Mapping[str, Any],
    numbers: Numbers,
    defaults: Mapping[str, str],
    home: models.Register,
) -> tuple[str, int | None, int]:
    """Series, year and number: those of an export of our own, those that its code says, or the next of its series."""
    if kept:
        numbers.taken[kept["series"], kept.get("year")].add(kept["number"])
        return kept["series"], kept.get("year"), kept["number"]
    told = read_code(str(values.get("code", "")))
    if told and told[2] not in numbers.taken[told[0], told[1]]:
        numbers.taken[told[0], told[1]].add(told[2])
        return told
    names = (defaults.get("series", ""), str(values.get("event_name", "")), home.slug)
    year = str(values.get("made_on", "") or defaults.get("year", ""))[:4]
    return numbers.take_in(series_of([name for name in names if name]), int(year) if year.isdigit() else None)


def _tags(row: Row) -> dict[Any, list[str]]:
    """Tags as the row has them; of a foreign register, what its words propose where the row is silent."""
    values = row.values
    if values.get("kept"):
        return {kind: list(values.get(name, ())) for name, kind in TAGS.items()}
    themes, groups, _level, _cue = propose_from_text(values["text"], values["language"])
    chosen = tuple(values.get("themes", themes))
    meant = refined(chosen, values["text"], values["language"])
    proposed = {"themes": chosen, "target_groups": groups, "pillars": pillars_for(meant), "sdgs": sdgs_for(meant)}
    return {kind: list(values.get(name, proposed[name])) for name, kind in TAGS.items()}


def _change(code: str, row: Row, who: Asker | None) -> bool:
    """Change what differs in a known recommendation; say whether anything did."""
    here = models.Recommendation.objects.get(code=code)
    wanted = {name: row.values[name] for name in (*PLAIN, *LISTED) if name in row.values}
    differing = {name: value for name, value in wanted.items() if value_of(here, name) != value}
    if differing:
        set_attributes(code, differing, who=who)
    due = row.values.get("due", here.due)
    if due != here.due:
        set_due(code, due, who=who)
    status = row.values.get("status", here.status)
    if status != here.status:
        report_as_may_be(code, Report(status=status, reason=str(row.values.get("status_reason", ""))), who=who)
    return bool(differing) or due != here.due or status != here.status


def _write_parts(row: models.Recommendation, values: Mapping[str, Any]) -> None:
    """Translations, tasks, updates and the like of an export of our own."""
    now = timezone.now()
    for one in _json(values.get("translations", ""), []):
        models.Translation.objects.create(recommendation=row, changed_at=now, **one)
    for one in _json(values.get("sources", ""), []):
        models.Source.objects.create(recommendation=row, is_standing=False, **one)
    for one in _json(values.get("tasks", ""), []):
        models.Task.objects.create(recommendation=row, made_at=now, **_dated(one, ("due",), ("done_at",)))
    for one in _json(values.get("costs", ""), []):
        models.Cost.objects.create(recommendation=row, **one)
    for one in _json(values.get("indicators", ""), []):
        told = dict(one)
        series = told.pop("values", [])
        made = models.Indicator.objects.create(recommendation=row, **_dated(told, ("baseline_on", "target_on"), ()))
        models.Value.objects.bulk_create(models.Value(indicator=made, **_dated(v, ("on",), ())) for v in series)
    for one in _json(values.get("updates", ""), []):
        told = dict(one)
        citations = told.pop("citations", [])
        update = models.Update.objects.create(recommendation=row, **_dated(told, (), ("submitted_at", "decided_at")))
        models.Cited.objects.bulk_create(models.Cited(update=update, **c) for c in citations)
    last = row.updates.filter(state="validated").exclude(status="").order_by("decided_at", "id").last()
    if last is not None:
        row.status_since = last.decided_at
        row.save(update_fields=["status_since"])


def _dated(values: Mapping[str, Any], days: Sequence[str], moments: Sequence[str]) -> dict[str, Any]:
    read = {name: parse_date(str(values[name])) for name in days if values.get(name)}
    return {**values, **read, **{name: parse_datetime(str(values[name])) for name in moments if values.get(name)}}


def _json(text: Any, empty: Any = None) -> Any:
    if isinstance(text, str) and text:
        return json.loads(text)
    return text or ({} if empty is None else empty)
