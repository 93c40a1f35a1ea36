"""Places of a scattered index, each held in the memory of a worker of Ray: asked there, gathered here.

So an index may be larger than a machine. What is written goes to the place itself, from whoever writes; its holder
reads what is new before the next question. A holder is a named actor, shared by all processes that ask: the first one
starts it, Ray starts it again where it dies, and it needs this version of Marsad and the keys of the storage.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from marsad.language.encoder import Vectors
from marsad.records import digest
from marsad.search.errors import SearchersNotReadyError
from marsad.search.index import Census, Hit, Moment, Scope, Shape
from marsad.search.lance import LanceIndex

_NAMESPACE = "marsad"
_PATIENCE = 120  # seconds: a holder that has just been started reads its whole place
_AT_ONCE = 8  # questions that a holder answers side by side
_HELD = 4  # states that may still be asked about


class Holder:
    """What a worker does: it holds a place, and answers for the state that it is asked about while it has it."""

    def __init__(self, address: str, stamp: str) -> None:
        """Open the place; it is read at the first question."""
        self._index = LanceIndex(address, stamp=stamp)
        self._held: OrderedDict[int, Moment] = OrderedDict()

    def now(self) -> tuple[int, int, frozenset[str]]:
        """The place as it is: version, passages, languages."""
        moment = self._index.now()
        self._held[moment.version] = moment
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return moment.version, moment.passages, moment.languages

    def answer(self, version: int, query: str, *given: Any, **named: Any) -> Any:
        """What a moment says; one that was forgotten, or lost with this worker's forerunner, is the newest."""
        moment = self._held.get(version) or self._index.now()
        return getattr(moment, query)(*given, **named)

    def forget(self) -> None:
        """Keep no older state, in memory or files: something was erased."""
        self._held.clear()
        self._index.forget_the_past()


@dataclass(frozen=True, slots=True, kw_only=True)
class FarMoment:
    """A moment of a place that a worker holds."""

    holder: Any
    version: int
    passages: int
    languages: frozenset[str]

    def census(self, terms: Sequence[str]) -> Census:
        """The figures that shared terms are weighed with."""
        return self._asked("census", terms)  # type: ignore[no-any-return]

    def lexical(
        self, terms: Sequence[str], vector: Vectors, scope: Scope, *, limit: int, census: Census | None = None
    ) -> list[Hit]:
        """Passages that have some of the terms."""
        return self._asked("lexical", terms, vector, scope, limit=limit, census=census)  # type: ignore[no-any-return]

    def dense(self, vector: Vectors, scope: Scope, *, limit: int) -> list[Hit]:
        """Passages nearest to a vector."""
        return self._asked("dense", vector, scope, limit=limit)  # type: ignore[no-any-return]

    def shapes(self) -> dict[str, Shape]:
        """What is here of each document."""
        return self._asked("shapes")  # type: ignore[no-any-return]

    def _asked(self, query: str, *given: Any, **named: Any) -> Any:
        return _got(self.holder.answer.remote(self.version, query, *given, **named))


class HeldPlace(LanceIndex):
    """A place that is written from here and asked where it is held."""

    def __init__(self, address: str, *, stamp: str) -> None:
        """Find its holder among the cluster's actors, or have it started."""
        super().__init__(address, stamp=stamp)
        options = {
            "name": f"index {digest(f'{address} {stamp}')}",
            "namespace": _NAMESPACE,
            "get_if_exists": True,
            "lifetime": "detached",  # it outlives the process that started it
            "max_restarts": -1,
            "max_task_retries": 2,
            "max_concurrency": _AT_ONCE,
        }
        self._holder = _ray().remote(Holder).options(**options).remote(address, stamp)

    def now(self) -> FarMoment:  # type: ignore[override] # the same to whoever asks: a moment
        """The place as its holder has it now."""
        version, passages, languages = _got(self._holder.now.remote())
        return FarMoment(holder=self._holder, version=version, passages=passages, languages=languages)

    def forget_the_past(self) -> None:
        """Drop older states, the holder's too."""
        super().forget_the_past()
        _got(self._holder.forget.remote())


def held_places(addresses: Sequence[str], *, stamp: str, cluster: str) -> list[HeldPlace]:
    """The places, held by workers of a cluster; raises SearchersNotReadyError when it cannot be reached."""
    ray = _ray()
    if not ray.is_initialized():
        try:
            ray.init(address=cluster, namespace=_NAMESPACE, log_to_driver=False)
        except Exception as error:  # Ray raises plain exceptions when it cannot start
            raise SearchersNotReadyError(str(error)) from error
    return [HeldPlace(address, stamp=stamp) for address in addresses]


def _ray() -> Any:
    try:
        return import_module("ray")
    except ImportError as error:
        raise SearchersNotReadyError("pip install 'marsad[ray]'.") from error


def _got(promised: Any) -> Any:
    return _ray().get(promised, timeout=_PATIENCE)
