"""Reads electronic books (EPUB): the chapters in the order of the book's spine, metadata from its package.

A book has no menus, so nothing is weighed as boilerplate; its own table of contents is left out.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from marsad.reading import containers
from marsad.reading.dates import stated_date
from marsad.reading.decoding import decode
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.html_blocks import pieces_of_markup, pieces_of_tree
from marsad.records import BlockKind, Skipped

_KIND = "EPUB"
_TYPE = "application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_EVENT, _ROLE = "{http://www.idpf.org/2007/opf}event", "{http://www.idpf.org/2007/opf}role"
_TYPE_OF = "{http://www.idpf.org/2007/ops}type"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
# Scrambled fonts are no lock on the text.
_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chapter:
    path: str
    is_contents: bool


def recognises(content: bytes, name: str) -> bool:
    """By the declared media type or the container's own part; a damaged file by its ending."""
    if content.startswith(containers.SIGNATURE) and containers.declared_type(content) == _TYPE:
        return True
    return containers.is_made_of(content, name, _CONTAINER, ".epub")


def read(content: bytes, _file: str) -> Draft:
    """The draft of a book.

    Raises:
        BrokenFile: damaged, or locked by its publisher.
        TooLarge: it unpacks to more than a text can need.
    """
    with containers.opened(content, _KIND) as archive:
        _refuse_locked(archive)
        place = _package_path(archive)
        package = _tree(containers.part(archive, place, _KIND))
        found: list[Piece] = []
        skipped: list[Skipped] = []
        for chapter in _chapters(package, posixpath.dirname(place)):
            pieces = _pieces(archive, chapter.path)
            if chapter.is_contents:
                skipped += [Skipped(text=piece.text, reason="contents") for piece in pieces]
            else:
                found += pieces
    title = _said(package, "title")
    return Draft(
        pieces=tuple(_with_title(found, title)),
        skipped=tuple(skipped),
        title=title,
        published=next(filter(None, (stated_date(date) for date in _dates(package))), ""),
        author=", ".join(_authors(package)),
        publisher=_said(package, "publisher"),
    )


def _refuse_locked(archive: zipfile.ZipFile) -> None:
    if _ENCRYPTION not in archive.namelist():
        return
    listed = containers.part(archive, _ENCRYPTION, _KIND)
    if listed.count(b"EncryptionMethod") > sum(listed.count(method) for method in _FONTS):
        raise BrokenFile("This EPUB is locked by its publisher (DRM): add a copy that is free of the lock.")


def _package_path(archive: zipfile.ZipFile) -> str:
    tree = _tree(containers.part(archive, _CONTAINER, _KIND))
    root = tree.find(".//{*}rootfile")
    if root is None:
        raise containers.broken(_KIND)
    return str(root.get("full-path", ""))


def _chapters(package: etree._Element, folder: str) -> Iterator[_Chapter]:
    """The pages that the spine lists, in its order."""
    items = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    contents = {
        str(found.get("href")).partition("#")[0] for found in package.iterfind(".//{*}guide/{*}reference[@type='toc']")
    }
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and item.get("media-type") in _PAGES:
            path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            is_contents = "nav" in item.get("properties", "").split() or item.get("href") in contents
            yield _Chapter(path=path, is_contents=is_contents)


def _pieces(archive: zipfile.ZipFile, path: str) -> Sequence[Piece]:
    """The pieces of a chapter; one that is not well-formed is read as browsers read pages."""
    content = containers.part(archive, _name(archive, path), _KIND)
    try:
        return pieces_of_tree(_without_page_numbers(_parsed(content)))
    except etree.LxmlError:
        return pieces_of_markup(decode(content, path), _KIND)


def _name(archive: zipfile.ZipFile, path: str) -> str:
    """The part at a path; books are put together on systems to which small and capital letters are the same."""
    names = archive.namelist()
    return path if path in names else next((n for n in names if n.casefold() == path.casefold()), path)


def _without_page_numbers(tree: etree._Element) -> etree._Element:
    """The numbers of the printed pages stand amid the words, where these pages began."""
    for element in tree.iter(etree.Element):
        if element.get(_TYPE_OF) == "pagebreak" or element.get("role") == "doc-pagebreak":
            tail = element.tail
            element.clear()
            element.tail = tail
    return tree


def _dates(package: etree._Element) -> list[str]:
    """The dates of a book, that of its publication first and those of the file last."""
    found = list(package.iterfind(f".//{_DUBLIN_CORE}date"))
    found.sort(
        key=lambda date: ("publication", None).index(e) if (e := date.get(_EVENT)) in {"publication", None} else 2
    )
    return [" ".join("".join(date.itertext()).split()) for date in found]


def _authors(package: etree._Element) -> list[str]:
    """Who wrote a book; who translated or drew it is named beside them, and counts only where nobody else is."""
    found = list(package.iterfind(f".//{_DUBLIN_CORE}creator"))
    refined = {
        str(meta.get("refines", "")).removeprefix("#"): (meta.text or "").strip()
        for meta in package.iterfind(".//{*}meta[@property='role']")
    }
    own = [c for c in found if (c.get(_ROLE) or refined.get(c.get("id", "")) or "aut") == "aut"]
    return [text for creator in own or found if (text := " ".join("".join(creator.itertext()).split()))]


def _tree(content: bytes) -> etree._Element:
    try:
        return _parsed(content)
    except etree.LxmlError as error:
        raise containers.broken(_KIND) from error


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


def _all(package: etree._Element, name: str) -> list[str]:
    """What the package states under a name of the Dublin Core."""
    elements = package.iterfind(f".//{_DUBLIN_CORE}{name}")
    return [text for element in elements if (text := " ".join("".join(element.itertext()).split()))]


def _said(package: etree._Element, name: str) -> str:
    return next(iter(_all(package, name)), "")


def _with_title(found: Sequence[Piece], title: str) -> Sequence[Piece]:
    """The title first, unless the book begins with it."""
    if not title:
        return found
    piece = Piece(kind=BlockKind.TITLE, text=title)
    begins = bool(found) and found[0].text.casefold() == title.casefold()
    return [piece, *found[1:]] if begins else [piece, *found]
