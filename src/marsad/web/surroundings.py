"""What surrounds the house and is not its own: the clock and the disk. `marsad doctor` and `/metrics` look at them.

Linux tells of all; where a system does not tell, None is given and nothing is claimed.
"""

import ctypes
import os
import sys
from pathlib import Path

UNSYNCHRONISED = 5  # TIME_ERROR, as adjtimex(2) answers while nothing sets the clock
DEVICES = Path("/sys/dev/block")
ENCRYPTED = ("CRYPT-",)  # how dm-crypt (LUKS) names its devices to the device mapper
ENCRYPTING = ("ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs")  # file systems that encrypt by themselves


def clock_is_set() -> bool | None:
    """Whether something (NTP, chrony, the host of a virtual machine) keeps this system's clock right."""
    if not sys.platform.startswith("linux"):
        return None
    question = ctypes.create_string_buffer(512)  # struct timex, all zero: only asks
    answer = ctypes.CDLL(None).adjtimex(question)
    return None if answer < 0 else answer != UNSYNCHRONISED


def disk_is_encrypted(
    folder: Path, *, mounts: Path = Path("/proc/self/mountinfo"), devices: Path = DEVICES
) -> bool | None:
    """Whether a folder lies on an encrypted device or in an encrypting file system."""
    place = _mount_of(folder.resolve(), mounts)
    if place is None:
        return None
    number, kind, source = place
    if kind in ENCRYPTING:
        return True
    if number.startswith("0:"):  # btrfs and others count their own devices: ask the one that was mounted
        try:
            status = Path(source).stat()
        except OSError:
            return None
        number = f"{os.major(status.st_rdev)}:{os.minor(status.st_rdev)}"
    device = devices / number
    return _is_encrypted(device) if device.exists() else None


def _mount_of(folder: Path, mounts: Path) -> tuple[str, str, str] | None:
    """The device's numbers, the file system and the source of the deepest mount that holds a folder (proc(5))."""
    found: tuple[int, tuple[str, str, str]] | None = None
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    for line in lines:
        own, _, rest = line.partition(" - ")
        _id, _parent, number, _root, point, *_more = own.split()
        kind, source, *_options = rest.split()
        at = Path(point.replace("\\040", " "))
        if folder.is_relative_to(at) and (found is None or len(at.parts) >= found[0]):
            found = (len(at.parts), (number, kind, source))
    return found[1] if found else None


def _is_encrypted(device: Path) -> bool:
    """Whether a device is encrypted, or all that it is made of."""
    try:
        name = (device / "dm" / "uuid").read_text("ascii").strip()
    except OSError:
        name = ""
    if name.startswith(ENCRYPTED):
        return True
    below = list((device / "slaves").glob("*"))
    return bool(below) and all(_is_encrypted(one) for one in below)
