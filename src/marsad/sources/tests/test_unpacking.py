"""Whatever a file holds, opening it ends in originals or a sentence, and the others go on."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.records import Original, Unread
from marsad.sources import bibliography, originals
from marsad.sources.holding import Holding
from marsad.sources.tests.test_warc import PACKED, PLAIN
from marsad.sources.tests.test_zip_archive import packed
from marsad.sources.unpacking import opened

WHEN = datetime(2023, 5, 1, tzinfo=UTC)
STARTS = {
    "a.zip": packed({"a.txt": "words " * 50, "b/c.txt": "more"}),
    "a.warc": PLAIN,
    "a.warc.gz": PACKED,
    "a.ris": b"TY  - JOUR\nTI  - One\nAB  - words\nER  -\n",
    "a.bib": b"@article{a, title={One {two}}, year=2020}\n",
    "a.csv": b'title;author\n"One\nline";B\n',
    "a.json": b'{"results": [{"id": "https://openalex.org/W1", "title": "One", "authorships": [{"author": {}}]}]}',
    "m.xml": b'<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader/></record></collection>',
    "f.xml": b"<rss version='2.0'><channel><item><title>t</title><link>x</link></item></channel></rss>",
    "o.xml": b"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><record><header/></record></OAI-PMH>",
}


def given(content: bytes, name: str) -> list[Original | Unread]:
    return list(opened(Holding(file=name, address=f"/x/{name}", retrieved=WHEN, content=content)))


@pytest.mark.parametrize("name", STARTS)
@pytest.mark.filterwarnings("ignore")
def test_damaged_files_never_end_the_run(name: str, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(name)  # noqa: S311 - the same damage at each run
    for _ in range(30):
        content = bytearray(STARTS[name])
        for _change in range(chance.randint(1, 6)):
            place = chance.randrange(len(content))
            kind = chance.randrange(3)
            if kind == 0:
                content[place] = chance.randrange(256)
            elif kind == 1:
                del content[place : place + chance.randint(1, 30)]
            else:
                content[place:place] = chance.choice([b"\x00", b"<", b'"' * 50, b"\xff\xfe", b"{" * 200, b"&x;"])
            content = content or bytearray(b"x")
        given(bytes(content), name)
    assert not [record.message for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("head", [b"%PDF-1.7\r\n\x00,\x00;", b"\x00" * 100, b'"' * 9000, b"," * 9000, b"\xff\xfe\x00"])
@pytest.mark.parametrize("name", ["a.pdf", "a.csv", "a.bib", "a.xml", "a.zip"])
def test_any_first_bytes_under_any_name_are_looked_at_safely(head: bytes, name: str) -> None:
    assert given(head, name)


def test_a_fault_of_ours_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("first")
    (tmp_path / "b.txt").write_text("second")

    def failing(holding: Holding) -> None:
        if holding.file == "a.txt":
            raise KeyError("we forgot a case")

    monkeypatch.setattr(bibliography, "format_of", failing)
    first, second = originals(tmp_path)
    assert isinstance(first, Unread)
    assert "KeyError" in first.reason
    assert isinstance(second, Original)


def test_a_feed_on_which_its_parser_fails_is_broken_and_no_fault_of_ours() -> None:
    (item,) = given(b"<rss><channel><item><link</item</link>", "f.xml")
    assert isinstance(item, Unread)
    assert item.reason == "This feed is broken: download it again."


def test_a_sitemap_of_plain_text_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "sitemap.txt").write_text("https://example.org/a\nhttps://example.org/b\n", encoding="utf-8")
    (item,) = originals(tmp_path)
    assert isinstance(item, Unread)
    assert item.reason == "This file lists addresses of pages: add its own web address, and they are visited."
