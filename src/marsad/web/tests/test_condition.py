import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from marsad.web import together
from marsad.web.figures import Figures
from marsad.web.logs import JsonLines
from marsad.web.surroundings import clock_is_set

pytestmark = pytest.mark.django_db


def test_health(client: Client, settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOME = tmp_path
    assert client.get("/health").json() == {"status": "ok", "failing": []}
    settings.HOME = tmp_path / "gone"
    monkeypatch.setattr(connection, "cursor", lambda: (_ for _ in ()).throw(DatabaseError))
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["failing"]) == (503, ["database", "folder"])


def test_health_is_told_to_who_asks_by_number_and_nothing_else_is(client: Client, settings, tmp_path: Path) -> None:
    settings.HOME, settings.ALLOWED_HOSTS = tmp_path, ["evidence.example.org"]
    answer = client.get("/health", headers={"Host": "127.0.0.1:8000"})
    assert (answer.status_code, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
    assert client.post("/health", headers={"Host": "127.0.0.1:8000"}).status_code == 405
    for address in ("/metrics", "/sign-in/", "/", "/health/"):
        assert client.get(address, headers={"Host": "127.0.0.1:8000"}).status_code == 400, address


def test_figures_are_for_this_machine_or_who_has_the_key(client: Client, settings) -> None:
    client.get("/sign-in/?next=/facts/secret/")
    told = client.get("/metrics").content.decode()
    assert 'marsad_answers_total{route="/sign-in/",method="GET",status="200"}' in told
    assert 'marsad_jobs{of="waiting"} 0' in told
    assert "secret" not in told
    assert f'marsad_clock{{of="kept_right"}} {int(bool(clock_is_set()))}' in told
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 404
    settings.MARSAD_METRICS_KEY = "k"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer k"}).status_code == 200


def test_times_are_counted() -> None:
    figures = Figures()
    figures.count(route="/", method="GET", status=200, seconds=0.2)
    figures.count(route="/", method="GET", status=200, seconds=2)
    lines = list(figures.lines({}))
    assert 'marsad_answer_seconds_bucket{le="0.1"} 0' in lines
    assert 'marsad_answer_seconds_bucket{le="0.3"} 1' in lines
    assert 'marsad_answer_seconds_bucket{le="+Inf"} 2' in lines


def test_processes_at_one_address_count_together(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(together.PLACE, together.place("here", 1, 2))
    monkeypatch.setattr(together, "_left_at", -together.OFTEN)
    monkeypatch.setattr(together, "figures", other := Figures())
    other.count(route="/elsewhere/", method="GET", status=200, seconds=0.1)
    together.leave()
    monkeypatch.undo()
    monkeypatch.setenv(together.PLACE, together.place("here", 0, 2))
    assert 'route="/elsewhere/"' in client.get("/metrics").content.decode()


def test_logs_hold_nothing_of_anybody(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    client.get("/documents/d123/?text=Samia", headers={"User-Agent": "her browser"})
    client.get("/nowhere/Samia/")
    try:
        int("Samia")
    except ValueError:
        logging.getLogger("marsad").exception("reading %s failed", "Samia")
    lines = [JsonLines().format(record) for record in caplog.records]
    assert not [line for line in lines if "Samia" in line or "d123" in line or "browser" in line]
    told = [json.loads(line) for line in lines]
    assert any(one.get("route") == "/documents/<str:identifier>/" and one["status"] == 302 for one in told)
    assert any(one.get("error") == "ValueError" and one["at"] for one in told)


SHOWN = """
import json
from marsad.cli.store import open_store
open_store()
from django.conf import settings
from django.test import Client
host = {"HTTP_HOST": "evidence.example.org"}
plain, safe = Client().get("/sign-in/", **host), Client().get("/sign-in/", secure=True, **host)
told = {"plain": [plain.status_code, plain["Location"]], "hsts": safe.get("Strict-Transport-Security")}
told |= {"cookies": {name: bool(cookie["secure"]) for name, cookie in safe.cookies.items()}}
told |= {"hours": settings.SESSION_COOKIE_AGE / 3600, "asked": settings.MARSAD_SECOND_FACTOR}
from marsad.accounts.commands import reached
told |= {"key": settings.SECRET_KEY, "reached": reached(), "files": [path.name for path in settings.HOME.iterdir()]}
print(json.dumps({**told, "session": settings.SESSION_COOKIE_NAME, "origins": settings.CSRF_TRUSTED_ORIGINS}))
"""


def test_behind_tls_nothing_travels_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "handed").write_text("a key out of a vault\n", encoding="utf-8")
    about = {"MARSAD_HOME": str(tmp_path / "home"), "MARSAD_TLS": "1", "MARSAD_HOSTS": "evidence.example.org"}
    handed = {"MARSAD_SECRET_KEY_FILE": str(tmp_path / "handed")}
    environment = {**os.environ, **about, **handed, "DJANGO_SETTINGS_MODULE": "marsad.web.settings"}
    done = subprocess.run([sys.executable, "-c", SHOWN], env=environment, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    assert told["plain"] == [301, "https://evidence.example.org/sign-in/"]
    assert told["hsts"] == "max-age=31536000"
    assert told["cookies"] == {"__Host-csrf": True}
    assert told["session"] == "__Host-session"
    assert told["origins"] == ["https://evidence.example.org"]
    assert (told["hours"], told["asked"]) == (12, "owners")
    assert told["reached"] == "https://evidence.example.org", "links of invitations lead there"
    assert told["key"] == "a key out of a vault"
    assert "secret-key" not in told["files"]
    assert "pepper" in told["files"], "what nobody hands over is made"
