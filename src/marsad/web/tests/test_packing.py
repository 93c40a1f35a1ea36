"""Styles and scripts come packed to whoever can unpack, whole to everybody else, and to no other site."""

import gzip
from pathlib import Path

import pytest
from django.test import Client

from marsad.web import packing

pytestmark = pytest.mark.django_db  # pages ask whether anybody signs in here
PACKAGE = Path(packing.__file__).parent / "static" / "web"


def asked(address: str, **headers: str):
    """The headers of an answer and what it sent."""
    answer = Client().get(address, headers=headers)
    content = b"".join(answer) if answer.streaming else answer.content
    answer.close()
    return answer.headers, content


@pytest.mark.parametrize("name", ["parts.css", "page.js", "icons.svg"])
def test_a_browser_gets_what_it_can_read(name):
    whole = (PACKAGE / name).read_bytes()
    headers, sent = asked(f"/static/web/{name}", **{"accept-encoding": "gzip, br"})
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert int(headers["Content-Length"]) == len(sent) < len(whole) * 0.7
    assert gzip.decompress(sent) == whole
    plain, sent = asked(f"/static/web/{name}")
    assert "Content-Encoding" not in plain
    assert sent == whole
    assert plain["Vary"] == "Accept-Encoding", "no cache on the way may give one for the other"


def test_no_other_site_may_read_them():
    for address in ("/static/web/parts.css", "/sign-out/"):
        headers, _content = asked(address)
        assert "Access-Control-Allow-Origin" not in headers
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_small_files_and_faces_stay_as_they_are():
    small = min(PACKAGE.glob("*.css"), key=lambda path: path.stat().st_size)
    assert packing.packed(small) is None
    assert packing.packed(PACKAGE / "face.woff2") is None


def test_packed_files_are_made_once_and_follow_their_content(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    style = tmp_path / "style.css"
    style.write_text("a { color: red }" * 100)
    first = packing.packed(style)
    made = first.stat().st_mtime_ns
    assert packing.packed(style) == first
    assert first.stat().st_mtime_ns == made
    style.write_text("b { color: red }" * 100)
    assert gzip.decompress(packing.packed(style).read_bytes()) == style.read_bytes()
    assert len(list(first.parent.iterdir())) == 2


def test_where_nothing_can_be_written_files_come_whole(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.HOME = tmp_path / "file"
    style = tmp_path / "style.css"
    style.write_text("a { color: red }" * 100)
    assert packing.packed(style) is None
