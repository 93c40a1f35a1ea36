"""The reading process: takes originals from its input, gives replies on its output, until the input ends.

Started as ``python -m marsad.reading.guarded.child LIMITS`` by `guarded.process`, never by people.
"""

import json
import os
import signal
import sys
import traceback
from typing import IO, Any

from marsad.reading import nesting, page_by_page, read
from marsad.reading.choose import LARGEST
from marsad.reading.errors import ReadingError
from marsad.reading.guarded import wire
from marsad.reading.guarded.enforce import forbid, limit_memory, limit_page_time, limit_time
from marsad.reading.guarded.limits import Limits
from marsad.reading.published import published
from marsad.records import Original

MOST_HEADER = 1024 * 1024  # bytes of a file name and a media type
READY = {"ready": True}
PAGE = {"page done": True}


def main() -> None:
    """Read until the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    limits = Limits(**json.loads(sys.argv[1]))
    inlet, outlet = _pipes()
    nesting.allow(limits.nesting)
    wire.send(outlet, wire.dumped(READY))
    _quiet()
    limit_memory(limits)
    forbid()
    page_by_page.call(lambda: _renew(outlet, limits))
    while (asked := _next(inlet)) is not None:
        limit_time(limits)
        answer = _reply(*asked)
        wire.send(outlet, _fitting(wire.dumped(answer), limits))
        if "limit" in answer:
            return  # memory is in pieces: a new process takes the next document


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Input and output for our own use; what libraries print goes nowhere."""
    inlet, outlet = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return inlet, outlet


def _quiet() -> None:
    """Close the error output too: until here it tells why the process could not start."""
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 2)
    os.close(null)


def _renew(outlet: IO[bytes], limits: Limits) -> None:
    """A page was read from its picture: the next one may take its time too; the other side counts the pages."""
    limit_page_time(limits)
    wire.send(outlet, wire.dumped(PAGE))


def _next(inlet: IO[bytes]) -> tuple[str, Original] | None:
    try:
        return wire.original_from(wire.receive(inlet, LARGEST + MOST_HEADER))
    except EOFError:
        return None


def _reply(task: str, original: Original) -> dict[str, Any]:
    try:
        if task == wire.SHOW:
            return {"page": published(original.content)}
        return wire.document_reply(read(original))
    except ReadingError as error:
        return wire.refusal_reply(error)
    except MemoryError:
        return {"limit": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever it is, the other side lists it and logs where it came from
        return {"fault": f"{type(error).__name__}: {error}", "traceback": traceback.format_exc()[-8000:]}


def _fitting(reply: bytes, limits: Limits) -> bytes:
    return reply if len(reply) <= limits.output * 1024 * 1024 else wire.dumped({"limit": "output"})


if __name__ == "__main__":
    main()
