"""Weaving facts into a text loses nothing, doubles nothing, and nests as the facts do."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from marsad.evidence.marks import Marked, Node, paragraphs
from marsad.records import Block, BlockKind, Document, FactKind, make_fact

TEXT = "مرصد reads the words as they stand, and نص آخر follows them here."
WHOLE = (Block(kind=BlockKind.PARAGRAPH, start=0, end=len(TEXT)),)
HALVES = (Block(kind=BlockKind.TITLE, start=0, end=30), Block(kind=BlockKind.LIST_ITEM, start=31, end=len(TEXT)))


def document(blocks):
    return Document(
        id="d1", file="a", address="a", media_type="text/plain", retrieved=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="", text=TEXT, language="en", blocks=blocks,
    )  # fmt: skip


def fact(start: int, end: int, kind: FactKind = FactKind.PERSON):
    fields = {"name": f"{kind}{start}-{end}"}
    return make_fact(document(WHOLE), kind, start, end, fields=fields, confidence=1, rule="r", extractor="e")


def words(nodes: tuple[Node, ...]) -> str:
    return "".join(node if isinstance(node, str) else words(node.inside) for node in nodes)


def pieces(nodes: tuple[Node, ...]) -> list[Marked]:
    marked = [node for node in nodes if isinstance(node, Marked)]
    return [piece for node in marked for piece in (node, *pieces(node.inside))]


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 25)).map(lambda s: (s[0], min(s[0] + s[1], len(TEXT))))


@given(found=st.lists(spans, max_size=8, unique=True))
def test_the_text_and_every_fact_come_out_whole(found):
    facts = [fact(start, end) for start, end in found]
    (paragraph,) = paragraphs(document(WHOLE), facts)
    assert words(paragraph.nodes) == TEXT
    for one in facts:
        parts = [p for p in pieces(paragraph.nodes) if p.piece.fact is one]
        assert "".join(words(part.inside) for part in parts) == one.citation.quote
        assert [part.piece.is_first for part in parts] == [True] + [False] * (len(parts) - 1)


def test_a_fact_within_another_stands_inside_it():
    (paragraph,) = paragraphs(document(WHOLE), [fact(10, 14), fact(5, 35)])
    (outer,) = [node for node in paragraph.nodes if isinstance(node, Marked)]
    (inner,) = [node for node in outer.inside if isinstance(node, Marked)]
    assert words(inner.inside) == TEXT[10:14]


def test_two_facts_on_the_same_words_are_both_marked():
    (paragraph,) = paragraphs(document(WHOLE), [fact(5, 10), fact(5, 10, FactKind.ORGANISATION)])
    assert len(pieces(paragraph.nodes)) == 2


def test_a_fact_over_the_edge_of_a_block_is_cut_there():
    first, second = paragraphs(document(HALVES), [fact(25, 40)])
    assert [words(p.inside) for p in pieces(first.nodes)] == [TEXT[25:30]]
    assert [words(p.inside) for p in pieces(second.nodes)] == [TEXT[31:40]]
    assert not pieces(second.nodes)[0].piece.is_first


def test_a_document_without_blocks_is_one_paragraph():
    (paragraph,) = paragraphs(document(()), [])
    assert paragraph.nodes == (TEXT,)


def test_blocks_keep_their_language_and_a_new_page_is_told_once():
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, start=0, end=4, page=1, language="ar"),
        Block(kind=BlockKind.PARAGRAPH, start=5, end=30, page=1),
        Block(kind=BlockKind.PARAGRAPH, start=31, end=40, page=2),
    )
    laid_out = paragraphs(document(blocks), [])
    assert [(p.direction, p.page) for p in laid_out] == [("rtl", 1), ("ltr", None), ("ltr", 2)]
