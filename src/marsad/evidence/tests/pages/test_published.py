"""Web pages as they were published: whatever was in them, nothing of it runs, loads, leads away or hides."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client
from lxml import html

from marsad.evidence import actions, queries
from marsad.evidence.added import summary_of
from marsad.pipeline.outcomes import Processed
from marsad.pipeline.tests.made import worker
from marsad.reading import read
from marsad.reading.guarded import reading
from marsad.reading.published import published
from marsad.reading.tests.making import ENGLISH, original
from marsad.records import Analysis

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='  jAvAsCrIpT&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='https://x.example/' target=_top>x</a>",
    "<meta http-equiv=refresh content='0;url=https://x.example'>",
    "<base href='https://x.example/'>",
    "<form action='https://x.example'><input name=a autofocus onfocus=alert(1)><button>x</button></form>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='x.swf'></object><embed src='x.swf'>",
    "<link rel=stylesheet href='https://x.example/a.css'>",
    "<style>@import 'https://x.example/a.css';</style>",
    "<p style='background:url(https://x.example/a.png)'>x</p>",
    "<video src='https://x.example/a.mp4' autoplay></video>",
    "<p onclick=alert(1) id=x class=y>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<table background='https://x.example/a.png'><tr><td>x</td></tr></table>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<p style='display:none'>alert(1)</p>",
]
HARMLESS = {"lang", "dir", "colspan", "rowspan", "scope"}
DANGEROUS = {"script", "style", "svg", "math", "iframe", "object", "embed", "form", "input", "button", "base", "meta"}


@pytest.fixture(autouse=True, scope="module")
def _nothing_waits() -> Iterator[None]:
    yield
    reading._end_waiting()


def page(extra: str) -> bytes:
    return f"<html><head><title>Workshop</title></head><body><p>{ENGLISH}</p>{extra}</body></html>".encode()


@pytest.mark.parametrize("extra", HOSTILE)
def test_nothing_runs_loads_or_leads_away(extra: str) -> None:
    shown = published(page(extra))
    assert ENGLISH in shown
    assert "alert" not in shown
    assert "x.example" not in shown
    for element in html.fragment_fromstring(shown, create_parent=True).iterdescendants():
        assert element.tag not in DANGEROUS | {"a", "img", "link", "video"}
        assert set(element.keys()) <= HARMLESS


@pytest.fixture
def stored(reader: Client) -> str:
    """A hostile page in the store, read by the reader of pages."""
    item = original(page("".join(HOSTILE)), "page.html")
    result = worker(item)
    result = replace(result, analysis=Analysis(document=read(item)), passages=(), vectors=result.vectors[:0])
    (entered,) = summary_of(actions.ingest([Processed(original=item, result=result)], who=None)).entered
    return f"/documents/{entered.document}/"


def test_the_page_is_sealed_by_its_own_policy(reader: Client, stored: str) -> None:
    answer = reader.get(stored + "published/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "form-action 'none'" in policy
    assert "script-src" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert ENGLISH in answer.content.decode()
    assert b"alert" not in answer.content


def test_the_document_shows_it_in_a_frame_that_may_do_nothing(reader: Client, stored: str) -> None:
    (frame,) = html.fromstring(reader.get(stored).content).xpath("//iframe")
    assert frame.get("src") == stored + "published/"
    assert frame.get("sandbox") == ""
    assert frame.get("title")


def test_the_original_is_only_ever_a_download(reader: Client, stored: str) -> None:
    answer = reader.get(stored + "original/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).count(b"alert(1)") > 5


def test_what_is_no_web_page_is_not_shown_as_one(reader: Client) -> None:
    documents = queries.documents(who=None)
    address = f"/documents/{documents[0].id}/"
    assert reader.get(address + "published/").status_code == 404
    assert b"<iframe" not in reader.get(address).content


def test_a_page_nested_deep_is_not_shown(reader: Client) -> None:
    with pytest.raises(Exception, match="nested too deep"):
        published(page("<div>" * 600 + "x"))
