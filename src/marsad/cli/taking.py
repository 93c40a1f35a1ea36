"""How processes that answer at one address share the work: whoever is free takes the next question.

A connection that stays open keeps its browser with the process that took it: of two processes one had ninety people
waiting while the other had none. So a connection ends with its answer, as it does behind most proxies, and a process
takes one only while a thread of it is free; others wait at the socket, before all processes together.
"""

import logging
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import MultiSocketServer, TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask


class OneAnswer(WSGITask):  # type: ignore[misc]  # waitress is not typed
    """An answer after which the connection ends."""

    def build_response_header(self) -> bytes:
        """Say so, to whoever would keep it."""
        if self.version == "1.1":  # older browsers end it unasked
            self.set_close_on_finish()
        head: bytes = super().build_response_header()
        return head


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection for one answer."""

    task_class = OneAnswer


class Door(TcpWSGIServer):  # type: ignore[misc]
    """An open socket, looked at only while a thread is free."""

    channel_class = Channel

    def readable(self) -> bool:
        """Whether a further connection would be answered at once."""
        threads = self.task_dispatcher
        is_free: bool = threads.active_count + len(threads.queue) < self.adj.threads
        return bool(super().readable()) and is_free


def server(application: Any, listeners: dict[int, Any], **settings: Any) -> MultiSocketServer:
    """A server at the addresses or sockets that the settings name (those of waitress); its doors enter `listeners`."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that somebody waits a moment is no news
    adjusted = Adjustments(**settings)
    threads = ThreadedTaskDispatcher()
    threads.set_thread_count(adjusted.threads)
    given = [(one, (one.family, one.type, one.proto, one.getsockname())) for one in adjusted.sockets]
    doors = [
        Door(application, listeners, True, socket, threads, adjusted, where, bind_socket=socket is None)
        for socket, where in given or [(None, where) for where in adjusted.listen]
    ]
    places = [(one.effective_host, one.effective_port) for one in doors]
    return MultiSocketServer(listeners, adjusted, places, threads, doors[0].log_info)
