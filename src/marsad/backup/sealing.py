"""Encrypting a backup with words (age). The words open a key, the key opens the backup: both are plain age files.

So a sealed backup, a tar of both, can be opened without Marsad: `age -d -o key key.age; age -d -i key backup.tar.age`.
"""

import tarfile
from io import BytesIO
from pathlib import Path

import pyrage

from marsad.backup.errors import BrokenBackupError

KEY = "key.age"
CONTENT = "backup.tar.age"


def seal(plain: Path, sealed: Path, words: str) -> None:
    """Write the sealed form of a backup."""
    identity = pyrage.x25519.Identity.generate()
    content = sealed.with_name(f"{sealed.name}.age")
    try:
        pyrage.encrypt_file(str(plain), str(content), [identity.to_public()])
        key = pyrage.passphrase.encrypt(str(identity).encode(), words)
        with tarfile.open(sealed, "w") as archive:
            member = tarfile.TarInfo(KEY)
            member.size = len(key)
            archive.addfile(member, BytesIO(key))
            archive.add(content, CONTENT)
    finally:
        content.unlink(missing_ok=True)


def is_sealed(path: Path) -> bool:
    """Whether a file is a sealed backup."""
    try:
        with tarfile.open(path, "r:") as archive:
            first = archive.next()
            return first is not None and first.name == KEY
    except (OSError, tarfile.TarError):
        return False


def unseal(sealed: Path, plain: Path, words: str) -> None:
    """Write the plain form of a sealed backup; raises BrokenBackupError where words do not open it or it is damaged."""
    content = plain.with_name(f"{plain.name}.age")
    try:
        with tarfile.open(sealed, "r:") as archive:
            key, inner = archive.extractfile(KEY), archive.extractfile(CONTENT)
            if key is None or inner is None:
                raise BrokenBackupError("it lacks its key or its content")
            identity = pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(key.read(), words).decode())
            with content.open("wb") as file:
                while part := inner.read(1 << 20):
                    file.write(part)
        pyrage.decrypt_file(str(content), str(plain), [identity])
    except (pyrage.DecryptError, KeyError, ValueError, tarfile.TarError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the disk's word; age's own have no number
            raise
        raise BrokenBackupError(f"the words do not open it, or it is damaged ({error})") from error
    finally:
        content.unlink(missing_ok=True)
