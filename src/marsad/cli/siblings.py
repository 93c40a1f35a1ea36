"""Several processes answer at one address: Python lets one thread of a process compute at a time.

The process that was called opens the address and hands it to its siblings, which are begun again when they end and end
with it. What they must know of each other stands in the database and in the cache (settings).
"""

import gc
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from waitress.server import BaseWSGIServer, MultiSocketServer

from marsad.cli import taking
from marsad.web import together
from marsad.web.warming import warm_up

THREADS = 2  # answers at a time in each process: four, which take turns computing, cost a fifth more each
PEOPLE = 1000  # open connections of each process, those that ask nothing included
PATIENCE = 5  # seconds that a sibling has to end
PAUSE = 1.0  # seconds before one that ended is begun again, and between two looks for the parent
BEGIN = """
from marsad.cli.store import open_store
open_store()
from marsad.cli.siblings import answer_beside
answer_beside()
"""
log = logging.getLogger(__name__)
RARELY = (50_000, 20, 20)  # objects until Python looks for garbage; at its usual 700 that is a tenth of each page


def server_at(listeners: dict[int, Any], **where: Any) -> MultiSocketServer:
    """The web application, ready to answer at an address or at open sockets."""
    return taking.server(
        get_wsgi_application(),
        listeners,
        threads=THREADS,
        connection_limit=PEOPLE,
        asyncore_use_poll=True,
        ident="marsad",
        **where,
        **behind_a_proxy(),
    )


def behind_a_proxy() -> dict[str, Any]:
    """What the server believes of requests that came through a proxy with TLS; without one, nothing."""
    if not settings.MARSAD_TLS:
        return {}
    told = {"x-forwarded-proto", "x-forwarded-host", "x-forwarded-for"}
    return {"trusted_proxy": settings.MARSAD_PROXY, "trusted_proxy_headers": told, "trusted_proxy_count": 1}


def run(server: MultiSocketServer) -> None:
    """Answer until stopped, by Ctrl-C or SIGTERM, what is asked until then included."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    server.run()


def make_ready() -> None:
    """Load what pages need."""
    try:
        warm_up()
    except Exception:  # whatever cannot be loaded is told to whoever asks for it, and the rest works
        log.exception("Not all that pages need could be loaded.")
    finally:
        connections.close_all()
    spare_what_is_loaded()


def spare_what_is_loaded() -> None:
    """Look for garbage seldom, and no longer in what is there by now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


@contextmanager
def siblings(listeners: Mapping[int, Any], number: int) -> Iterator[None]:
    """Have further processes answer at the same sockets while the block lasts."""
    sockets = [one.socket.fileno() for one in listeners.values() if isinstance(one, BaseWSGIServer)]
    closing = threading.Event()
    places = [together.place(str(os.getpid()), one, number + 1) for one in range(number + 1)]
    os.environ[together.PLACE] = places[0]
    keepers = [threading.Thread(target=_keep, args=(sockets, place, closing)) for place in places[1:]]
    for keeper in keepers:
        keeper.start()
    try:
        yield
    finally:
        closing.set()
        for keeper in keepers:
            keeper.join()


def _keep(sockets: Sequence[int], place: str, closing: threading.Event) -> None:
    """Begin a sibling, and again whenever it ends."""
    environment = {**os.environ, together.PLACE: place}
    command = [sys.executable, "-c", BEGIN, str(os.getpid()), *map(str, sockets)]
    while not closing.is_set():
        running = subprocess.Popen(command, env=environment, pass_fds=sockets, start_new_session=True)
        while running.poll() is None and not closing.wait(PAUSE):
            pass
        running.terminate()
        with suppress(subprocess.TimeoutExpired):
            running.wait(PATIENCE)
        running.kill()
        running.wait()
        closing.wait(PAUSE)


def end_with(parent: int) -> None:
    """End this process when its parent is gone, also when that was killed."""
    pause = threading.Event()
    while not pause.wait(PAUSE):
        if os.getppid() != parent:
            os._exit(0)


def answer_beside() -> None:
    """Be a sibling: answer at the sockets that the parent opened; the command line names both."""
    parent, *sockets = map(int, sys.argv[1:])
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    make_ready()
    run(server_at({}, sockets=[socket.socket(fileno=one) for one in sockets]))
