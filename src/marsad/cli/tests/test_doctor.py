import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli import doctor
from marsad.cli.doctor import Finding
from marsad.reading.registry import READERS


def test_this_installation_is_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path))
    done = CliRunner().invoke(doctor.doctor, ["--json"])
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    ill = [finding["name"] for finding in findings if finding["is_needed"] and not finding["is_well"]]
    assert ill == []
    assert done.exit_code == 0


def test_what_is_missing_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = doctor.library("no_such_module", "no-such-package", "knitting", is_needed=True)
    monkeypatch.setattr(doctor, "examine", lambda: iter([missing]))
    done = CliRunner().invoke(doctor.doctor, [])
    assert done.exit_code == 1
    assert "pip install no-such-package" in " ".join(done.stdout.split())


def test_what_is_only_useful_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = Finding(name="extra", is_well=False, detail="", is_needed=False)
    monkeypatch.setattr(doctor, "examine", lambda: iter([extra]))
    assert CliRunner().invoke(doctor.doctor, []).exit_code == 0


def test_a_folder_that_may_not_be_written_is_ill(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert not doctor.home(file / "home").is_well
    assert doctor.home(tmp_path / "home").is_well


def test_a_database_is_named_without_its_password() -> None:
    finding = doctor.database("postgresql://marsad:secret@db.example/marsad")
    assert finding.is_well
    assert "secret" not in finding.detail
    assert not doctor.database("mysql://db.example/marsad").is_well


def test_every_format_is_listed_and_what_an_extra_adds() -> None:
    listed = {finding.name: finding for finding in doctor.examine() if finding.name.startswith("format ")}
    assert {name.removeprefix("format ") for name in listed} == {reader.name for reader in READERS} | {"scanned pdf"}
    assert all(finding.is_well for finding in listed.values() if finding.is_needed)
    assert listed["format scanned pdf"].remedy == "pip install 'marsad[ocr]'"


def test_what_surrounds_the_house_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "clock_is_set", lambda: False)
    monkeypatch.setattr(doctor, "disk_is_encrypted", lambda _folder: None)
    monkeypatch.setenv("MARSAD_MAIL_HOST", "mail.example.org")
    found = {finding.name: finding for finding in doctor.surroundings(tmp_path / "home")}
    assert not found["clock is kept right"].is_well
    assert (found["disk is encrypted"].is_well, found["disk is encrypted"].detail) == (
        False,
        "this system does not tell",
    )
    assert "MARSAD_MAIL_TLS=1" in found["connections are encrypted"].detail
    assert not any(finding.is_needed for finding in found.values())
    monkeypatch.setenv("MARSAD_TLS", "1")
    assert [finding.name for finding in doctor.surroundings(tmp_path) if finding.is_needed] == [
        "connections are encrypted"
    ]
