"""One reading process, seen from the process that hands it originals: started, fed, ended when it goes too far."""

import contextlib
import math
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from marsad.reading.guarded import wire
from marsad.reading.guarded.errors import NotStartedError
from marsad.reading.guarded.limits import MOST_PAGES, PAGE_SECONDS, PATIENCE, Limits
from marsad.records import Original

CHILD = "marsad.reading.guarded.child"
GLANCE = 0.5  # seconds between two looks at the clock
STARTING = 120  # seconds in which a process must be ready, also on a machine that is busy


class ReaderProcess:
    """A reading process with its limits. One original at a time; not for several threads at once."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.has_read = 0
        self._is_late = False
        # -P: not what lies in the current folder, which may be the folder of hostile files itself
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", CHILD, wire.dumped(limits.plain()).decode()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._is_ready = False
        self._deadline = math.inf
        self._has_ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def reply_to(self, original: Original, task: str = wire.READ) -> dict[str, Any]:
        """What the process makes of an original; `{"limit": …}` when it was ended over it.

        Raises:
            NotStartedError: the process ended before it was ready.
        """
        self._wait_until_ready()
        try:
            with self._ended_after(self.limits.seconds * PATIENCE):
                wire.send(self._inlet, wire.request(original, task))
                reply = self._reply()
        except wire.TooLongError:
            self.end()
            return {"limit": "output"}
        except (EOFError, OSError):
            self.end()
            return {"limit": self._why()}
        except BaseException:  # Ctrl-C: the process is in the middle of something
            self.end()
            raise
        self.has_read += 1
        return reply if isinstance(reply, dict) else {}

    def _reply(self) -> Any:
        """The reply; each page that is read from its picture, up to a bound, gives the clock more time."""
        most = self.limits.output * 1024 * 1024
        reply = wire.loaded(wire.receive(self._outlet, most))
        for _ in range(MOST_PAGES):
            if not (isinstance(reply, dict) and "page done" in reply):
                break
            more = min(self.limits.seconds, PAGE_SECONDS) * PATIENCE
            self._deadline = max(self._deadline, time.monotonic() + more)
            reply = wire.loaded(wire.receive(self._outlet, most))
        return reply

    def end(self) -> None:
        """End the process, whatever it is doing, and leave nothing of it behind."""
        self._has_ended.set()
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was not sent yet has nowhere to go
                    stream.close()
        self._process.wait()

    def _wait_until_ready(self) -> None:
        if self._is_ready:
            return
        try:
            with self._ended_after(STARTING):
                wire.receive(self._outlet, 1024)
        except (EOFError, wire.TooLongError, OSError):
            self.end()
            raise NotStartedError(
                "The reading process could not be started: see the lines above, and run `marsad doctor`."
            ) from None
        self._is_ready = True

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        """End the process when it takes longer by the clock; the wait for its reply then ends too."""
        self._deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            self._deadline = math.inf

    def _watch(self) -> None:
        """Look at the clock once in a while, until the process has ended; a timer per document costs more."""
        while not self._has_ended.wait(GLANCE):
            if time.monotonic() > self._deadline:
                self._is_late = True
                self._process.kill()
                return

    def _why(self) -> str:
        """Why the process ended: the clock, the processor, or a crash."""
        used_up = sys.platform != "win32" and self._process.returncode == -signal.SIGXCPU
        return "time" if self._is_late or used_up else "crash"

    @property
    def _inlet(self) -> IO[bytes]:
        return _given(self._process.stdin)

    @property
    def _outlet(self) -> IO[bytes]:
        return _given(self._process.stdout)


def _given(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise NotStartedError("The reading process has no pipe.")
    return stream
