"""Puts the limits on the reading process, from inside, before it opens anything.

Linux enforces them all. macOS does not hold a process to an address space, and Windows knows no such limits: there
the clock ends a reader that hangs, and memory is not limited (`marsad doctor` says so).
"""

import math
import os
import sys

if sys.platform != "win32":
    import resource

from marsad.reading.guarded.limits import PAGE_SECONDS, Limits

HAS_MEMORY_LIMIT = sys.platform.startswith("linux")
_MEGABYTE = 1024 * 1024
_REFUSED = frozenset(
    {"socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.fork", "os.system"}
    | {"os.posix_spawn", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink"}
)


def limit_memory(limits: Limits) -> None:
    """Let the process grow by so much and no more; no core dump, no file written."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if HAS_MEMORY_LIMIT:
        most = _address_space() + limits.memory * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def limit_time(limits: Limits) -> None:
    """Let the next document use so many seconds of the processor; the system ends the process after that."""
    _end_after(limits.seconds)


def limit_page_time(limits: Limits) -> None:
    """Let the next page of a document that is read from pictures use its share; never less than was left."""
    if sys.platform != "win32":
        _end_after(min(limits.seconds, PAGE_SECONDS), resource.getrlimit(resource.RLIMIT_CPU)[0])


def _end_after(seconds: int, at_least: int = 0) -> None:
    if sys.platform == "win32":
        return
    used = math.ceil(sum(os.times()[:2]))
    resource.setrlimit(resource.RLIMIT_CPU, (max(used + seconds, at_least), resource.RLIM_INFINITY))


def forbid() -> None:
    """No network, no other program, no change on the disk: a reader needs none of them, whoever asks for it."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a reader asked for {event}")


def _address_space() -> int:
    """Bytes of address space in use now, on Linux."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path object for three digits
        return int(file.read().split()[0]) * resource.getpagesize()
