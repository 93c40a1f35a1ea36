"""PDF files."""

import zlib

from marsad.reading.guarded.tests.made import pdf_of
from marsad.reading.tests.hostile.case import SECRET, WORDS, Case

SHORT = "They met again in the spring to speak of clubs and schools."
DRAWN = f"BT /F1 10 Tf 40 700 Td ({SHORT}) Tj ET".encode()
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(*objects: bytes, root: bytes = b"1 0 R", more: bytes = b"") -> bytes:
    """A PDF of objects, with a table of where they stand."""
    content, places = b"%PDF-1.7\n", []
    for number, part in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return (
        content
        + head
        + table
        + b"trailer\n<</Root %b/Size %d%b>>\nstartxref\n%d\n%%%%EOF" % (root, size, more, len(content))
    )


def stream(content: bytes, about: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n" % (len(content), about) + content + b"\nendstream"


def one_page(content: bytes, box: bytes = b"0 0 600 800", about: bytes = b"", more: bytes = b"") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R%b>>" % more,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % box,
        stream(content, about),
        FONT,
    )


def bomb(layers: int) -> bytes:
    content = DRAWN + b" " * 60_000_000 if layers == 1 else DRAWN + b" " * 6_000_000
    for _ in range(layers):
        content = zlib.compress(content, 9)
    return one_page(content, about=b"/Filter[" + b"/FlateDecode" * layers + b"]")


def pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return one_page(DRAWN).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[%b]/Count %d" % (kids, count))


def form_in_itself() -> bytes:
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        stream(DRAWN + b" /X Do"),
        FONT,
        form,
    )


def _case(name: str, content: bytes | None = None, *, reason: str = "", holds: str = SHORT, **made: bytes) -> Case:
    data = one_page(DRAWN, **made) if content is None else content
    return Case(name=f"pdf: {name}", file="a.pdf", content=lambda: data, reason=reason, holds=(holds,))


TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
CASES = [
    _case("a program that opens with it", more=b"/OpenAction<</S/JavaScript/JS(%b)>>" % SECRET.encode()),
    _case("a file inside", more=b"/Names<</EmbeddedFiles<</Names[(%b) 4 0 R]>>>>" % SECRET.encode()),
    _case("a page larger than a country", box=b"0 0 999999999 999999999"),
    _case(
        "a picture of a page larger than a field", one_page(b"0 0 9 9 re f", box=b"0 0 14400 14400"), reason="OR READ"
    ),
    _case("a page of no size", box=b"0 0 0 0"),
    _case("a page turned inside out", box=b"600 800 0 0"),
    _case("a page of no numbers", box=b"/A /B (c) []"),
    _case(
        "a page that is its own parent",
        one_page(DRAWN).replace(TREE, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        reason=".",
    ),
    _case(
        "a tree that counts a thousand million pages",
        one_page(DRAWN).replace(b"/Count 1>>", b"/Count 999999999>>"),
    ),
    _case(
        "a tree that counts less than none", one_page(DRAWN).replace(b"/Count 1>>", b"/Count -5>>"), reason="OR READ"
    ),
    _case("four thousand pages", pages(4_000), reason="pages"),
    _case("a form that draws itself", form_in_itself()),
    _case(
        "a length that leads back to itself",
        one_page(DRAWN).replace(b"<</Length %d" % len(DRAWN), b"<</Length 4 0 R"),
        reason="OR READ",
    ),
    _case(
        "contents that are a page", one_page(DRAWN).replace(b"/Contents 4 0 R", b"/Contents 3 0 R"), reason="OR READ"
    ),
    _case("a font that is a page", one_page(DRAWN).replace(b"/F1 5 0 R", b"/F1 3 0 R"), reason="OR READ"),
    _case("a table that points to itself", one_page(DRAWN).replace(b"/Size 6", b"/Size 6/Prev 9")),
    _case("a table that goes round", pdf(*[b"<</Type/Catalog>>"] * 3, more=b"/Prev 15"), reason="OR READ"),
    _case("a table somewhere else", one_page(DRAWN).rsplit(b"startxref", 1)[0] + b"startxref\n99999999\n%%EOF"),
    _case("without a table", one_page(DRAWN).split(b"xref")[0], reason="OR READ"),
    _case("a stream that unpacks to 60 MB", bomb(1), reason="OR READ"),
    _case("streams in streams", bomb(3), reason="OR READ"),
    _case("brackets in brackets", one_page(b"[" * 200_000), reason="text"),
    _case("dictionaries in dictionaries", one_page(DRAWN, more=b"/A" + b"<</A" * 20_000), reason="OR READ"),
    _case("arrays in the catalogue", one_page(DRAWN, more=b"/A" + b"[" * 50_000), reason="OR READ"),
    _case("states saved without end", one_page(b"q " * 200_000 + DRAWN)),
    _case("white letters in no size", one_page(DRAWN + b" BT /F1 0 Tf 40 600 Td (unseen) Tj ET"), reason="OR READ"),
    _case("a filter that nobody knows", one_page(DRAWN, about=b"/Filter/Unknown")),
    _case("a filter of noise", one_page(b"noise" * 50, about=b"/Filter/FlateDecode"), reason="."),
    _case(
        "locked without a key",
        one_page(DRAWN).replace(b"/Size 6", b"/Size 6/Encrypt<</Filter/Standard/V 4/R 4/P -1/O(x)/U(y)>>"),
        reason=".",
    ),
    _case("cut in the middle", one_page(DRAWN)[:250], reason="."),
    _case("only its first line", b"%PDF-1.7\n", reason="."),
    _case("two in one", one_page(DRAWN) + one_page(DRAWN.replace(b"spring", b"autumn")), holds="They met again"),
    _case(
        "behind a web page", b"<html><body>" + SECRET.encode() + b"</body></html>" + one_page(DRAWN), reason="OR READ"
    ),
    Case(name="pdf: called text", file="a.txt", content=lambda: one_page(DRAWN), holds=(SHORT,)),
    Case(name="pdf: a page without words", file="a.pdf", content=lambda: pdf_of(b"").content, reason="pictures|text"),
    Case(
        name="pdf: words after its end", file="a.pdf", content=lambda: one_page(DRAWN) + WORDS.encode(), holds=(SHORT,)
    ),
]
