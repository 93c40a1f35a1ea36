"""Small sound files with which fuzzing begins, by the reader's name or the ending of a list that sources open."""

import gzip
import io
import zipfile
import zlib

from marsad.reading.tests.hostile.case import WORDS
from marsad.reading.tests.hostile.mutations import SOUND
from marsad.reading.tests.making_formats import mail

_MARC = (
    "<collection xmlns='http://www.loc.gov/MARC21/slim'><record><leader>00000nam a2200000 a 4500</leader>"
    "<controlfield tag='008'>210101s2021    fr            000 0 fre d</controlfield>"
    "<datafield tag='100' ind1='1' ind2=' '><subfield code='a'>Zaki, Nora</subfield></datafield>"
    "<datafield tag='245' ind1='1' ind2='0'><subfield code='a'>Un titre</subfield></datafield>"
    f"<datafield tag='520' ind1=' ' ind2=' '><subfield code='a'>{WORDS}</subfield></datafield></record></collection>"
)
_DUBLIN_CORE = (
    "<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    f"<dc:title>A title</dc:title><dc:creator>Zaki, Nora</dc:creator><dc:description>{WORDS}</dc:description>"
    "<dc:date>2021-03</dc:date></oai_dc:dc>"
)
_OAI = (
    "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords><record><header><identifier>oai:x:1</identifier>"
    f"</header><metadata>{_DUBLIN_CORE}</metadata></record></ListRecords></OAI-PMH>"
)
_FEED = (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>News</title><item>"
    "<title>A title</title><link>https://example.org/1</link><pubDate>Mon, 07 Jun 2021 10:00:00 GMT</pubDate>"
    f"<content:encoded>&lt;p&gt;{WORDS * 8}&lt;/p&gt;</content:encoded></item></channel></rss>"
)
_JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [{"id": "1", "title": "A title", "url": '
    f'"https://example.org/1", "date_published": "2021-06-07T10:00:00Z", "content_text": "{WORDS}"}}]}}'
)
_MHTML = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type="text/html"\n\n--b\nContent-Type: text/html; '
    "charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
)
_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-06-07T10:00:00Z\r\n"
    "WARC-Target-URI: https://example.org/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
)
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + SOUND["a.html"]()
_SITEMAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:x='http://www.w3.org/1999/xhtml'><url>"
    "<loc>https://example.org/1</loc><x:link rel='alternate' hreflang='ar' href='https://example.org/ar/1'/>"
    "<lastmod>2021-06-07T10:00:00+01:00</lastmod></url></urlset>"
)


def _zip() -> bytes:
    """A page and a list of works in a folder of an archive."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pages/a.html", SOUND["a.html"]())
        archive.writestr("a.ris", "TY  - THES\nTI  - A title\nER  - \n")
    return kept.getvalue()


def _with_files() -> bytes:
    """A mail on which a text and a page hang."""
    message = mail(body=WORDS)
    message.add_attachment(WORDS, filename="a.txt")
    message.add_attachment(SOUND["a.html"](), maintype="text", subtype="html", filename="a.html")
    return message.as_bytes()


SEEDS = {
    "ris": f"TY  - THES\nAU  - Zaki, Nora\nTI  - A title\nPY  - 2021/03/04\nAB  - {WORDS}\nER  - \n".encode(),
    "bibtex": f"@phdthesis{{a, author={{Zaki, Nora}}, title={{A title}}, year=2021, abstract={{{WORDS}}}}}\n".encode(),
    "csv": f"Titre;Auteur;Date;Résumé\nUn titre;N. Zaki;2021;{WORDS}\n".encode(),
    "json": f'{{"id": "https://openalex.org/W1", "title": "A title", "abstract": "{WORDS}"}}'.encode(),
    "marc": _MARC.encode(),
    "oai_dc": _DUBLIN_CORE.encode(),
    "oai": _OAI.encode(),
    "feed": _FEED.encode(),
    "json_feed": _JSON_FEED.encode(),
    "mhtml": _MHTML.encode() + SOUND["a.html"]() + b"\n--b--\n",
    "zip": _zip(),
    "attached": _with_files(),
    "sitemap": _SITEMAP.encode(),
    "robots": b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 2\nSitemap: https://example.org/s.xml\n",
    "chunks": b"4;x=1\r\nabcd\r\n0\r\n\r\n",
    "gzip": gzip.compress(_SITEMAP.encode()),
    "deflate": zlib.compress(_SITEMAP.encode()),
    "warc": _WARC.encode() + f"{len(_ANSWER)}\r\n\r\n".encode() + _ANSWER + b"\r\n\r\n",
    "markdown": f"---\ntitle: A title\ndate: 2021-03-04\n---\n# Head\n\n| a | b |\n|---|---|\n\n- {WORDS}\n".encode(),
    "text": f"Accueil Contact\nBy Nora Zaki\n4 March 2021\n\n{WORDS}\n\nPartager\n\u00a9 2021 The Centre\n".encode(),
}
LISTS = ("feed", "json_feed", "oai", "ris", "bibtex", "csv", "marc", "json", "warc", "zip", "attached")
ANSWERS = ("sitemap", "robots", "chunks", "gzip", "deflate")  # what sites answer, read before anything is opened


def seed(name: str, file: str) -> bytes:
    """A sound file of a format: a small page where there is none."""
    return SEEDS.get(name) or SOUND.get(file, SOUND["a.html"])()
