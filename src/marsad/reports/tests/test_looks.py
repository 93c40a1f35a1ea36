"""A report whose words stand but are hidden, covered or added to is told to be changed; one saved again is not."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from marsad.reports import actions, queries
from marsad.reports.logic import citations, looks
from marsad.reports.logic.citations import LOOKS, Part
from marsad.reports.logic.plan import planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
SAID = "“its look: what hides, covers or adds words, and pictures” was changed after it was written"


def written(folder: Path, ending: str) -> Path:
    path = folder / f"brief.{ending}"
    actions.write_report(
        queries.composed(planned("brief", "document", "second.txt", language="en"), who=None), path, who=None
    )
    return path


def changes(path: Path) -> tuple[str, ...]:
    return queries.verify(path, who=None).changes


@pytest.mark.parametrize(
    ("found", "put"),
    [
        ("</style>", "h2::after{content:' All of it was done.'}</style>"),
        ("</head>", "<style>li{display:none}</style></head>"),
        ("<h2", "<h2 hidden"),
        ("</body>", "<script>document.title='x'</script></body>"),
    ],
)
def test_a_page_that_hides_or_adds_words_by_its_looks_is_told(tmp_path, found, put):
    path = written(tmp_path, "html")
    page = path.read_text(encoding="utf-8")
    assert found in page
    path.write_text(page.replace(found, put, 1), encoding="utf-8")
    assert changes(path) == (SAID,)


@pytest.mark.parametrize("ink", ["1 1 1 rg 60 60 400 600 re f", "0.2 0.2 0.2 rg 60 60 5 5 re f"])
def test_a_box_upon_the_words_of_a_pdf_is_told(tmp_path, ink):
    path = written(tmp_path, "pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(f"q {ink} Q".encode()))
        pdf.save(path)
    assert changes(path) == (SAID,)


def test_a_note_upon_a_pdf_is_told(tmp_path):
    path = written(tmp_path, "pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[90, 90, 400, 130],
            Contents=pikepdf.String("All of it was done."), DA=pikepdf.String("/Helv 12 Tf 0 g"),
        )  # fmt: skip
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.save(path)
    assert changes(path) == (SAID,)


def test_words_of_a_pdf_made_white_are_told(tmp_path):
    path = written(tmp_path, "pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[0])
        show = max(place for place, step in enumerate(steps) if str(step.operator) in ("Tj", "TJ"))
        white = ([1, 1, 1], pikepdf.Operator("rg"))
        steps[show:show] = [white]
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))
        pdf.save(path)
    assert SAID in changes(path)


@pytest.mark.parametrize(
    ("name", "found", "put"),
    [
        ("word/document.xml", b"<w:rPr>", b"<w:rPr><w:vanish/>"),
        ("word/document.xml", b"<w:rPr>", b'<w:rPr><w:color w:val="FFFFFF"/>'),
        ("word/footer", b"</w:p>", b"<w:r><w:t>All of it was done.</w:t></w:r></w:p>"),
    ],
)
def test_hidden_words_and_other_feet_of_a_docx_are_told(tmp_path, name, found, put):
    path = written(tmp_path, "docx")
    copy = path.with_name("changed.docx")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(copy, "w") as after:
        for entry in before.namelist():
            content = before.read(entry)
            after.writestr(entry, content.replace(found, put, 1) if entry.startswith(name) else content)
    assert changes(copy) == (SAID,)


def test_a_report_of_before_is_judged_by_the_parts_that_it_has():
    carried = SimpleNamespace(parts=(("the page", Part(name="the page", text="words").digest),))
    found = [Part(name="the page", text="words"), Part(name=LOOKS, text="any")]
    assert citations.changed_parts(carried, found) == ()


def test_a_docx_that_libreoffice_saved_again_still_looks_the_same(tmp_path):
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not installed")
    path = written(tmp_path, "docx")
    out = tmp_path / "again"
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    ask = [program, home, "--headless", "--convert-to", "docx", "--outdir", str(out), str(path)]
    subprocess.run(ask, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(path) as mine, zipfile.ZipFile(out / path.name) as theirs:
        assert _told(mine) == _told(theirs)


def _told(package: zipfile.ZipFile) -> str:
    return re.sub(r"\s", "", looks.of_docx(package).text)
