"""Where notes, marks and full stops stand in each language, and which spaces do not end a row."""

from dataclasses import replace

import pytest

from marsad.reports.logic.finishing import finished, finished_line, unbroken
from marsad.reports.logic.report import Block, Line, Reference, Table, Words

NOTE = Reference(
    fact="f", document="d", document_name="Qui ?", file="d.txt", language="fr", start=1, end=9, quote="« so » ?",
    shown="« so » ?",
)  # fmt: skip


def said(line: Line) -> str:
    """The line with a star for each note."""
    return "".join(words.text + "*" * len(words.references) for words in line.words) + "†" + line.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rabat, 1er juin 2022", "Rabat, 1er_juin_2022"),
        ("يومي 13 و14 تشرين الثاني 2023", "يومي 13 و14_تشرين_الثاني_2023"),
        ("on 14–16 November 2023", "on 14–16_November_2023"),
        ("les 5 et 6 mai 2024", "les 5 et 6_mai_2024"),
        ("3 marches", "3 marches"),
    ],
)
def test_a_date_does_not_break_between_day_month_and_year(text, expected):
    assert unbroken(text).replace("\u00a0", "_") == expected


@pytest.mark.parametrize(("language", "expected"), [("en", "In 2023.*†"), ("fr", "In 2023*†."), ("ar", "In 2023*†.")])
def test_notes_of_a_sentence_stand_behind_its_stop_in_english_only(language, expected):
    line = Line(words=(Words(text="In 2023."), Words(text="", references=(NOTE,))))
    assert said(finished_line(line, language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "By A,* and B.*†"), ("fr", "By A*, and B*†."), ("ar", "By A*, and B*†.")]
)
def test_notes_within_a_sentence_stand_behind_the_comma_in_english_only(language, expected):
    a, b = (Words(text=name, language="es", references=(NOTE,)) for name in "AB")
    line = Line(words=(Words(text="By "), a, Words(text=", and "), b, Words(text=".")))
    assert said(finished_line(line, language)) == expected


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_what_a_figure_was_counted_from_stands_before_the_stop(language):
    line = finished_line(Line(words=(Words(text="Three calls."),), counted=(("d", 1, 2),)), language)
    assert (line.words[0].text, line.end) == ("Three calls", ".")


def test_the_stop_of_a_quotation_is_its_own():
    line = Line(words=(Words(text="We begin.", language="en", references=(NOTE,)),))
    assert finished_line(line, "fr").end == ""


def test_cells_are_finished_too():
    cell = Line(words=(Words(text="Sure."), Words(text="", references=(NOTE,))))
    table = Table(caption="", columns=("A",), rows=((cell,),))
    (block,) = finished([Block(layout="table", table=table)], "fr")
    assert block.table is not None
    assert said(block.table.rows[0][0]) == "Sure*†."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dont 71 % ont", "dont 71\u00a0% ont"),
        ("Rabat : qui ? « elle »", "Rabat\u00a0: qui\u00a0? «\u00a0elle\u00a0»"),
        ("at 5 o'clock: so", "at 5 o'clock: so"),
        ("a :smile", "a :smile"),
    ],
)
def test_signs_do_not_begin_a_row(text, expected):
    assert unbroken(text) == expected


def test_notes_keep_their_quoted_words_and_lose_only_breaks():
    line = finished_line(Line(words=(Words(text="x", language="fr", references=(NOTE,)),)), "en")
    (note,) = line.references
    assert (note.quote, note.shown) == (NOTE.quote, "«\u00a0so\u00a0»\u00a0?")
    assert replace(note, shown=NOTE.shown, document_name=NOTE.document_name) == NOTE
