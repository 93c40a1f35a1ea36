"""Asks a scanner for malware about each original before it is read: ClamAV's daemon, where one is named.

`MARSAD_SCANNER` names it, as the path of its socket or as host:port. What it knows for harmful is neither read nor
kept, and without its answer nothing is: a scanner that is down opens no door. Its protocol is INSTREAM of clamd(8).
"""

import os
import socket
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing

from marsad.records import Arrival, Original, Unread

PART = 1 << 16  # bytes of an original in one piece
SECONDS = 60.0  # for one answer
ASK, END = b"zINSTREAM\0", struct.pack("!I", 0)
FOUND = " FOUND"


def scanned(arrivals: Iterable[Arrival], address: str = "") -> Iterator[Arrival]:
    """Give on what arrives; of originals only those in which the scanner finds nothing.

    Args:
        arrivals: as sources give them.
        address: of the scanner, else what the environment names; without one everything passes.
    """
    address = address or os.environ.get("MARSAD_SCANNER", "").strip()
    for arrival in arrivals:
        if address and isinstance(arrival, Original) and (reason := _refusal(arrival.content, address)):
            yield Unread(file=arrival.file, address=arrival.address, reason=reason)
        else:
            yield arrival


def _refusal(content: bytes, address: str) -> str:
    """Why an original does not pass, in one sentence; "" where it does."""
    try:
        said = _asked(content, address)
    except (OSError, ValueError) as error:
        return f"The scanner for malware at {address} gave no answer ({error}): start it again and add the file again."
    if said == "stream: OK":
        return ""
    if said.endswith(FOUND):
        known = said.removeprefix("stream: ").removesuffix(FOUND)
        return f"The scanner for malware knows this file as harmful ({known}): it was neither read nor kept."
    return f"The scanner for malware could not judge this file ({said}): give it higher limits, or split the file."


def _asked(content: bytes, address: str) -> str:
    with closing(_connected(address)) as line:
        try:
            line.sendall(ASK)
            for start in range(0, len(content), PART):
                part = content[start : start + PART]
                line.sendall(struct.pack("!I", len(part)) + part)
            line.sendall(END)
        except ConnectionError:
            pass  # it has heard enough, of a file beyond its limits: its answer says so
        said = b"".join(iter(lambda: line.recv(PART), b""))
    return said.decode("utf-8", "replace").rstrip("\0\n")


def _connected(address: str) -> socket.socket:
    if "/" in address:
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), SECONDS)
