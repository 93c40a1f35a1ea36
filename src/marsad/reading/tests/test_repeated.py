import itertools
from dataclasses import replace

from marsad.reading.repeated import edges_of, repeated_lines, source_of, without_repeated
from marsad.reading.tests.making import ARABIC, ENGLISH, document
from marsad.records import Document

FOOT = "The Plateau Herald has told of its region since long ago"
SITE = "https://www.herald.example/news/"


def _page(number: int, *, foot: str = FOOT, address: str = SITE) -> Document:
    own = f"{ENGLISH.replace('thirty', str(number))}\n\n{ENGLISH.replace('school', f'place {number}')}"
    title = f"Meeting number {number} of the teachers of the region"
    found = document(f"{title}\n\n{own}\n\n{own.replace('teachers', 'nurses')}\n\n{foot}\n")
    return replace(found, address=f"{address}{number}")


def _learnt(pages: list[Document]) -> dict[str, frozenset[str]]:
    return repeated_lines(edges_of(p.address, p.text, p.blocks, p.skipped) for p in pages)


def test_a_line_of_three_pages_of_a_site_goes_and_is_listed() -> None:
    pages = [_page(number) for number in (1, 2, 3)]
    assert FOOT in pages[0].text
    for page in pages:
        cut = without_repeated(page, _learnt(pages))
        assert FOOT not in cut.text
        assert [(part.text, part.reason) for part in cut.skipped] == [(FOOT, "repeated_in_source")]
        assert [cut.text[b.start : b.end] for b in cut.blocks] == [page.text[b.start : b.end] for b in page.blocks][:-1]


def test_what_is_learnt_does_not_depend_on_the_order_nor_on_what_was_taken_out_before() -> None:
    pages = [_page(number) for number in range(1, 5)]
    learnt = _learnt(pages)
    assert all(_learnt(list(order)) == learnt for order in itertools.permutations(pages))
    assert _learnt([*(without_repeated(page, learnt) for page in pages[:3]), pages[3]]) == learnt


def test_two_pages_or_pages_of_several_sites_teach_nothing() -> None:
    assert not _learnt([_page(1), _page(2)])
    assert not _learnt([_page(n, address=f"https://site{n}.example/") for n in (1, 2, 3)])


def test_a_folder_needs_more_documents_than_a_site() -> None:
    pages = [_page(number, address="/home/press/") for number in range(1, 6)]
    assert not _learnt(pages[:4])
    assert _learnt(pages)


def test_reprints_of_one_text_keep_it() -> None:
    pages = [_page(7) for _ in range(5)]
    pages = [
        Document(**{**{n: getattr(p, n) for n in Document.__slots__}, "address": f"{SITE}{i}"})
        for i, p in enumerate(pages)
    ]
    assert not _learnt(pages)


def test_titles_and_short_headings_stay() -> None:
    learnt = _learnt([_page(number, foot="Next steps") for number in range(1, 6)])
    assert not learnt
    page = replace(document(f"A meeting of the teachers of the region\n\n{ENGLISH}\n\n{ARABIC}"), address=SITE)
    known = {"herald.example": frozenset({"a meeting of the teachers of the region"})}
    assert page.title == "A meeting of the teachers of the region"
    assert without_repeated(page, known) is page


def test_the_source_of_an_address() -> None:
    assert source_of("https://www.herald.example/a/b") == source_of("http://herald.example/c") == "herald.example"
    assert source_of("/home/press/a.txt") == source_of("/home/press/b.txt") != source_of("/home/other/a.txt")
    assert source_of("pasted") == ""
