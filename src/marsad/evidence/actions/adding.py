"""The main job in one call: originals go through the chain, enter the store, and are linked."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import queries
from marsad.evidence.actions.entering import ingest
from marsad.evidence.actions.linking import Linker, link_all
from marsad.evidence.actions.repeating import lines_of_sources, stored, take_out
from marsad.evidence.added import Added, Entered
from marsad.evidence.handling import OPEN, Handling
from marsad.pipeline.attempt import Worker
from marsad.pipeline.run import run
from marsad.pipeline.steps import process
from marsad.records import Arrival
from marsad.sources import gathered
from marsad.sources.scanning import scanned
from marsad.sources.web.settings import WebSettings


def add(  # noqa: PLR0913 - two of them are for tests and other chains
    items: Iterable[Arrival],
    *,
    who: Asker | None,
    engine: str = "serial",
    workers: int = 0,
    worker: Worker = process,
    linker: Linker | None = None,
    handling: Handling = OPEN,
) -> Iterator[Added]:
    """Read originals in and give what became of each as it happens; entities are linked at the end.

    Lines that come back in documents of one source are taken out of them before that (see `repeating`).

    Where a scanner for malware is named, it is asked first. What is known already is skipped before reading. Stopped
    by closing the iterator, run again to go on.
    """
    require(who, Action.ADD, collection=handling.collection)
    known = set(queries.document_ids(who=None))
    entered: set[str] = set()
    chain = partial(worker, erased=queries.erased_names(who=None)) if worker is process else worker
    outcomes = run(scanned(items), engine=engine, workers=workers, known=known.__contains__, worker=chain)
    for added in ingest(outcomes, who=who, handling=handling):
        if isinstance(added, Entered):
            known.add(added.document)
            entered.add(added.document)
        yield added
    if worker is process:
        take_out(entered, who=None, engine=engine, workers=workers)
    if queries.links_are_stale(who=None):
        link_all(who=who, linker=linker)


def add_named(  # noqa: PLR0913 - as `add`
    named: Sequence[str],
    *,
    who: Asker | None,
    engine: str = "serial",
    workers: int = 0,
    settings: WebSettings | None = None,
    worker: Worker = process,
    linker: Linker | None = None,
    handling: Handling = OPEN,
) -> Iterator[Added]:
    """Read paths and web addresses in; what is known of the addresses from earlier visits is not asked for again.

    Raises:
        SourceError: the one path that is named is not there, or a setting is wrong.
    """
    require(who, Action.ADD, collection=handling.collection)
    items = gathered(named, remembered=queries.remembered(named, who=None), settings=settings)
    return add(items, who=who, engine=engine, workers=workers, worker=worker, linker=linker, handling=handling)


def reread(*, who: Asker | None, engine: str = "serial", workers: int = 0, worker: Worker = process) -> Iterator[Added]:
    """Read every stored original again with the readers and extractors of this version; decisions stay.

    An original that the store has lost is listed with its reason; its document stays as it is.
    """
    require(who, Action.READ_AGAIN)
    chain = worker
    if worker is process:
        chain = partial(worker, repeated=lines_of_sources(), erased=queries.erased_names(who=None))
    yield from ingest(run(stored(), engine=engine, workers=workers, worker=chain), who=who, again=True)
    link_all(who=who)
