"""The words of Word's paragraphs as they stand when all changes are accepted: what was deleted or moved away is out."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = W + "txbxContent"
# Not part of the running words: former text, the second copy of a drawing, what stands in a box of its own.
_ASIDE = frozenset({W + "del", W + "moveFrom", W + "rt", _FALLBACK, BOX})
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph, with a new line where it breaks one."""
    return "".join(_words(paragraph))


def join_paragraphs(root: etree._Element) -> None:
    """Joins each paragraph whose end was deleted with changes tracked to the one behind it, whose looks it takes."""
    for paragraph in list(root.iter(W + "p")):
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        following = paragraph.getnext()
        if is_on(marks, "del") and following is not None and following.tag == W + "p":
            start = 0 if following.find(W + "pPr") is None else 1
            following[start:start] = [child for child in paragraph if child.tag != W + "pPr"]
            paragraph.getparent().remove(paragraph)


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph, each once."""
    for child in _within(paragraph, aside=frozenset({W + "del", W + "moveFrom", _FALLBACK})):
        if child.tag == BOX and next(child.iterancestors(W + "p")) is paragraph:
            yield child


def notes_of(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """The notes that a paragraph refers to, as ("footnote" or "endnote", id)."""
    for child in _within(paragraph, aside=_ASIDE):
        if child.tag in {W + "footnoteReference", W + "endnoteReference"}:
            yield etree.QName(child).localname.removesuffix("Reference"), child.get(W + "id", "")


def page_breaks(paragraph: etree._Element) -> tuple[int, int]:
    """How many pages ended before the paragraph's first word, and in all, where Word last saw them end."""
    before, total, has_words = 0, 0, False
    for node in _within(paragraph, aside=_ASIDE):
        if node.tag == W + "lastRenderedPageBreak":
            total += 1
            before += not has_words
        has_words = has_words or (node.tag == W + "t" and bool((node.text or "").strip()))
    return before, total


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as "vanish" is set among properties."""
    switch = None if properties is None else properties.find(W + name)
    return switch is not None and switch.get(W + "val", "1") not in _OFF


def _words(paragraph: etree._Element) -> Iterator[str]:
    for node in _within(paragraph, aside=_ASIDE):
        if node.tag in {W + "t", _MATH}:
            yield node.text or ""
        elif node.tag in _SIGNS:
            yield "" if next(node.iterancestors()).tag == W + "tabs" else _SIGNS[node.tag]
        elif node.tag == W + "sym":
            yield _symbol(node.get(W + "char", ""))


def _within(element: etree._Element, *, aside: frozenset[str]) -> Iterator[etree._Element]:
    """All that an element holds, in order, without what stands aside; hidden runs too are passed over."""
    for child in element:
        if child.tag in aside or (child.tag == W + "r" and is_on(child.find(W + "rPr"), "vanish")):
            continue
        yield child
        yield from _within(child, aside=aside)


def _symbol(code: str) -> str:
    """A character of a symbol font; those of the private area are pictures and no letters."""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= character <= "\uf8ff" else character
