"""A worker holds its linking ready from one job to the next, so that one more document is linked in a moment.

What changed since is read in the audit trail, the place that no change passes by: documents that entered, were read
again, withdrawn or decided upon are taken in anew. Whatever the trail tells that is not known here to leave documents
as they are begins the linking from all of them, and so does a trail that is another than before. The result is that
of the whole linking (`linking/standing`), which every other process does; nothing is kept on disk. What is stored is
the step from the last linking to this one (`stepping`), where the store is as that left it.
"""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from marsad.accounts.queries import TrailEntry, audit_trail, trail_since
from marsad.evidence import models, queries
from marsad.language.encoder import Encoder
from marsad.linking.standing.linking import Standing
from marsad.linking.standing.step import Step
from marsad.records import Decisions, Linked

MOST = 10_000  # documents: the first linking of a worker takes two to three times as long as the whole
FEW = 3_000  # documents, which any machine holds
EACH = 240_000  # bytes that a document takes at most (`benchmarks/linking.py`: 2,377 MB with 10,000)
LATE = timedelta(minutes=10)  # by which a decision may be written down after its moment
# The first words of actions that leave what documents say as it is: work on registers, reports, people and searches,
# and decisions about pairs, which every linking is given.
ELSEWHERE = frozenset(
    {
        *("addressee", "audit", "collection", "entities", "evidence", "feed", "job", "labels", "limits", "pair"),
        *("provider", "recommendation", "register", "reminder", "report", "search", "sessions", "sign_in", "source"),
        *("team", "token", "view"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A linking as it stood when it had read the trail up to an entry."""

    standing: Standing
    read: TrailEntry
    as_of: datetime
    decisions: Decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A linking to be stored: as a step from the last one, where the store stands as that left it, or whole."""

    step: Step | None
    whole: Callable[[], Linked]


class _Held:
    """What this process holds."""

    ready: Ready | None = None


_is_wanted: ContextVar[bool] = ContextVar("linking_ready", default=False)


@contextmanager
def linking_ready() -> Iterator[None]:
    """Within this, linking begins from what this process holds, and is held again; for a worker's jobs."""
    token = _is_wanted.set(True)
    try:
        yield
    finally:
        _is_wanted.reset(token)


def most() -> int:
    """How many documents are held: as many as a quarter of the machine's memory has room for."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(MOST, max(FEW, memory // 4 // EACH))


def let_go_of_linking() -> None:
    """Let go of what is held where the trail tells of what it cannot follow: words of an erased person leave memory.

    For the first job behind an erasure, which the erasure starts itself.
    """
    held = _Held.ready
    if held is not None and _since(held, queries.decisions(who=None)) is None:
        held = _Held.ready = None
        gc.unfreeze()
        gc.collect()


def ready_linked(encoder: Encoder, as_of: datetime) -> Prepared | None:
    """Link what changed since the last time, or all at first; None where nothing is to be held."""
    last: Sequence[TrailEntry] = audit_trail(who=None, limit=1)
    if not _is_wanted.get() or not last or queries.count_documents(who=None) > most():
        return None
    held, _Held.ready = _Held.ready, None  # until all of it is done: half a change is none
    decisions = queries.decisions(who=None)
    since = _since(held, decisions) if held else None
    if held is None or since is None:
        held = None
        standing = _begun(encoder, decisions)
        step = None
    else:
        standing, documents = held.standing, _changed(since[1:], held.as_of)
        come = tuple(queries.analyses(who=None, documents=documents))
        step = standing.change(come, documents - {one.document.id for one in come}, decisions)
        if not _is_stored(held, since[1:]):
            step = None
        last = since[-1:]
    _Held.ready = Ready(standing=standing, read=last[-1], as_of=as_of, decisions=decisions)
    return Prepared(step=step, whole=standing.linked)


def _begun(encoder: Encoder, decisions: Decisions) -> Standing:
    """A linking of all documents; what stands is nothing that Python need look through for circles of dead objects.

    Such a look takes several times as long as one more document does, and every few documents would bring one about.
    """
    gc.unfreeze()  # what stood before goes
    standing = Standing(encoder, decisions.weights)
    standing.change(tuple(queries.analyses(who=None)), (), decisions)
    gc.collect()
    gc.freeze()
    return standing


def _is_stored(held: Ready, entries: Sequence[TrailEntry]) -> bool:
    """Whether the store holds the entities as they were linked last, and nobody has changed them since."""
    told = [entry for entry in entries if _word(entry) == "entities"]
    return [(entry.action, (entry.after or {}).get("as_of")) for entry in told] == [
        ("entities.relink", held.as_of.isoformat())
    ]


def _since(held: Ready, decisions: Decisions) -> Sequence[TrailEntry] | None:
    """What the trail tells since, the entry read last first; None where that is not enough to go on."""
    told = trail_since(held.read.position, who=None)
    is_same_trail = bool(told) and told[0] == held.read
    is_known = all(_word(entry) in {*ELSEWHERE, "document", "fact"} for entry in told[1:])
    return told if is_same_trail and is_known and decisions.weights == held.decisions.weights else None


def _changed(entries: Sequence[TrailEntry], since: datetime) -> frozenset[str]:
    """The documents that may say something else now."""
    changed = {entry.item.partition(":")[2] for entry in entries if _word(entry) == "document"}
    if any(_word(entry) == "fact" for entry in entries):
        moment = since - LATE
        decided = models.Decision.objects.filter(Q(when__gte=moment) | Q(undone_at__gte=moment))
        changed.update(decided.values_list("document", flat=True))
    return frozenset(changed)


def _word(entry: TrailEntry) -> str:
    return entry.action.partition(".")[0]
