# ruff: noqa: E501 - the sources of pages are written as they come
"""Columns, tables, captions, footnotes and numbered paragraphs of PDFs come out as what they are."""

from pathlib import Path

import pytest

from marsad.reading.tests.hostile.pdfs import one_page
from marsad.reading.tests.making import ARABIC, document, kinds, skipped
from marsad.reading.tests.test_pdf import printed

WORDS = (
    "Les participants ont rappelé que la prévention commence à l’école et que les familles attendent un appui durable."
)
COLUMNS = """
#set page(width: 21cm, height: 16cm, margin: 2cm, columns: 2)
#set text(font: "{font}", lang: "{language}", size: 11pt)
{left}
#colbreak()
{right}
"""
TABLE = """
#set page(width: 16cm, height: 14cm, margin: 2cm)
#set text(font: "IBM Plex Sans", lang: "fr", size: 11pt)
Le tableau suivant donne les montants alloués à chacun des projets de la période.

#table(columns: (1fr, 1fr, 1fr), [Projet], [Pays], [Montant], [Écoles sûres], [Maroc], [100], [Jeunes au travail], [Tunisie], [250])

Tableau 1. Montants alloués par projet

Les montants sont en milliers d’euros.#footnote[Au cours moyen de l’année 2021.]
"""
NUMBERED = """
#set page(width: 12cm, height: 9cm, margin: 2cm, header: [A/TEST/1/2])
#set text(font: "IBM Plex Sans", lang: "en", size: 10pt)
7.1 Continue its efforts to train teachers of all the provinces in the prevention of violence at school (Norway);

7.2 Ratify the convention on the rights of all migrant workers and members of their families, and report on what was done (Chile);

7.3 Adopt the law against ill-treatment (Japan).
"""
CHAPTERS = """
#set page(width: 14cm, height: 12cm, margin: 2cm, header: context {{
  let page = counter(page).get().first()
  if page == {page} [{chapter}] else if calc.odd(page) [Bilan des ateliers] else [Observatoire de la vallée]
}})
#set text(font: "IBM Plex Sans", lang: "fr", size: 11pt)
"""
LONE = """
#set page(width: 21cm, height: 29.7cm, margin: 2.5cm, header: text(8pt)[Fiche du relais des jeunes], footer: text(8pt)[{foot}])
#set text(font: "IBM Plex Sans", lang: "fr", size: 11pt)
#text(18pt)[Relais des jeunes de la vallée : fiche]

"""


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    text = COLUMNS.format(font="IBM Plex Sans", language="fr", left=f"Alpha. {WORDS * 2}", right=f"Oméga. {WORDS * 2}")
    found = document(printed(text, tmp_path), "a.pdf").text
    assert found.index("Alpha") < found.index("Oméga")
    assert found.count("commence à l’école et que les familles attendent") == 4


def test_the_right_column_comes_first_in_arabic(tmp_path: Path) -> None:
    words = "أكد المشاركون أن الوقاية تبدأ في المدرسة وأن الأسر تنتظر دعما دائما من المؤسسات والجمعيات المحلية. "
    text = COLUMNS.format(font="Amiri", language="ar", left=f"أولا. {words * 4}", right=f"أخيرا. {words * 4}")
    found = document(printed(text, tmp_path), "a.pdf").text
    assert found.index("أولا") < found.index("أخيرا")
    assert found.count("تنتظر دعما دائما من المؤسسات") == 8


def test_a_table_a_caption_and_a_footnote(tmp_path: Path) -> None:
    found = dict(kinds(document(printed(TABLE, tmp_path), "a.pdf")))
    assert found["table"] == "Projet | Pays | Montant\nÉcoles sûres | Maroc | 100\nJeunes au travail | Tunisie | 250"
    assert found["caption"] == "Tableau 1. Montants alloués par projet"
    assert found["footnote"] == "1 Au cours moyen de l’année 2021."
    assert found["paragraph"] == "Les montants sont en milliers d’euros."


def test_numbered_paragraphs_stay_whole_with_their_numbers(tmp_path: Path) -> None:
    found = document(printed(NUMBERED, tmp_path), "a.pdf")
    assert [text for _, text in kinds(found)] == [
        "7.1 Continue its efforts to train teachers of all the provinces in the prevention of violence at school (Norway);",
        "7.2 Ratify the convention on the rights of all migrant workers and members of their families, and report on what was done (Chile);",
        "7.3 Adopt the law against ill-treatment (Japan).",
    ]
    assert skipped(found)["A/TEST/1/2"] == "running_head"


def test_running_heads_differ_between_odd_and_even_pages_and_name_chapters(tmp_path: Path) -> None:
    text = CHAPTERS.format(page=3, chapter="Deux ans de médiation") + "#pagebreak()\n".join([f"{WORDS}\n"] * 7)
    found = document(printed(text, tmp_path), "a.pdf")
    heads = {"Bilan des ateliers", "Observatoire de la vallée", "Deux ans de médiation"}
    assert {text: reason for text, reason in skipped(found).items() if text in heads} == dict.fromkeys(
        heads, "running_head"
    )
    assert found.text.count("Les participants ont rappelé") == 7


def test_the_head_and_the_foot_of_a_single_page(tmp_path: Path) -> None:
    text = (
        LONE.format(foot="Association des jeunes de la vallée — statuts et contacts sur demande") + f"{WORDS}\n\n" * 5
    )
    found = document(printed(text, tmp_path), "a.pdf")
    assert set(skipped(found).values()) == {"running_head"}
    assert [text.split()[0] for text in skipped(found)] == ["Fiche", "Association"]
    assert found.title == "Relais des jeunes de la vallée : fiche"


def test_a_dated_line_below_a_single_page_stays(tmp_path: Path) -> None:
    text = LONE.format(foot="Fait à Tazrout, le 3 mai 2021") + f"{WORDS}\n\n" * 5
    assert "3 mai 2021" in document(printed(text, tmp_path), "a.pdf").text


def test_words_behind_the_mark_of_a_note_stay_in_their_line() -> None:
    first = b"Les associations ont demande que l'appui aux familles soit propose dans toutes les ecoles de la ville"
    marked = (
        b"BT /F1 10 Tf 40 700 Td (%b) Tj 0 -12 Td (et des villages.) Tj /F1 6 Tf 4 Ts (1) Tj 0 Ts "
        b"/F1 10 Tf ( Ce fut fait.) Tj 0 -12 Td (%b) Tj ET" % (first, first)
    )
    said = first.decode().replace("'", "’")
    assert kinds(document(one_page(marked), "a.pdf")) == [
        ("paragraph", f"{said} et des villages.¹ Ce fut fait."),
        ("paragraph", said),
    ]


def test_a_ragged_line_of_arabic_whose_next_word_had_no_room_ends_no_paragraph(tmp_path: Path) -> None:
    lines = (
        "دعا المشاركون في اللقاء إلى إشراك الشباب والأسر والمدارس كلها",
        "ودعم برامج التربية في كل حي ومناقشة جميع الخطط",
        "والاستراتيجيات المحلية التي أعدتها الجمعيات في المدينة.",
        "أهداف اللقاء",
        "تقريب الناس بعضهم من بعض في أحياء المدينة القديمة والجديدة.",
    )
    source = '#set page(width: 14cm, height: 9cm, margin: 2cm)\n#set text(font: "Amiri", lang: "ar", size: 12pt)\n'
    found = document(printed(source + " \\\n".join(lines), tmp_path), "a.pdf")
    assert [text for _, text in kinds(found)] == [" ".join(lines[:3]), *lines[3:]]


PARAGRAPHS = """
#set page(width: 15cm, height: 22cm, margin: 2cm)
#set text(font: "{font}", lang: "{language}", size: 11pt)
#set par(justify: {justified}, spacing: 0.65em, first-line-indent: (amount: {indent}, all: true))
"""


@pytest.mark.parametrize("set_as", [("true", "1.5em"), ("false", "1.5em"), ("true", "0em"), ("false", "0em")])
@pytest.mark.parametrize(("font", "language", "sentence"), [("Amiri", "ar", ARABIC), ("IBM Plex Sans", "fr", WORDS)])
def test_paragraphs_without_space_between_them_part(
    font: str, language: str, sentence: str, set_as: tuple[str, str], tmp_path: Path
) -> None:
    """By the indent of their first lines, by the end of the last ones of justified text, or by room left in ragged ones."""
    words = sentence.rstrip(".").split()
    texts = [" ".join([*words[n:], *words * 3, *words[: 2 * n]]) + "." for n in range(1, 8)]
    setting = PARAGRAPHS.format(font=font, language=language, justified=set_as[0], indent=set_as[1])
    found = [text for _, text in kinds(document(printed(setting + "\n\n".join(texts), tmp_path), "a.pdf"))]
    assert sum(text in found for text in texts) >= len(texts) - 2


CUT = """
#set page(width: 16cm, height: 20cm, margin: 2cm)
#set text(font: "IBM Plex Sans", lang: "fr", size: 10pt, hyphenate: true)
#set par(justify: true)
= RECOMMANDATIONS INTERGOUVERNEMENTALES CONCERNANT L’ACCOMPAGNEMENT PSYCHOSOCIAL DES ADOLESCENTS
Les villes suivantes ont répondu au questionnaire envoyé par le relais de la vallée.

#table(columns: (2.2cm, 3cm, 3cm), [Collectivités territoriales], [Accompagnement psychologique interculturel],
  [Établissements périphériques], [Gouvernementales], [Recommandations progressivement], [Particulièrement vulnérables])
"""


def test_words_parted_in_capitals_and_in_narrow_cells_are_whole(tmp_path: Path) -> None:
    found = document(printed(CUT, tmp_path), "a.pdf").text
    for word in ("PSYCHOSOCIAL", "INTERGOUVERNEMENTALES", "interculturel", "périphériques", "progressivement"):
        assert word in found
