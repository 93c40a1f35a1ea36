"""Sixty invented documents in three languages whose title, author, publisher and date are known.

Twenty ways in which pages, pasted texts, mails and files say who wrote and published them, in each language; what a
document does not say is "" in its label.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage

from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document says of itself."""

    language: str
    title: str
    author: str
    publisher: str
    published: str
    written: str  # the date in words
    by: str  # before the author
    place: str
    rights: str
    home: str  # first labels of the page's menu
    prose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A document and what must be read of it."""

    name: str
    content: bytes
    label: About
    address: str = ""


ABOUTS = (
    About(
        language="fr", title="Les maîtres de Beni Amal ouvrent un club de débat", author="Nadège Sorel",
        publisher="La Vigie du Littoral", published="2021-05-03", written="3 mai 2021", by="Par", place="Beni Amal",
        rights="Tous droits réservés", home="Accueil", prose=FRENCH,
    ),
    About(
        language="en", title="Teachers of Port Selim open a debating club", author="Miriam Oakes",
        publisher="The Selim Lantern", published="2021-05-03", written="3 May 2021", by="By", place="Port Selim",
        rights="All rights reserved", home="Home", prose=ENGLISH,
    ),
    About(
        language="ar", title="مدرسو مرسى نور يفتتحون ناديا للمناظرة", author="وداد الصحراوي", publisher="منارة الساحل",
        published="2021-05-03", written="3 مايو 2021", by="بقلم:", place="مرسى نور", rights="جميع الحقوق محفوظة",
        home="الرئيسية", prose=ARABIC,
    ),
)  # fmt: skip


def _page(said: About, *, head: str = "", above: str = "", below: str = "", title: str = "") -> bytes:
    title = title or said.title
    return (
        f'<!DOCTYPE html><html lang="{said.language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><main><article><h1>{said.title}</h1>{above}<p>{said.prose}</p><p>{said.prose}</p><p>{said.prose}</p>"
        f"</article></main>{below}</body></html>"
    ).encode()


def _meta(**values: str) -> str:
    names = {"site": "og:site_name", "date": "article:published_time", "author": "author", "publisher": "dc.publisher"}
    return "".join(f'<meta property="{names[key]}" content="{value}">' for key, value in values.items())


def _linked(said: About, **more: object) -> str:
    item = {"@type": "NewsArticle", "headline": said.title, "datePublished": said.published, **more}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [item]}, ensure_ascii=False)}</script>'


def _text(said: About, *above: str, below: str = "") -> bytes:
    return "\n".join([*above, "", said.prose, "", said.prose, "", said.prose, "", below]).encode()


def _mail(said: About) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = said.title, f"{said.author} <writer@mail.invalid>"
    message["To"], message["Date"] = "reader@mail.invalid", "Mon, 03 May 2021 10:00:00 +0000"
    message.set_content(said.prose)
    return message.as_bytes()


SHAPES: dict[str, Callable[[About], bytes]] = {
    "site_name.html": lambda s: _page(
        s, head=_meta(site=s.publisher, date=s.published, author=s.author), title=f"{s.title} | {s.publisher}"
    ),
    "linked.html": lambda s: _page(
        s, head=_linked(s, author={"@type": "Person", "name": s.author}, publisher={"name": s.publisher})
    ),
    "linked_list.html": lambda s: _page(
        s, head=_linked(s, author=[{"name": s.author}], publisher=[{"@type": "Organization", "name": s.publisher}])
    ),
    "dublin.html": lambda s: _page(s, head=_meta(publisher=s.publisher, date=s.published, author=s.author)),
    "rights.html": lambda s: _page(
        s,
        above=f'<p class="byline">{s.by} {s.author}</p><time datetime="{s.published}">{s.written}</time>',
        below=f"<footer><p>© 2018-2021 {s.publisher}. {s.rights}.</p></footer>",
    ),
    "marked.html": lambda s: _page(
        s,
        head=_meta(site=s.publisher),
        above=f'<div class="author">{s.author}</div><time datetime="{s.published}T10:00:00Z">{s.written}</time>',
    ),
    "rights_first.html": lambda s: _page(
        s,
        head=_meta(date=s.published, author=s.author),
        below=f"<footer><p>{s.rights} © {s.publisher} 2021</p></footer>",
    ),
    "bar.html": lambda s: _page(s, head=_meta(date=s.published, author=s.author), title=f"{s.title} - {s.publisher}"),
    "host.html": lambda s: _page(s, head=_meta(date=s.published, author=s.author)),
    "pasted.txt": lambda s: _text(
        s, s.title, f"{s.by} {s.author}", s.written, below=f"© 2021 {s.publisher}. {s.rights}."
    ),
    "rights_last.txt": lambda s: _text(
        s, s.title, s.written, f"{s.by} {s.author}", below=f"{s.rights} {s.publisher} 2021"
    ),
    "place_behind.txt": lambda s: _text(
        s, s.title, f"{s.by} {s.author} - {s.place}", s.written, below=f"© {s.publisher}"
    ),
    "bar_behind.txt": lambda s: _text(
        s, s.title, f"{s.by} {s.author} | {s.written}", s.written, below=f"© {s.publisher}"
    ),
    "wrapped.txt": lambda s: _text(
        s, f"Title: {s.title}", f"Author: {s.author}", f"Date: {s.published}", f"Publisher: {s.publisher}"
    ),
    "front_matter.txt": lambda s: _text(
        s, "---", f'title: "{s.title}"', f"author: {s.author}", f"date: {s.published}", f"site: {s.publisher}", "---"
    ),
    "wire.txt": lambda s: (
        f"<DOC>\n<TITLE>{s.title}</TITLE>\n<DATE>{s.published}</DATE>\n<BYLINE>{s.author}</BYLINE>\n"
        f"<SRC>{s.publisher}</SRC>\n<TEXT>\n{s.prose}\n{s.prose}\n</TEXT>\n</DOC>\n"
    ).encode(),
    "comment.txt": lambda s: _text(
        s, f"# source: https://www.vigie-{s.language}.tn/2021/1", s.title, f"{s.by} {s.author}", s.written
    ),
    "front_matter.md": lambda s: _text(
        s,
        "---",
        f'title: "{s.title}"',
        f"author: {s.author}",
        f"date: {s.published}",
        f"publisher: {s.publisher}",
        "---",
    ),
    "head.md": lambda s: _text(s, f"# {s.title}", "", f"{s.by} {s.author}", "", s.written, below=f"© {s.publisher}"),
    "mail.eml": _mail,
}
_UNSAID = {"mail.eml": {"publisher": ""}}


def documents() -> Iterator[Labelled]:
    """Every shape in every language."""
    for said in ABOUTS:
        for name, make in SHAPES.items():
            host = f"vigie-{said.language}.tn"
            label = replace(said, **_UNSAID.get(name, {}))
            if name in {"host.html", "comment.txt"}:
                label = replace(label, publisher=host)
            address = f"https://www.{host}/2021/05/1" if name == "host.html" else ""
            yield Labelled(name=f"{said.language}_{name}", content=make(said), label=label, address=address)
