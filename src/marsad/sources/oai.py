"""OAI-PMH: harvests a repository from the day of the last visit on, in Dublin Core or MARC, token by token.

A harvest that breaks off is begun again from the same day next time; records that are here are known by their bytes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from lxml import etree

from marsad.records import Arrival, Remembered, Unread, Visited
from marsad.sources.holding import Holding
from marsad.sources.web.errors import WebError
from marsad.sources.web.fetch import Page, Web
from marsad.sources.xml import local, named, parsed, text_of, whole

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_NOTHING_NEW = "noRecordsMatch"
_MOST_PAGES = 100_000
_WORDS: tuple[str, ...] = ("metadataPrefix", "set", "from", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a repository."""

    records: tuple[tuple[str, bytes], ...]  # identifier and metadata
    deleted: tuple[str, ...]
    token: str
    day: str  # on which it was given
    error: str  # code and words; "" when all went well


def recognises(head: bytes, name: str) -> bool:
    """Whether it is an answer of a repository, by the name of its first element."""
    return name == "OAI-PMH" and b"openarchives.org/OAI/2.0" in head


def answer_of(content: bytes) -> Answer:
    """What a repository answers; raises ValueError."""
    root = parsed(content)
    if local(root) != "OAI-PMH":
        raise ValueError(f"an answer of a repository begins otherwise than <{local(root)}>")
    error = next(named(root, "error"), None)
    token = next(named(root, "resumptionToken"), None)
    found = [record for record in named(root, "record") if any(local(child) == "header" for child in record)]
    headers = [(next(named(record, "header")), record) for record in found]
    return Answer(
        records=tuple(
            (text_of(header, "identifier"), _metadata(record))
            for header, record in headers
            if header.get("status") != "deleted" and _metadata(record)
        ),
        deleted=tuple(text_of(header, "identifier") for header, _ in headers if header.get("status") == "deleted"),
        token=(token.text or "").strip() if token is not None else "",
        day=text_of(root, "responseDate")[:10],
        error=f"{error.get('code', '')}: {(error.text or '').strip()}" if error is not None else "",
    )


def _metadata(record: etree._Element) -> bytes:
    """The metadata alone: the header changes when a repository is rebuilt, the work does not."""
    outer = next(named(record, "metadata"), None)
    return whole(outer[0]) if outer is not None and len(outer) else b""


def records(holding: Holding) -> Iterator[Arrival]:
    """The records of one answer that was kept as a file."""
    try:
        answer = answer_of(holding.whole())
    except ValueError:
        yield holding.unread("This answer of a repository is broken: ask for it again.")
        return
    yield from _given(holding, answer)
    if answer.token:
        yield holding.unread("This file is one part of an answer: add the repository's address for the rest.", "rest")
    if answer.error:
        yield holding.unread(f"The repository answered with an error ({answer.error}): ask for it again.")
    elif not answer.records and not answer.deleted:
        yield holding.unread("This answer of a repository holds no records: add the repository's address.")


def _given(holding: Holding, answer: Answer) -> Iterator[Arrival]:
    for number, (identifier, content) in enumerate(answer.records, start=1):
        yield holding.record(f"{_plain(identifier) or number}.xml", content)
    if answer.deleted:
        count, names = len(answer.deleted), ", ".join(answer.deleted[:5])
        more = ", …" if count > 5 else ""
        yield holding.unread(f"The repository has withdrawn {count} × records: {names}{more}.", "(withdrawn)")


def _plain(identifier: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.:-]+", "_", identifier)


def harvest(source: str, page: Page, web: Web, remembered: Remembered) -> Iterator[Arrival]:
    """All records of a repository that are new since the last visit, then the note of this one.

    `page` is what stands at the address that the user named, with or without words such as `verb=ListRecords`.
    """
    base, asked = _parts(source)
    problem, cursor, holding = "", "", _holding(source, page)
    words = {"verb": "ListRecords", "metadataPrefix": "oai_dc", **asked}
    if remembered.cursor:
        words["from"] = remembered.cursor
    is_same = asked == words  # the user's own words: the answer is here already
    tokens: set[str] = set()
    try:
        answer = answer_of(page.content if is_same else web.page(_address(base, words)).content)
        cursor = answer.day if _DAY.match(answer.day) else remembered.cursor
        for _ in range(_MOST_PAGES):
            if answer.error and not answer.error.startswith(_NOTHING_NEW):
                problem = f"The repository answered with an error ({answer.error}): check the address."
                break
            yield from _given(holding, answer)
            if not answer.token or answer.token in tokens:
                break
            tokens.add(answer.token)
            answer = answer_of(
                web.page(_address(base, {"verb": "ListRecords", "resumptionToken": answer.token})).content
            )
    except WebError as error:
        problem = str(error)
    except ValueError:
        problem = "The repository's answer is broken: try again later."
    if problem:
        yield Unread(file=holding.file, address=source, reason=problem)
    when = page.retrieved
    yield Visited(
        source=source, kind="oai", when=when, cursor=remembered.cursor if problem else cursor, problem=problem
    )


def _holding(source: str, page: Page) -> Holding:
    base, _ = _parts(source)
    parts = urlsplit(base)
    return Holding(file=f"{parts.netloc}{parts.path}".rstrip("/"), address=base, retrieved=page.retrieved)


def _parts(source: str) -> tuple[str, Mapping[str, str]]:
    """The repository's address, and the words behind it that say what is wanted."""
    parts = urlsplit(source)
    said = {name: values[0] for name, values in parse_qs(parts.query).items()}
    wanted: dict[str, str] = {name: said.pop(name) for name in _WORDS if name in said}
    verb = said.pop("verb", "")
    said.pop("resumptionToken", None)
    if verb == "ListRecords":
        wanted = {"verb": verb, **wanted}
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(said), "")), wanted


def _address(base: str, words: Mapping[str, str]) -> str:
    return f"{base}{'&' if urlsplit(base).query else '?'}{urlencode(words)}"
