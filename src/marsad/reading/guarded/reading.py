"""Reads originals in processes that are kept for the next one; for the pipeline, the pages and reading again.

A process is taken from those that wait, or started; several threads have one each. A document that makes an old
process fail is tried once more in a new one: what was read before must not decide what becomes of it.
"""

import atexit
import os
from collections import deque
from typing import Any

from marsad.reading.choose import check_size
from marsad.reading.errors import BrokenFile, ReadingError, TooCostly, TooLarge
from marsad.reading.guarded import wire
from marsad.reading.guarded.errors import ReaderFaultError
from marsad.reading.guarded.limits import Limits, limits_of_this_system
from marsad.reading.guarded.process import ReaderProcess
from marsad.records import Document, Original

KEPT = 4  # processes that wait for work; more are ended
_waiting: deque[ReaderProcess] = deque()


def read(original: Original, limits: Limits | None = None) -> Document:
    """The document that an original holds, read within limits (those of the environment unless given).

    Raises:
        ReadingError: in one sentence: what is wrong with the file, or which limit it reached and what to do.
        GuardError: the reader itself is at fault.
    """
    check_size(original)
    reply = _reply(original, limits or limits_of_this_system(), wire.READ)
    if "document" not in reply:
        raise ReaderFaultError("no document", "")
    return wire.document_from(reply, original)


def published(original: Original, limits: Limits | None = None) -> str:
    """The harmless markup of a web page, as `reading.published` gives it; raises the same as `read`."""
    return str(_reply(original, limits or limits_of_this_system(), wire.SHOW).get("page", ""))


def _reply(original: Original, limits: Limits, task: str) -> dict[str, Any]:
    """What the reading process gives; what it refuses is raised."""
    reply, was_new = _asked(original, limits, task)
    if reply.get("limit") in {"memory", "crash"} and not was_new:
        _end_waiting()
        reply, _ = _asked(original, limits, task)
    if "refusal" in reply:
        raise wire.refusal_from(reply)
    if "limit" in reply:
        raise _reached(str(reply["limit"]), limits)
    if "fault" in reply:
        raise ReaderFaultError(str(reply["fault"]), str(reply.get("traceback", "")))
    return reply


def _asked(original: Original, limits: Limits, task: str) -> tuple[dict[str, Any], bool]:
    """The reply of a process, and whether it was its first."""
    process = _taken(limits)
    was_new = process.has_read == 0
    reply = process.reply_to(original, task)
    if "limit" in reply or len(_waiting) >= KEPT:
        process.end()
    else:
        _waiting.append(process)
    return reply, was_new


def _taken(limits: Limits) -> ReaderProcess:
    while _waiting:
        process = _waiting.pop()
        if process.limits == limits:
            return process
        process.end()
    return ReaderProcess(limits)


def _reached(limit: str, limits: Limits) -> ReadingError:
    """The refusal of a document that went beyond a limit: which one, and what to do."""
    if limit == "time":
        return TooCostly(
            f"Reading this file takes more than {limits.seconds} seconds: "
            "split it, or allow more with MARSAD_READ_SECONDS when you trust it."
        )
    if limit == "memory":
        return TooCostly(
            f"Reading this file takes more than {limits.memory} MB of memory: "
            "split it, or allow more with MARSAD_READ_MEMORY when you trust it."
        )
    if limit == "output":
        return TooLarge(
            f"What this file unpacks to is larger than {limits.output} MB: "
            "split it, or allow more with MARSAD_READ_OUTPUT when you trust it."
        )
    return BrokenFile(
        f"This file makes its reader crash (it is broken, made to do harm, or takes more than {limits.memory} MB of "
        "memory): open it in its own program, save it again and add that copy."
    )


def _end_waiting() -> None:
    while _waiting:
        _waiting.pop().end()


atexit.register(_end_waiting)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_waiting.clear)  # the processes belong to the parent
