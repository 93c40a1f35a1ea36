"""Formats that are ZIP archives inside: Word, OpenDocument, books, slides, sheets."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from marsad.reading.tests.hostile.case import SECRET, WORDS, Case
from marsad.reading.tests.making import FRENCH, word_file
from marsad.reading.tests.making_formats import epub_file, odt_file, pptx_file, xlsx_file

MAKERS: Mapping[str, tuple[Callable[[], bytes], str, str]] = {  # the part that holds the words, and some of them
    "docx": (cache(word_file), "word/document.xml", FRENCH),
    "odt": (cache(odt_file), "content.xml", FRENCH[-40:]),
    "epub": (cache(epub_file), "OEBPS/t/c0.xhtml", FRENCH),
    "pptx": (cache(pptx_file), "ppt/slides/slide2.xml", FRENCH),
    "xlsx": (cache(xlsx_file), "xl/worksheets/sheet1.xml", "Source"),
}
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], more: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two parts of one name are what is wanted
        for name, content in (*parts.items(), *more):
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(kind: str, change: Callable[[bytes], bytes]) -> bytes:
    make, part, _ = MAKERS[kind]
    parts = parts_of(make())
    return packed({**parts, part: change(parts[part])})


def with_doctype(declared: str, used: str) -> Callable[[bytes], bytes]:
    def change(xml: bytes) -> bytes:
        start = xml.find(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        body = xml[start:].replace(b"</w:t>", used.encode() + b"</w:t>").replace(b"</p>", used.encode() + b"</p>")
        body = body.replace(b"</text:p>", used.encode() + b"</text:p>").replace(b"</a:t>", used.encode() + b"</a:t>")
        return xml[:start] + f"<!DOCTYPE x [{declared}]>".encode() + body

    return change


def swelling(kind: str) -> bytes:
    """A part that unpacks to a thousand times its size."""
    make, part, _ = MAKERS[kind]
    parts = parts_of(make())
    return packed({**parts, part: parts[part] + b" " * 12_000_000})


def lying(kind: str) -> bytes:
    """A part that declares fewer bytes than it unpacks to, in both places where that is said."""
    content = bytearray(MAKERS[kind][0]())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        places = [(info.header_offset, info.file_size) for info in archive.infolist()]
    for _, size in places:
        content = bytearray(bytes(content).replace(struct.pack("<L", size), struct.pack("<L", max(1, size // 3))))
    return bytes(content)


def overlapping(kind: str) -> bytes:
    """Two thousand names that all point at the same packed bytes."""
    make, part, _ = MAKERS[kind]
    content = make()
    end = content.rindex(b"PK\x05\x06")
    start = struct.unpack("<L", content[end + 16 : end + 20])[0]
    entry_at = content.index(b"PK\x01\x02", start)
    while part.encode() not in content[entry_at : entry_at + 46 + len(part)]:
        entry_at = content.index(b"PK\x01\x02", entry_at + 4)
    entry = content[entry_at : entry_at + 46 + len(part)]
    directory = content[start:end] + entry * 2_000
    total = struct.unpack("<H", content[end + 8 : end + 10])[0] + 2_000
    tail = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, total, total, len(directory), start, 0)
    return content[:start] + directory + tail


def deep(kind: str) -> bytes:
    return changed(kind, lambda xml: _inserted(xml, b"<a>" * 30_000))


def _inserted(xml: bytes, what: bytes) -> bytes:
    place = xml.rfind(b"</")
    return xml[:place] + what + xml[place:]


def _cases(kind: str) -> list[Case]:
    make, part, words = MAKERS[kind]
    file = f"a.{kind}"

    def case(name: str, content: Callable[[], bytes], reason: str = "", holds: str = words) -> Case:
        return Case(name=f"{kind}: {name}", file=file, content=content, reason=reason, holds=(holds,))

    return [
        case("a part that swells", lambda: swelling(kind), "far more than a text"),
        case("sizes that lie", lambda: lying(kind), "broken"),
        case(
            "names that lead out of it",
            lambda: packed(
                parts_of(make()),
                ((f"../../../../tmp/{SECRET}", b"x"), (f"/etc/{SECRET}", b"x"), (f"C:\\{SECRET}", b"x")),
            ),
        ),
        case(
            "an archive in it that swells",
            lambda: packed(parts_of(make()), (("media/a.zip", packed({"b": b"\x00" * 5_000_000})),)),
        ),
        case(
            "entities that multiply",
            lambda: changed(kind, with_doctype('<!ENTITY l0 "lol">' + LAUGHS, "&l8;")),
            "OR READ",
        ),
        case(
            "an entity of this machine's files",
            lambda: changed(kind, with_doctype(f'<!ENTITY x SYSTEM "file://{__file__}">', "&x;")),
            "OR READ",
        ),
        case(
            "an entity from the network",
            lambda: changed(kind, with_doctype('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;', "")),
            "OR READ",
        ),
        case("elements in elements", lambda: deep(kind), "OR READ"),
        case("cut in the middle", lambda: make()[: len(make()) // 2], "broken"),
        case("cut before its list of parts", lambda: make()[: make().rindex(b"PK\x05\x06")], "broken"),
        case("without its words", lambda: packed({n: c for n, c in parts_of(make()).items() if n != part}), "OR READ"),
        case("with its words as noise", lambda: changed(kind, lambda _: bytes(range(256)) * 20), "OR READ"),
        case("with its words empty", lambda: changed(kind, lambda _: b""), "OR READ"),
        case("only its first bytes", lambda: b"PK\x03\x04", "broken"),
        case("locked", lambda: _locked(make()), "password|archive"),
        case("behind a program", lambda: b"MZ\x90" + make(), "OR READ"),
        case("one part under two thousand names", lambda: overlapping(kind), "OR READ"),
    ]


def _locked(content: bytes) -> bytes:
    """The flag of encryption set on every part."""
    data = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


CASES = [
    *(case for kind in MAKERS for case in _cases(kind)),
    Case(
        name="docx: twenty thousand parts",
        file="a.docx",
        content=lambda: packed(parts_of(word_file()), tuple((f"x/{n}", b"") for n in range(20_001))),
        reason="far more than a text",
    ),
    Case(
        name="zip: of nothing known", file="a.zip", content=lambda: packed({"a.txt": WORDS.encode()}), reason="archive"
    ),
    Case(name="docx: an old Word file", file="a.docx", content=lambda: b"\xd0\xcf\x11\xe0" + bytes(600), reason="."),
]
