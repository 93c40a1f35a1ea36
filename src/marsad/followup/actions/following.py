"""The register follows the evidence room: each thread of recommendations has its line, through every relinking.

What becomes of each line is planned by `logic.carrying`; here it is written, in one transaction, with an audit entry
for every line that is made, merged, parted, withdrawn or restored.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.followup import models
from marsad.followup.actions.attributes import write_attributes
from marsad.followup.actions.sources import relocate, write_sources
from marsad.followup.kinds import Standing
from marsad.followup.logic.carrying import Fate, Fresh, Held, plan
from marsad.followup.logic.codes import code_of, next_number, series_of
from marsad.followup.logic.origins import Saying, series_names, year_of
from marsad.followup.threads import Threads, read_threads
from marsad.followup.touched import touched

DEFAULT = "main"  # the register that follows the documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What became of the register's lines."""

    added: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


def follow_threads(*, who: Asker | None) -> Followed:
    """Bring the register up to date with the threads; people's decisions stay. Twice in a row changes nothing."""
    require(who, Action.KEEP_REGISTER)
    threads = read_threads(who=who)
    with transaction.atomic():
        register = default_register(who=who)
        relocate(threads)
        rows = {row.pk: row for row in models.Recommendation.objects.filter(register=register).order_by("pk")}
        planned = plan(_held(rows), threads.facts)
        changed = _settle(planned.fates, rows, who)
        made = _make(register, planned.fresh, threads, who)
        own = [*made, *(row for row in rows.values() if row.anchor and has_own_thread(row))]
        write_sources(own, threads)
        write_attributes([row for row in own if row.thread in threads.sayings], threads)
    return Followed(
        added=tuple(row.code for row in made),
        **{str(standing): tuple(codes) for standing, codes in changed.items()},
    )


def default_register(*, who: Asker | None) -> models.Register:
    """The register that follows the documents, made at first use."""
    found = models.Register.objects.filter(slug=DEFAULT).first()
    if found is None:
        found = models.Register.objects.create(slug=DEFAULT, name="Register", made_at=timezone.now())
        record("register.add", f"register:{DEFAULT}", who=who)
    return found


def has_own_thread(row: models.Recommendation) -> bool:
    """Whether a line speaks for its thread: not one that linking merged, whose facts are its leader's."""
    return row.standing != Standing.MERGED or row.is_merged_by_people


def _held(rows: Mapping[int, models.Recommendation]) -> list[Held]:
    facts: dict[int, list[str]] = defaultdict(list)
    for key, fact in models.Source.objects.order_by("said_on", "document", "start").values_list(
        "recommendation", "fact"
    ):
        facts[key].append(fact)
    worked_on = touched(rows.values())
    return [
        Held(
            key=key,
            code=row.code,
            anchor=row.anchor,
            facts=tuple(facts[key]),
            is_touched=key in worked_on,
            standing=Standing(row.standing),
            merged_into=row.merged_into_id,
            is_merged_by_people=row.is_merged_by_people,
        )
        for key, row in rows.items()
        if row.anchor  # an imported line without a source follows no thread
    ]


def _settle(
    fates: Sequence[Fate], rows: Mapping[int, models.Recommendation], who: Asker | None
) -> dict[str, list[str]]:
    """Write what became of the lines that are there; of each change one audit entry."""
    changed: dict[str, list[str]] = defaultdict(list)
    moved: list[models.Recommendation] = []
    for fate in fates:
        row = rows[fate.key]
        before = (row.standing, row.thread, row.merged_into_id, row.is_unsourced)
        after = (fate.standing, fate.thread, fate.merged_into, fate.is_unsourced)
        if before == after:
            continue
        row.standing, row.thread, row.merged_into_id, row.is_unsourced = after
        moved.append(row)
        if before[0] != after[0] or before[2:] != after[2:]:
            word = _word(fate, was=before[0])
            changed[word].append(row.code)
            _record(word, row, before, rows, who)
    models.Recommendation.objects.bulk_update(
        moved, ["standing", "thread", "merged_into", "is_unsourced"], batch_size=500
    )
    return {word: codes for word, codes in changed.items() if word in ("merged", "withdrawn", "restored")}


def _word(fate: Fate, *, was: str) -> str:
    if fate.standing == Standing.CURRENT:
        return "unsourced" if fate.is_unsourced else "restored" if was != Standing.CURRENT else "sourced"
    return str(fate.standing)


def _record(
    word: str,
    row: models.Recommendation,
    before: tuple[str, str, int | None, bool],
    rows: Mapping[int, models.Recommendation],
    who: Asker | None,
) -> None:
    leads = {key: rows[key].code for key in (before[2], row.merged_into_id) if key is not None and key in rows}
    record(
        f"recommendation.{word}",
        f"recommendation:{row.code}",
        who=who,
        before={"standing": str(before[0]), "merged_into": leads.get(before[2] or 0, "")},
        after={"standing": str(row.standing), "merged_into": leads.get(row.merged_into_id or 0, "")},
    )


def _make(
    register: models.Register, fresh: Sequence[Fresh], threads: Threads, who: Asker | None
) -> list[models.Recommendation]:
    """New lines with new codes, in the order in which they were made."""
    numbers = Numbers()
    now = timezone.now()
    made = []
    for one in sorted(fresh, key=lambda f: threads.basis(f.thread)[0].order):
        first = threads.basis(one.thread)[0]
        series, year, number = numbers.take(first, threads)
        made.append(
            models.Recommendation(
                register=register,
                code=code_of(series, year, number),
                series=series,
                year=year,
                number=number,
                thread=one.thread,
                anchor=first.fact.fact.id,
                split_from=one.split_from,
                made_at=now,
            )
        )
    models.Recommendation.objects.bulk_create(made, batch_size=500)
    for row in made:
        after = {"thread": row.thread, "fact": row.anchor, "split_from": row.split_from}
        record("recommendation.add", f"recommendation:{row.code}", who=who, after=after)
    return made


class Numbers:
    """The numbers given so far in each series and year."""

    def __init__(self) -> None:
        """Read all codes ever given."""
        self.taken: dict[tuple[str, int | None], set[int]] = defaultdict(set)
        for series, year, number in models.Recommendation.objects.order_by().values_list("series", "year", "number"):
            self.taken[series, year].add(number)

    def take(self, saying: Saying, threads: Threads) -> tuple[str, int | None, int]:
        """The next code for a recommendation that begins with this saying."""
        document = saying.fact.fact.citation.document
        names = series_names(saying, threads.initials.get(document, ()))
        return self.take_in(series_of(names), year_of(saying))

    def take_in(self, series: str, year: int | None) -> tuple[str, int | None, int]:
        """The next code of a series and year."""
        number = next_number(self.taken[series, year])
        self.taken[series, year].add(number)
        return series, year, number
