"""`marsad serve`: the web application on this machine, with a sign-in link that works once."""

import os
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click
from django.conf import settings
from django.http.request import validate_host
from django.urls import reverse

from marsad.accounts import actions
from marsad.accounts.commands import reached
from marsad.cli import siblings

LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared, not listened at
PATIENCE = 5  # seconds that a worker has to hand its job back; a killed one is resumed later
MOST = 4  # processes that are begun unasked: each takes a few hundred megabytes
# Where a process cannot hand its sockets to another, one answers all.
PROCESSES = min(os.cpu_count() or 1, MOST) if os.name == "posix" else 1


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--no-browser", is_flag=True, help="Only print the link.")
@click.option("--no-worker", is_flag=True, help="Leave the work in the background to `marsad worker` elsewhere.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64 if os.name == "posix" else 1),
    default=PROCESSES,
    help=f"How many answer pages. [default: one for each core, at most {MOST}]",
)
def serve(port: int, host: str, *, no_browser: bool, no_worker: bool, processes: int) -> None:
    """Open the observatory in the browser; Ctrl-C stops it."""
    warn_about(host)
    listeners: dict[int, Any] = {}
    try:
        server = siblings.server_at(listeners, host=host, port=port)
    except OSError as error:
        message = f"Port {port} of {host} cannot be used ({error.strerror}): choose another with --port."
        raise click.ClickException(message) from error
    link = sign_in_link(host, server.effective_listen[0][1])
    click.echo(f"The observatory is open. Sign in with this link; it works once:\n\n    {link}\n\nCtrl-C stops it.")
    if not no_browser:
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
    with worker(wanted=not no_worker), siblings.siblings(listeners, processes - 1):
        threading.Thread(target=siblings.make_ready).start()  # who comes at once need not wait for all of it
        siblings.run(server)
    click.echo("The observatory is closed.")


@contextmanager
def worker(*, wanted: bool) -> Iterator[None]:
    """Run a worker while the server runs: a process of its own, so that reading documents holds up no page."""
    if not wanted:
        yield
        return
    command = [sys.executable, "-c", "from marsad.cli.main import main; main()"]
    started = subprocess.Popen([*command, "worker", "--parent", str(os.getpid())], start_new_session=True)
    try:
        yield
    finally:
        started.terminate()  # it hands its job back after the document at hand
        with suppress(subprocess.TimeoutExpired):
            started.wait(PATIENCE)
        started.kill()


def sign_in_link(host: str, port: int | str) -> str:
    """A link that signs this machine's person in once."""
    token = actions.make_sign_in_token(actions.local_person(), who=None)
    return f"{address(host, port)}{reverse('accounts:enter', args=[token])}"


def address(host: str, port: int | str) -> str:
    """Where browsers are answered: through the proxy with TLS, else at the port, by a name that is not refused."""
    if settings.MARSAD_TLS:
        return reached()
    shown = "localhost" if host in (*LOCAL_HOSTS, *EVERYWHERE) else host
    if not validate_host(shown, settings.ALLOWED_HOSTS):
        shown = next((name for name in settings.ALLOWED_HOSTS if name[:1] not in {".", "*"}), shown)
    return f"http://{shown}:{port}"


def warn_about(host: str) -> None:
    """Say what else is needed when others are to reach the server."""
    named = set(settings.ALLOWED_HOSTS) - {*LOCAL_HOSTS, "[::1]"}
    if host not in (*LOCAL_HOSTS, *settings.ALLOWED_HOSTS) and not (host in EVERYWHERE and named):
        names = "names by which people reach this machine"
        click.echo(f"Set MARSAD_HOSTS to the {names}, or their browsers will be refused.", err=True)
