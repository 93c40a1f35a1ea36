"""Originals on object storage: in a process of its own, since its client keeps an event loop."""

import os
import subprocess
import sys

import django.conf
import pytest

from marsad.evidence import originals

RUN = """
import os, sys
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from marsad.evidence import originals

def write(writer):
    return [originals.keep(f"{number} of {number % 3 or writer}".encode()) for number in range(9)]

with ThreadPoolExecutor(2) as writers:
    kept = [digest for some in writers.map(write, range(2)) for digest in some]
assert len(kept) == 18
for digest in kept:
    assert originals.keep(originals.content_of(digest)) == digest
originals.forget(kept[0])
originals.forget(kept[0])
try:
    originals.content_of(kept[0])
except FileNotFoundError:
    print(len(set(kept)))
"""


def test_two_writers_at_once_keep_every_original_whole(bucket, tmp_path) -> None:
    environment = {
        **os.environ,
        "MARSAD_ORIGINALS": f"{bucket}/originals",
        "MARSAD_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "marsad.web.settings",
    }
    ran = subprocess.run([sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == ["12"]
    assert not (tmp_path / "originals").exists()


def test_an_address_of_files_is_a_folder_too(settings, tmp_path) -> None:
    settings.ORIGINALS = f"file://{tmp_path}/elsewhere"
    digest = originals.keep(b"notes of the harbour")
    assert originals.content_of(digest) == b"notes of the harbour"
    assert (tmp_path / "elsewhere" / digest[:2] / digest[2:]).is_file()
    originals.forget(digest)
    with pytest.raises(FileNotFoundError):
        originals.content_of(digest)


def test_an_address_that_cannot_be_used_says_what_to_install(settings) -> None:
    settings.ORIGINALS = "nowhere://bucket"
    with pytest.raises(django.conf.ImproperlyConfigured, match="MARSAD_ORIGINALS"):
        originals.keep(b"notes")
