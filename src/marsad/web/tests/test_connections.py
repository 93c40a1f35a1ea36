import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.web.connections import plain_connections

PLAIN = [
    {"DATABASE_URL": "postgresql://marsad:word@db.example.org/marsad"},
    {"DATABASE_URL": "postgres://marsad:word@10.0.0.7:5432/marsad?sslmode=require"},
    {"DATABASE_URL": "postgresql:///marsad?host=db.example.org"},
    {"MARSAD_MAIL_HOST": "mail.example.org"},
    {"MARSAD_OIDC_SERVER": "http://sso.example.org/realm"},
    {"MARSAD_MODEL_ADDRESS": "http://models.example.org/v1"},
    {"AWS_ENDPOINT": "http://storage.example.org:9000"},
    {"MARSAD_SCANNER": "scanner.example.org:3310"},
]
SAFE = [
    {},
    {"DATABASE_URL": "postgresql://marsad:word@db.example.org/marsad?sslmode=verify-full"},
    {"DATABASE_URL": "postgresql:///marsad?host=/var/run/postgresql"},
    {"DATABASE_URL": "postgresql://marsad:word@127.0.0.1/marsad"},
    {"DATABASE_URL": "postgresql://marsad:word@[::1]/marsad"},
    {"DATABASE_URL": "sqlite:////srv/marsad/marsad.sqlite3"},
    {"MARSAD_MAIL_HOST": "mail.example.org", "MARSAD_MAIL_TLS": "1"},
    {"MARSAD_MAIL_HOST": "localhost"},
    {"MARSAD_OIDC_SERVER": "https://sso.example.org/realm"},
    {"MARSAD_MODEL_ADDRESS": "http://localhost:11434/v1"},
    {"MARSAD_SCANNER": "/run/clamav/clamd.ctl"},
    {"MARSAD_SCANNER": "127.0.0.1:3310"},
]


@pytest.mark.parametrize("environment", PLAIN, ids=str)
def test_what_would_travel_in_the_clear_is_named(environment: dict[str, str]) -> None:
    (told,) = plain_connections(environment)
    assert "word" not in told, "a sentence that is printed holds no password"
    names = ",".join(("db.example.org", "10.0.0.7", *(f"{one}.example.org" for one in NAMES)))
    assert not list(plain_connections({**environment, "MARSAD_PLAIN_HOSTS": names}))


NAMES = ("mail", "sso", "models", "storage", "scanner")


@pytest.mark.parametrize("environment", SAFE, ids=str)
def test_what_is_encrypted_or_stays_here_is_not(environment: dict[str, str]) -> None:
    assert not list(plain_connections(environment))


@pytest.mark.parametrize(("tls", "starts"), [("1", False), ("", True)])
def test_behind_tls_nothing_starts_with_such_a_connection(tmp_path: Path, tls: str, starts: bool) -> None:
    about = {"MARSAD_HOME": str(tmp_path), "MARSAD_TLS": tls, "MARSAD_MAIL_HOST": "mail.example.org"}
    command = [sys.executable, "-c", "from marsad.cli.main import main; main()", "documents"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | about
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is starts, done.stderr
    assert ("MARSAD_MAIL_TLS=1" in done.stderr) is not starts
    assert "Traceback" not in done.stderr
