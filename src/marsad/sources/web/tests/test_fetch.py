import gzip
import socket
import time
import zlib
from typing import Any

import pytest

from marsad.sources.tests.site import Answer, Asked, Site, settings
from marsad.sources.web.errors import (
    Disallowed,
    NoDocument,
    NotWeb,
    PlainAddress,
    PrivateAddress,
    Redirected,
    Refused,
    TooMuch,
    Unreachable,
)
from marsad.sources.web.fetch import Page, Web

WORDS = "<html><body><p>Words of a page.</p></body></html>"


def page(site: Site, path: str, *, slept: list[float] | None = None, **other: Any) -> Page:
    with Web(settings(**other), sleep=(slept if slept is not None else []).append) as web:
        return web.page(site.base + path)


def moved(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


def test_a_page_comes_with_its_type_and_what_tells_whether_it_changed(site: Site) -> None:
    site.pages["/a"] = Answer(WORDS, headers={"ETag": '"1"', "Last-Modified": "Mon, 01 May 2023 10:00:00 GMT"})
    found = page(site, "/a")
    assert (found.content, found.media_type, found.etag) == (WORDS.encode(), "text/html", '"1"')
    assert site.asked[-1].headers["user-agent"].startswith("MarsadBot/")


def test_robots_are_asked_first_and_obeyed(site: Site) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: MarsadBot\nDisallow: /private\nCrawl-delay: 3\n")
    site.pages |= {"/private/a": WORDS, "/open": WORDS, "/more": WORDS}
    with pytest.raises(Disallowed, match=r"robots\.txt"):
        page(site, "/private/a")
    assert site.paths == []
    slept: list[float] = []
    with Web(settings(), sleep=slept.append) as web:
        web.page(site.base + "/open")
        web.page(site.base + "/more")
    assert len(site.asked) == 4
    assert slept
    assert max(slept) == pytest.approx(3, abs=0.5)


def test_a_site_that_asks_for_very_long_waits_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 7200\n")
    with pytest.raises(Disallowed, match="7200 seconds"):
        page(site, "/a")


def test_a_site_that_cannot_answer_for_its_rules_is_left_alone(site: Site) -> None:
    site.pages |= {"/robots.txt": Answer(status=500), "/a": WORDS}
    with pytest.raises(Disallowed, match="answer 500"):
        page(site, "/a")


def test_redirects_are_followed_to_the_page(site: Site) -> None:
    site.pages |= {"/a": moved("/b"), "/b": moved(f"{site.base}/c"), "/c": WORDS}
    assert page(site, "/a").address == f"{site.base}/c"


@pytest.mark.parametrize("to", ["http://10.0.0.1/x", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/"])
def test_a_redirect_into_a_private_network_is_refused(site: Site, to: str) -> None:
    site.pages["/a"] = moved(to)
    with pytest.raises((PrivateAddress, Disallowed), match="private network"):
        page(site, "/a")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/x", "gopher://127.0.0.1/"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, to: str) -> None:
    site.pages["/a"] = moved(to)
    with pytest.raises(NotWeb):
        page(site, "/a")


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages |= {"/a": moved("/b"), "/b": moved("/a")}
    with pytest.raises(Redirected, match="without end"):
        page(site, "/a")
    assert len(site.paths) == settings().redirects + 1


def test_this_machine_is_refused_unless_it_is_named(site: Site) -> None:
    site.pages["/a"] = WORDS
    with pytest.raises((PrivateAddress, Disallowed), match="private network"):
        page(site, "/a", private_hosts=frozenset())
    assert site.asked == []


def test_the_checked_address_is_the_one_that_is_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers with another address at each question reaches only what was checked."""
    site.pages["/a"] = WORDS
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        if host != "rebinding.example":
            return real(host, port, *args, **more)
        asked.append(host)
        address = "8.8.8.8" if len(asked) > 2 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    port = site.base.rpartition(":")[2]
    with Web(settings(private_hosts=frozenset({"rebinding.example"}))) as web:
        assert web.page(f"http://rebinding.example:{port}/a").content == WORDS.encode()
    assert len(asked) == 2  # once for robots.txt and once for the page, none behind the check
    assert site.asked[-1].headers["host"] == f"rebinding.example:{port}"


def test_a_house_may_ask_encrypted_addresses_only(site: Site) -> None:
    site.pages["/a"] = WORDS
    with (
        Web(settings(encrypted_only=True)) as web,
        pytest.raises((PlainAddress, Disallowed), match="MARSAD_WEB_ENCRYPTED"),
    ):
        web.page(f"{site.base}/a")
    assert not site.asked


def test_an_unchanged_page_says_so(site: Site) -> None:
    def conditional(asked: Asked) -> Answer:
        is_known = asked.headers.get("if-none-match") == '"7"'
        return Answer(status=304) if is_known else Answer(WORDS, headers={"ETag": '"7"'})

    site.pages["/a"] = conditional
    with Web(settings()) as web:
        first = web.page(f"{site.base}/a")
        assert web.page(f"{site.base}/a", etag=first.etag).is_unchanged


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.pages["/a"] = Answer(gzip.compress(WORDS.encode()), headers={"Content-Encoding": "gzip"})
    assert page(site, "/a").content == WORDS.encode()


def test_a_packed_page_that_swells_is_refused(site: Site) -> None:
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packed.compress(b"\x00" * 1024 * 1024) for _ in range(40)) + packed.flush()
    assert len(bomb) < 100_000
    site.pages["/a"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(TooMuch, match="larger than 1 MB"):
        page(site, "/a", largest=1)


def test_a_page_that_says_it_is_too_long_is_not_read(site: Site) -> None:
    site.pages["/a"] = Answer(b"x" * (2 * 1024 * 1024))
    with pytest.raises(TooMuch):
        page(site, "/a", largest=1)


def test_a_page_packed_wrongly_is_refused(site: Site) -> None:
    site.pages["/a"] = Answer(b"not packed at all", headers={"Content-Encoding": "gzip"})
    with pytest.raises(Unreachable, match="damaged"):
        page(site, "/a")


def test_a_page_that_drips_ends_in_time(site: Site) -> None:
    def drip(handler: Any) -> None:
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)

    site.pages["/a"] = Answer(write=drip)
    begun = time.monotonic()
    with pytest.raises(Unreachable, match="in time"):
        page(site, "/a", seconds=0.5)
    assert time.monotonic() - begun < 3


def test_pictures_are_not_read(site: Site) -> None:
    site.pages["/a"] = Answer(b"\x89PNG", media_type="image/png")
    with pytest.raises(NoDocument, match="image/png"):
        page(site, "/a")


@pytest.mark.parametrize(
    ("status", "words"), [(404, "no such page"), (403, "does not let programs"), (410, "for good"), (500, "of its own")]
)
def test_what_the_server_refuses_is_said_in_a_sentence(site: Site, status: int, words: str) -> None:
    site.pages["/a"] = Answer(status=status)
    with pytest.raises(Refused, match=words):
        page(site, "/a")


def test_a_busy_server_is_asked_again_when_it_wishes(site: Site) -> None:
    answers = iter([Answer(status=503, headers={"Retry-After": "7"}), Answer(status=429), Answer(WORDS)])
    site.pages["/a"] = lambda _asked: next(answers)
    slept: list[float] = []
    assert page(site, "/a", slept=slept).content == WORDS.encode()
    assert slept[0] == 7


def test_a_server_that_stays_busy_is_left_alone(site: Site) -> None:
    site.pages["/a"] = Answer(status=503)
    with pytest.raises(Refused, match="too busy"):
        page(site, "/a")
    assert len(site.paths) == settings().tries
    site.pages["/b"] = Answer(status=429, headers={"Retry-After": "86400"})
    with pytest.raises(Refused, match="left alone"):
        page(site, "/b")
    assert site.paths.count("/b") == 1


def test_no_connection_is_said_in_a_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Web(settings()) as web, pytest.raises(Disallowed, match="cannot be reached"):
        web.page(f"http://127.0.0.1:{port}/a")


@pytest.mark.parametrize("address", ["ftp://example.org/", "file:///etc/passwd", "http://", "http://a:b@example.org/"])
def test_what_is_not_the_web_is_refused(address: str) -> None:
    with Web(settings()) as web, pytest.raises(NotWeb):
        web.page(address)
