"""Lists of works are cut into their records, each with the bytes that it has wherever it stands."""

from datetime import UTC, datetime

from marsad.records import Original, Unread
from marsad.sources.holding import Holding
from marsad.sources.unpacking import opened

WHEN = datetime(2023, 5, 1, tzinfo=UTC)


def given(content: str, name: str) -> list[Original | Unread]:
    return list(opened(Holding(file=name, address=f"/x/{name}", retrieved=WHEN, content=content.encode())))


def test_a_record_keeps_its_bytes_wherever_it_stands() -> None:
    one, two = "TY  - JOUR\nTI  - One\nER  -\n", "TY  - JOUR\nTI  - Two\nER  -\n"
    alone, behind = given(two, "b.ris")[0], given(one + "\n" + two, "a.ris")[1]
    assert isinstance(alone, Original)
    assert isinstance(behind, Original)
    assert alone.content == behind.content
    assert (behind.file, behind.address) == ("a.ris/2.ris", "/x/a.ris#2.ris")


def test_macros_go_with_the_entries_that_use_them() -> None:
    found = given("@string{u = {Univ}}\n@book{a, title={A}, publisher=u}\n@book{b, title={B}}\n", "a.bib")
    assert [b"@string" in item.content for item in found if isinstance(item, Original)] == [True, False]


def test_rows_carry_the_names_of_their_columns() -> None:
    (row,) = given("Titre;Auteur\nLa ville;A. Dib\n\n", "a.csv")
    assert isinstance(row, Original)
    assert row.content == b"Titre,Auteur\nLa ville,A. Dib\n"


def test_a_list_without_records_says_so() -> None:
    (item,) = given("% nothing yet\n", "a.bib")
    assert isinstance(item, Unread)
    assert "holds no record" in item.reason


def test_tables_of_arabic_spreadsheets_are_lists_too() -> None:
    table = "العنوان;المؤلف;السنة\nالمدينة والشباب;سعاد الواحي;2019\n"
    for name, content in (
        ("a.csv", table.encode("cp1256")),
        ("a.txt", table.replace(";", "\t").encode("utf-16")),
    ):
        (row,) = opened(Holding(file=name, address="/x", retrieved=WHEN, content=content))
        assert isinstance(row, Original)
        assert row.file == f"{name}/1.csv"


def test_text_whose_first_line_names_a_title_is_no_table() -> None:
    (text,) = given("title;author\nwords\n", "a.txt")
    assert text.file == "a.txt"


def test_a_list_that_is_cut_short_or_told_of_keeps_all_its_records() -> None:
    header = "Provider: A Press\nContent: text/plain\n\n"
    found = given(f"{header}TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nTI  - Two\n\nTY  - JOUR\nTI  - Three\n", "a.ris")
    assert [item.content.count(b"ER  -") for item in found if isinstance(item, Original)] == [1, 1, 1]


def test_two_entries_under_one_key_are_both_given() -> None:
    found = given("@book{a, title={One}}\n@book{a, title={Two}}\n@book{b, title={Three}}\n", "a.bib")
    assert [item.file for item in found if isinstance(item, Original)] == ["a.bib/1.bib", "a.bib/2.bib", "a.bib/3.bib"]


def test_what_spreadsheets_say_to_one_another_is_no_column() -> None:
    for start in ("sep=;\n", "\n\n", "\nsep=;\r\n"):
        (row,) = given(f"{start}Titre;Auteur\nLa ville;A. Dib\n", "a.csv")
        assert isinstance(row, Original)
        assert row.content == b"Titre,Auteur\nLa ville,A. Dib\n"
