from datetime import date, datetime
from io import BytesIO

import polib
import pytest
from django.utils.translation import override
from openpyxl import Workbook

from marsad.followup import apps
from marsad.followup.errors import RegisterFileError
from marsad.followup.kinds import Status
from marsad.followup.labels import STATUSES
from marsad.followup.logic.mapping import guess_mapping, read_rows, unknown_statuses
from marsad.followup.logic.tables import read_table
from marsad.followup.views.imports import FIELDS
from marsad.language.scripts import only

WITH_HOUR = datetime(2024, 5, 6, 14, 30)  # noqa: DTZ001 - as spreadsheets keep them


def rows_of(content: bytes, file: str):
    table = read_table(content, file)
    return read_rows(table, guess_mapping(table), {})


def test_dates_as_people_write_them_become_days():
    content = (
        "التوصية;الأجل;التاريخ\n"
        "فتح مكتبة في كل حي;٣١/١٢/٢٠٢٦;5 مايو 2024\n"
        "تدريب المعلمين;03/04/2026;2024\n"
        "نشر التقرير;31.12.2026;غدا\n"
    )
    with override("ar"):
        first, second, third = rows_of(content.encode(), "a.csv")
    assert (first.values["due"], first.values["made_on"]) == (date(2026, 12, 31), "2024-05-05")
    assert (second.values["due"], second.values["made_on"]) == (date(2026, 4, 3), "2024")
    assert (first.notes, first.errors, second.errors) == ((), (), ())
    assert "03/04/2026" in second.notes[0]
    assert "3 إبريل 2026" in second.notes[0]
    assert len(third.errors) == 1


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("status", list(Status))
def test_the_register_understands_its_own_names_of_statuses(status, language):
    with override(language):
        name = str(STATUSES[status])
        (row,) = rows_of(f"text,status\nOpen a library,{name}\n".encode(), "a.csv")
    assert (row.values["status"], row.errors) == (status, ())


def test_days_of_a_spreadsheet_are_taken_as_they_are():
    book = Workbook()
    sheet = book.active
    sheet.append(["Recommendation", "Deadline", "Adopted"])
    sheet.append(["Open a library", date(2026, 4, 3), WITH_HOUR])
    out = BytesIO()
    book.save(out)
    (row,) = rows_of(out.getvalue(), "a.xlsx")
    assert (row.values["due"], row.values["made_on"], row.notes) == (date(2026, 4, 3), "2024-05-06", ())


def test_words_for_a_status_are_explained_once_for_all_their_rows():
    content = "التوصية;الحالة\nفتح مكتبة في كل حي;متعثرة\nتدريب المعلمين;منجزة\nنشر التقرير;متعثرة\n".encode()
    table = read_table(content, "a.csv")
    mapping = guess_mapping(table)
    assert unknown_statuses(table, mapping) == ("متعثرة",)
    with override("ar"):
        assert "«\u2068متعثرة\u2069»" in read_rows(table, mapping, {})[0].errors[0]
    told = [row.values["status"] for row in read_rows(table, mapping, {}, {"متعثرة": "in_progress"})]
    assert told == [Status.IN_PROGRESS, Status.DONE, Status.IN_PROGRESS]
    assert read_rows(table, mapping, {}, {"متعثرة": "nonsense"})[0].errors


@pytest.mark.parametrize("word", ["n/a", "—", "à définir", "غير محدّد"])
def test_a_cell_that_says_nothing_is_empty(word):
    (row,) = rows_of(f"text,due,status\nOpen a library,{word},{word}\n".encode(), "a.csv")
    assert row.errors == ()
    assert not {"due", "status"} & set(row.values)


def test_several_addressees_in_a_cell_are_parted_as_each_language_parts_them():
    (row,) = rows_of("النص,الجهة المعنية\nفتح مكتبة,وزارة الثقافة؛ البلديات | المدارس\n".encode(), "a.csv")
    assert row.values["addressees"] == ["وزارة الثقافة", "البلديات", "المدارس"]


@pytest.mark.parametrize(("told", "field"), [("5", "level"), ("Open the library", None)])
def test_a_column_called_action_has_levels_only_where_it_holds_them(told, field):
    table = read_table(f"text\taction\nOpen a library\t{told}\n".encode(), "a.tsv")
    assert guess_mapping(table).get("action") == field


CATALOGUE = polib.pofile(f"{apps.__file__.removesuffix('apps.py')}locale/ar/LC_MESSAGES/django.po")
NAMED = [entry for entry in CATALOGUE if entry.msgstr.endswith((".", "؟")) and "%(" in entry.msgid]


@pytest.mark.parametrize("entry", NAMED, ids=lambda entry: entry.msgid[:40])
def test_arabic_sentences_begin_with_an_arabic_word(entry):
    assert only("Arab", entry.msgstr.lstrip("«")[0])


def test_arabic_names_of_columns_are_known_and_lines_are_those_of_the_file():
    file = (
        "رمز التوصية,نص التوصية,الجهة المكلفة بالتنفيذ,أجل التنفيذ,وضع التنفيذ,الدورة\n"
        "ت-1,غرس الأشجار,البلديات,31/12/2026,قيد الإنجاز,الثالثة\n"
        ",,,,,\n"
        "ت-2,حفر الآبار,البلديات,2027,لم تبدأ,الثالثة\n"
    )
    table = read_table(file.encode(), "plan.csv")
    mapping = guess_mapping(table)
    assert list(mapping.values()) == ["code", "text", "addressees", "due", "status", "event_name"]
    rows = read_rows(table, mapping, {})
    assert [(row.number, str(row.values["due"])) for row in rows] == [(2, "2026-12-31"), (4, "2027-12-31")]


def sheets(*each: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for rows in each:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


TITLED = [
    ["Registre des recommandations", "mars 2031"],
    [],
    ["N°", "Recommandation", "Destinataires", "Échéance", "Remarque", "Remarque"],
    [1, "Ouvrir un guichet", "préfectures", "2031-05-06", "appel lancé", "à revoir"],
]


def test_lines_above_the_heads_are_no_part_of_the_table():
    table = read_table(sheets(TITLED), "a.xlsx")
    assert list(guess_mapping(table).values()) == ["reference", "text", "addressees", "due"]
    (row,) = read_rows(table, guess_mapping(table), {})
    assert (row.number, row.errors, row.values["text"]) == (4, (), "Ouvrir un guichet")
    assert table.aside == ("Registre des recommandations mars 2031",)


@pytest.mark.parametrize("head", ["Destinataire(s)", "DESTINATAIRES *", "الجهة المعنية:", "Responsible (ministry)"])
def test_what_stands_beside_the_name_of_a_column_does_not_hide_it(head):
    assert guess_mapping(read_table(f"text\t{head}\nOpen\tus\n".encode(), "a.tsv"))[head] == "addressees"


def test_the_bare_number_of_a_session_says_of_what_it_is_one():
    told = [rows_of(f"text,{head}\nOpen,{n}\n".encode(), "a.csv") for head, n in (("Session", 12), ("Event", "Fair"))]
    assert [row.values["event_name"] for (row,) in told] == ["Session 12", "Fair"]


def test_a_cover_is_not_taken_for_the_register_and_two_columns_of_a_name_stay_two():
    table = read_table(sheets([["À lire"], ["Rempli en mars."]], TITLED), "a.xlsx")
    assert table.rows[0]["Remarque"] == "appel lancé"
    assert table.rows[0]["Remarque (6)"] == "à revoir"
    assert "Sheet" in table.aside


def test_the_delimiter_is_what_divides_the_rows_alike():
    file = "الحصيلة, مارس 2031\nالرقم;التوصية;الحالة\n1;فتح مكتبة, ومقهى, وناد;منجزة\n2;غرس الأشجار;لم تبدأ\n"
    table = read_table(file.encode("cp1256"), "a.csv")
    assert table.columns == ("الرقم", "التوصية", "الحالة")
    assert table.rows[0]["التوصية"] == "فتح مكتبة, ومقهى, وناد"
    assert read_table(b"text\nOpen a library, and a hall\nPlant trees\n", "b.csv").columns == ("text",)


def test_a_file_that_no_delimiter_divides_is_refused():
    with pytest.raises(RegisterFileError, match=r"a\.csv"):
        read_table(b"text\rOpen\rClose", "a.csv")


def test_a_column_of_the_state_of_things_has_the_status():
    content = "التوصية;الوضع\nفتح مكتبة في كل حي;منجزة\n".encode()
    assert guess_mapping(read_table(content, "register.csv"))["الوضع"] == "status"


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("field", FIELDS)
def test_columns_named_as_this_register_names_them_are_known(field, language):
    with override(language):
        head = str(FIELDS[field])
    assert guess_mapping(read_table(f"{head}\n5\n".encode(), "a.csv")) == {head: field}


def test_a_number_that_is_no_code_of_ours_is_the_number_in_its_document():
    (row,) = rows_of(b"code,text\nA-1,Open a library\n", "a.csv")
    assert row.values["reference"] == "A-1"
    assert "code" not in row.values


def test_a_column_that_means_no_field_is_kept_beside_the_row():
    table = read_table(b"text,remark\nOpen a library,asked twice\n", "a.csv")
    (row,) = read_rows(table, {"text": "text", "remark": ""}, {})
    assert row.values["imported"] == {"remark": "asked twice"}
