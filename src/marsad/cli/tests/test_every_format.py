"""`marsad add` of a folder with one file of each format reads all of them and says why of the others."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import group
from marsad.reading.tests.making_formats import SAMPLES

pytestmark = pytest.mark.django_db


def test_a_folder_with_one_file_of_each_format(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, content in SAMPLES.items():
        (folder / f"{name.rsplit('.', 1)[-1]}-{name}").write_bytes(content)
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "WordDocument".encode("utf-16-le"))
    runner = CliRunner()
    done = runner.invoke(group, ["add", str(folder)])
    assert f"Read: {len(SAMPLES)} · known already: 0 · could not be read: 1" in done.stdout, done.output
    assert "save it as DOCX or PDF" in " ".join(done.stdout.split())
    listed = runner.invoke(group, ["documents", "--json"]).stdout.splitlines()
    assert {Path(json.loads(line)["file"]).suffix for line in listed} == {Path(name).suffix for name in SAMPLES}
