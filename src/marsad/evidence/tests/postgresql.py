"""Starts a temporary PostgreSQL server for tests, as a user without rights, and takes it away again."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
USERS = ("postgres", "nobody")  # PostgreSQL refuses to run as root; one of these runs it then


class NoServerError(Exception):
    """No server can be started here; the message says why and what to install."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A server that runs."""

    address: str  # for DATABASE_URL


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a server while the block lasts."""
    programs, user = binaries(), owner()
    folder = Path(tempfile.mkdtemp(prefix="marsad-pg-", dir="/tmp"))  # short: a socket's path may not be long
    if user:
        shutil.chown(folder, user)
    try:
        port = free_port()
        data = folder / "data"
        call(user, programs / "initdb", "-D", data, "-A", "trust", "-U", "marsad", "-E", "UTF8", "--locale", "C.UTF-8")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        call(user, programs / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield Cluster(address=f"postgresql://marsad@127.0.0.1:{port}/postgres")
        finally:
            call(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def binaries() -> Path:
    """The folder of the server's programs; Debian keeps them out of PATH."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not versions:
        raise NoServerError("PostgreSQL is not installed: apt-get install postgresql, to test on it too.")
    return versions[-1].parent


def owner() -> str | None:
    """Who runs the server: this user, or, for root, one without rights."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    found = next((name for name in USERS if name in known), None)
    if found is None:
        raise NoServerError("PostgreSQL cannot run as root and there is no user postgres: run the tests as a user.")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def call(user: str | None, *command: str | Path) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=user,
        group=pwd.getpwnam(user).pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # pg_ctl leaves the server holding a pipe
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        raise NoServerError(f"PostgreSQL could not be started: {command[0]} ended with {done.returncode}.")
