"""Every write of this room: permission, change and audit entry in one transaction. `who` None is the local system."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import queries as evidence
from marsad.exchange import queries
from marsad.exchange.cards import ImportCard
from marsad.exchange.errors import DecidedError, NothingThereError, UnknownImportError
from marsad.exchange.formats import Format, format_in, format_of
from marsad.exchange.logic.matching import Match, Matcher
from marsad.exchange.logic.parcel import LeftOut, Parcel, Thing
from marsad.exchange.logic.plain import plain, plain_mention
from marsad.exchange.logic.pseudonymous import papers_without_names, without_names
from marsad.exchange.models import Import, Imported
from marsad.records import digest

LONGEST_KEY = 255


def export(
    path: Path, *, who: Asker | None, form: str = "", kind: str = "", pseudonyms: bool = False
) -> tuple[int, tuple[LeftOut, ...]]:
    """Write all entities to a file; gives how many there are and what the format could not take.

    `pseudonyms` replaces the names of private persons. What left and when stands in the audit trail.
    Raises UnknownFormatError.
    """
    require(who, Action.EXPORT)
    chosen = format_of(path.name, form)
    known = evidence.private_names(who=who) if pseudonyms else None
    papers = queries.papers(who=who)
    count = 0

    def counted() -> Iterator[Thing]:
        nonlocal count
        for thing in queries.things(who=who, kind=kind):
            count += 1
            yield without_names(thing, known) if known else thing

    left_out = chosen.write(path, counted(), papers_without_names(papers, known) if known else papers)
    after = {"entities": count, "left_out": len(left_out), "pseudonyms": pseudonyms}
    record("exchange.export", f"format:{chosen.name}", who=who, after=after)
    return count, left_out


def import_file(path: Path, *, who: Asker | None, form: str = "", source: str = "") -> ImportCard:
    """Read a file in: each thing becomes a proposal. The same file twice changes nothing.

    `source` says who stands behind it; without it the file's name does. Raises UnknownFormatError, NothingThereError.
    """
    require(who, Action.IMPORT)
    chosen = format_in(path, form)
    identifier = digest(path.read_bytes())
    if not Import.objects.filter(pk=identifier, undone_at=None).exists():
        parcel = read(path, chosen)
        here = Here(queries.things(who=who))
        with transaction.atomic():
            row = _listed(identifier, path.name, chosen, source, parcel.left_out, who=who)
            things = _once(parcel.things)
            Imported.objects.bulk_create((_row(row, thing, here) for thing in things), batch_size=500)
            after = {"file": row.file, "source": row.source, "things": len(things), "left_out": len(row.left_out)}
            record("exchange.import", f"import:{identifier}", who=who, after=after)
    return queries.import_named(identifier, who=who)


@transaction.atomic
def undo_import(identifier: str, *, who: Asker | None) -> None:
    """Take an import back with everything that came with it; reading the file again brings it back as proposals."""
    require(who, Action.IMPORT)
    changed = Import.objects.filter(pk=identifier, undone_at=None).update(undone_at=timezone.now())
    if not changed:
        raise UnknownImportError(identifier)
    record("exchange.undo", f"import:{identifier}", who=who)


def accept(number: int, *, who: Asker | None) -> None:
    """Hold an imported thing to be the entity here that it was proposed for: its page tells of it from now on."""
    _decide(number, Imported.State.ACCEPTED, who=who)


def refuse(number: int, *, who: Asker | None) -> None:
    """Hold an imported thing to be something else."""
    _decide(number, Imported.State.REFUSED, who=who)


def reconsider(number: int, *, who: Asker | None) -> None:
    """Take a decision about an imported thing back."""
    _decide(number, Imported.State.PROPOSED, who=who)


@transaction.atomic
def _decide(number: int, state: Imported.State, *, who: Asker | None) -> None:
    require(who, Action.REVIEW)
    row = Imported.objects.select_for_update().filter(pk=number, came_with__undone_at=None).first()
    if row is None:
        raise UnknownImportError(str(number))
    if state == Imported.State.ACCEPTED and not row.anchor:
        raise DecidedError(_("Nothing here fits this entry, so there is nothing to accept it for."))
    before, row.state = row.state, state.value
    row.who, row.decided_at = (who if isinstance(who, Person) else None), timezone.now()
    row.save(update_fields=["state", "who", "decided_at"])
    record(
        f"imported.{state.value}", f"imported:{number}", who=who, before={"state": before}, after={"state": row.state}
    )


def read(path: Path, chosen: Format) -> Parcel:
    """Read a file without keeping anything; raises NothingThereError."""
    try:
        parcel = chosen.read(path)
    except (UnicodeDecodeError, KeyError, ValueError):
        raise NothingThereError(path.name, chosen.holds) from None
    if not parcel.things and not parcel.left_out:
        raise NothingThereError(path.name, chosen.holds)
    return parcel


def _listed(  # noqa: PLR0913 - the parts of a row
    identifier: str, file: str, chosen: Format, source: str, left_out: Iterable[LeftOut], *, who: Asker | None
) -> Import:
    """The row of an import; of one that was taken back, read again, everything is undecided."""
    Import.objects.filter(pk=identifier).delete()
    return Import.objects.create(
        id=identifier,
        file=file,
        format=chosen.name,
        source=source or file,
        left_out=[asdict(one) for one in left_out],
        who=who if isinstance(who, Person) else None,
        when=timezone.now(),
    )


class Here:
    """The entities of this evidence base: for finding the likeliest, and the fact through which it is found again."""

    def __init__(self, things: Iterable[Thing]) -> None:
        known = tuple(things)
        self.matcher = Matcher(known)
        self.anchors = {thing.entity.id: min(thing.entity.facts) for thing in known if thing.entity.facts}

    def match(self, thing: Thing) -> tuple[str, Match | None]:
        """The anchor and the match; places have no facts, so nothing is proposed for them."""
        match = self.matcher.match(thing)
        anchor = self.anchors.get(match.entity, "") if match else ""
        return anchor, match if anchor else None


def _once(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Each thing once: of two with one id the later."""
    return tuple({thing.entity.id[:LONGEST_KEY]: thing for thing in things}.values())


def _row(came_with: Import, thing: Thing, here: Here) -> Imported:
    entity = thing.entity
    anchor, match = here.match(thing)
    return Imported(
        came_with=came_with,
        key=entity.id[:LONGEST_KEY],
        kind=str(entity.kind),
        label=entity.label,
        content={**plain(entity), "same_as": list(thing.same_as), "sources": list(thing.sources)},
        citations=[plain_mention(mention) for mention in entity.mentions],
        anchor=anchor,
        probability=match.probability if match else 0.0,
        rule=match.rule if match else "",
    )
