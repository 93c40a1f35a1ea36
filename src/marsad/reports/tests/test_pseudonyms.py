"""A report that leaves without the names of private persons: nowhere in the file, and its citations still hold."""

import io
import re
import zipfile

import pytest
from click.testing import CliRunner
from django.urls import reverse

from marsad.evidence import models
from marsad.evidence.queries import private_names
from marsad.language.pseudonyms import pseudonyms
from marsad.records import EntityKind
from marsad.reports import actions, queries
from marsad.reports.commands import report
from marsad.reports.logic import pdf
from marsad.reports.logic.plan import planned
from marsad.reports.logic.pseudonymous import without_names
from marsad.reports.logic.report import Block, Figure, Report, Section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
ALIAS = re.compile(r"P-[0-9A-F]{10}")


@pytest.fixture
def name(store) -> str:
    """Two words of a cited sentence, which are a private person's name from now on."""
    told = queries.composed(planned("brief", "document", "second.txt", language="en"), who=None)
    quote = next(one.quote for one in told.references() if len(one.quote.split()) > 3)
    words = " ".join(quote.split()[:2]).strip(",.;:")
    person = models.Entity.objects.create(id="e" + "a" * 16, kind=EntityKind.PERSON.value, label=words)
    models.Name.objects.create(entity=person, text=words, language="en", script="Latn", kind="full")
    assert private_names(who=None).names.finds(words)
    return words


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_the_file_tells_no_name_and_its_citations_hold(name, tmp_path, ending):
    file = tmp_path / f"brief.{ending}"
    asked = ["brief", "--document", "second.txt", "--pseudonyms", "-o", str(file)]
    assert CliRunner().invoke(report, asked).exit_code == 0
    said = all_words(file.read_bytes())
    assert name not in said
    assert ALIAS.search(said)
    assert queries.verify(file, who=None).holds


def all_words(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        found = pdf.found(content, "brief.pdf")
        return found.carried.decode() + "".join(part.text for part in found.parts)
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(part).decode("utf-8", "ignore") for part in parts.namelist())


def test_without_the_option_names_stay(name, tmp_path):
    file = tmp_path / "brief.html"
    CliRunner().invoke(report, ["brief", "--document", "second.txt", "-o", str(file)])
    assert name in file.read_text("utf-8")


def test_a_drawing_that_names_somebody_gives_way_to_its_table():
    known = pseudonyms([("one", ["Samia Belkhodja"])], b"key")
    figure = Figure(
        caption="Who spoke", alt="Samia Belkhodja: 3", svg="<svg>Samia</svg>", columns=("Name", "Number"),
        rows=(("Samia Belkhodja", "3"),),
    )  # fmt: skip
    section = Section(key="s", heading="S", blocks=(Block(layout="figure", figure=figure),))
    told = without_names(
        Report(
            title="T", title_language="", subtitle="", kind="brief", language="en", made_on="", made_on_iso="",
            method=(), terms={}, sections=(section,),
        ),
        known,
    )  # fmt: skip
    (block,) = told.sections[0].blocks
    assert (block.layout, block.figure) == ("table", None)
    assert block.table.rows[0][0].words[0].text == known.of("one")
    assert "Belkhodja" not in repr(told)
    assert "pseudonyms" in told.method[-1]


def test_the_composer_chooses_them_for_preview_versions_and_files(name, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("author", role="editor"))
    asked = planned("brief", "document", "second.txt", language="en")
    identifier = actions.start_composition(asked, who=None)
    address = reverse("reports:report", args=[identifier])
    assert name in client.get(address).content.decode()
    client.post(address, {"language": "en", "months": "levant", "with_unreviewed": "on", "pseudonyms": "on"})
    preview = client.get(address).content.decode()
    assert name not in preview
    assert ALIAS.search(preview)
    actions.save_version(identifier, who=None)
    for file in (reverse("reports:download", args=[identifier, "html"]), f"{address}versions/1.html"):
        assert name not in client.get(file).content.decode()
