"""What holds of every document, whatever goes in."""

import re
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from marsad.language.words import words
from marsad.reading.decoding import repair
from marsad.reading.errors import ReadingError
from marsad.reading.hidden import _visible
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, document, word_file
from marsad.records import Document

LINES = st.sampled_from(
    [
        ARABIC,
        ENGLISH,
        FRENCH,
        "",
        "",
        "Accueil",
        "Contact",
        "Slide",
        "Cookies settings",
        "Lire aussi",
        "اترك تعليقا",
        "3 mai 2021",
        "- un point",
        "1. first point",
        "## Contexte",
        "**Gras** et [lien](https://example.org/a)",
        "title: Un titre",
        "---",
        "<b>x</b>",
        f"{FRENCH} Lire aussi : {FRENCH}",
        "12",
        "By Omar Fathi",
    ]
)
PAGES = st.lists(st.one_of(LINES, st.text(max_size=60)), min_size=1, max_size=14).map("\n".join)
SETTINGS = settings(max_examples=60, deadline=None)


def blocks_tile(found: Document) -> None:
    """Blocks are in order, do not overlap, and nothing but new lines stands between them."""
    place = 0
    for block in found.blocks:
        assert found.text[place : block.start] in {"", "\n", "\n\n"}
        assert found.text[block.start : block.end].strip()
        place = block.end
    assert place == len(found.text)


def counted(text: str) -> Counter[str]:
    return Counter(word.text for word in words(text))


@SETTINGS
@given(PAGES)
@example("0\x8d0")
def test_a_text_loses_no_word(text: str) -> None:
    try:
        found = document(text)
    except ReadingError:
        return
    blocks_tile(found)
    kept = counted("\n".join([found.text, *(item.text for item in found.skipped)]))
    seen = _visible(re.sub(r"[\x00\x0b\x0c\u2028\u2029]", " ", repair(text)))  # a hidden character parts no word
    missing = counted(seen) - kept
    assert not missing


@SETTINGS
@given(st.lists(st.sampled_from(["p", "div", "h1", "h2", "li", "script", "td", "span"]), max_size=12), PAGES)
def test_pages_tile_and_show_no_script(tags: list[str], text: str) -> None:
    body = "".join(f"<{tag}>{line}</{tag}>" for tag, line in zip(tags, text.split("\n"), strict=False))
    try:
        found = document(f"<html><body>{body}<p>{ENGLISH}</p><script>forbidden()</script></body></html>", "a.html")
    except ReadingError:
        return
    blocks_tile(found)
    assert "forbidden" not in found.text


@SETTINGS
@given(st.binary(max_size=3000), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a.bin"]))
def test_any_bytes_are_read_or_refused_with_a_reason(content: bytes, file: str) -> None:
    try:
        found = document(content, file)
    except ReadingError as error:
        reason = str(error)
    else:
        blocks_tile(found)
        return
    assert reason.endswith(".")


def test_word_files_tile() -> None:
    blocks_tile(document(word_file(), "a.docx"))


@SETTINGS
@given(PAGES)
def test_the_same_bytes_give_the_same_document(text: str) -> None:
    try:
        assert document(text) == document(text)
    except ReadingError:
        return
