import sys
from pathlib import Path

import pytest

from marsad.web.surroundings import clock_is_set, disk_is_encrypted

MOUNTS = """\
22 1 254:0 / / rw - ext4 /dev/mapper/root rw
23 22 8:1 / /srv rw - ext4 /dev/sda1 rw
24 22 254:2 / /srv/marsad rw - xfs /dev/mapper/data rw
25 22 0:40 / /home rw - fuse.gocryptfs /home.sealed rw
26 22 0:41 / /unknown rw - zfs pool/data rw
"""


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, Path]:
    """An encrypted root, a plain disk, a volume made of an encrypted device, a file system that encrypts."""
    devices, mounts = tmp_path / "block", tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, encoding="utf-8")
    for number, uuid in (("254:0", "CRYPT-LUKS2-1"), ("8:1", ""), ("254:2", "LVM-2"), ("254:3", "CRYPT-LUKS2-2")):
        (devices / number / "dm").mkdir(parents=True)
        (devices / number / "slaves").mkdir()
        if uuid:
            (devices / number / "dm" / "uuid").write_text(f"{uuid}\n", encoding="ascii")
    (devices / "254:2" / "slaves" / "dm-3").symlink_to(devices / "254:3")
    return {"mounts": mounts, "devices": devices}


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/var/marsad", True),
        ("/srv/other", False),
        ("/srv/marsad/home", True),
        ("/home/amina", True),
        ("/unknown/marsad", None),
    ],
)
def test_whether_a_folder_is_encrypted(machine: dict[str, Path], folder: str, told: bool | None) -> None:
    assert disk_is_encrypted(Path(folder), **machine) is told


def test_where_nothing_is_told_nothing_is_claimed(tmp_path: Path) -> None:
    assert disk_is_encrypted(tmp_path, mounts=tmp_path / "none") is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells")
def test_the_clock_is_asked_for() -> None:
    assert clock_is_set() in {True, False}
