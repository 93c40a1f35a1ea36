"""Starts a Ray of this machine, and waits for it as long as it takes.

Ray's node gives up when a helper of its dashboard has not said within fifteen seconds, in a file for each, on which
ports it listens (ray-project/ray, issue 65983); on a busy machine the helper takes longer. Without a dashboard nobody
asks at these ports, so the files are written here as soon as the node's folder is there, as the helper would write
them. It does not serve the network knowingly: Ray asks everyone who connects for a token that it keeps for its user.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marsad.pipeline.errors import EngineNotReadyError

_FIRST = "gcs_server_port_"  # the file of the server that is there before the node; its ending names the node
_NONE = {"metrics_agent_port": "-1", "metrics_export_port": "-1", "dashboard_agent_listen_port": "-1"}
_PORTS = {**_NONE, "runtime_env_agent_port": "1"}  # asked only for environments of tasks, which ours have not
_OFTEN = 0.05  # seconds
_MODE, _TOKEN = "RAY_AUTH_MODE", ("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH")
_KEPT = Path(".ray", "auth_token")  # where Ray keeps a user's token, in the home


@contextmanager
def local_ray(ray: Any, workers: int) -> Iterator[None]:
    """A Ray with so many workers, stopped and forgotten at the end; raises EngineNotReadyError with Ray's reason."""
    folder = Path(tempfile.mkdtemp(prefix="marsad-ray-"))
    try:
        with _ports_named(folder):
            _started(ray, num_cpus=workers, include_dashboard=False, _temp_dir=str(folder))
        yield
    finally:
        ray.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


def show_token() -> None:
    """Let this process show a cluster the token that it has: Ray starts a cluster with it, and joins one without.

    To be called before Ray is imported, which looks at ``RAY_AUTH_MODE`` then; whoever set that is obeyed.
    """
    if any(os.environ.get(name) for name in _TOKEN) or (Path.home() / _KEPT).is_file():
        os.environ.setdefault(_MODE, "token")


@contextmanager
def joined_ray(ray: Any) -> Iterator[None]:
    """The cluster of ``RAY_ADDRESS``, left at the end; raises EngineNotReadyError with Ray's reason."""
    try:
        _started(ray)
    except EngineNotReadyError as error:
        raise EngineNotReadyError(
            f"{error} A cluster that asks for a token takes that of its head: copy ~/{_KEPT} from there."
        ) from error
    try:
        yield
    finally:
        ray.shutdown()


def _started(ray: Any, **options: Any) -> None:
    try:
        ray.init(log_to_driver=False, **options)
    except Exception as error:  # Ray raises plain exceptions when it cannot start
        raise EngineNotReadyError(f"Ray could not start: {error} Use --engine processes.") from error


@contextmanager
def _ports_named(folder: Path) -> Iterator[None]:
    ready = threading.Event()
    naming = threading.Thread(target=_name_ports, args=(folder, ready), daemon=True)
    naming.start()
    try:
        yield
    finally:
        ready.set()
        naming.join()


def _name_ports(folder: Path, ready: threading.Event) -> None:
    while not ready.wait(_OFTEN):
        for first in folder.glob(f"session_2*/{_FIRST}*"):
            name_ports(first)


def name_ports(first: Path) -> None:
    """Write the files that a node waits for, beside the first one, unless they are there."""
    node = first.name.removeprefix(_FIRST)
    for name, port in _PORTS.items():
        told = first.with_name(f"{name}_{node}")
        if not told.exists():
            whole = told.with_suffix(".new")
            whole.write_text(port, "utf-8")
            whole.rename(told)
