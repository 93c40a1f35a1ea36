import json
from datetime import UTC, datetime

import pytest

from marsad.reading import read
from marsad.reading.bibliography.record import MEDIA_TYPE
from marsad.records import Document, Original, Unread
from marsad.sources.holding import Holding
from marsad.sources.unpacking import opened

WHEN = datetime(2023, 5, 1, tzinfo=UTC)
RIS = """TY  - THES
TI  - دور المدرسة في وقاية الشباب من التطرف العنيف
TT  - Le rôle de l’école dans la prévention de l’extrémisme violent
AU  - بنعلي، سلمى
A3  - الحداد، كريم
PB  - جامعة محمد الخامس
DA  - 2021/06/15/
AB  - تتناول هذه الأطروحة دور المدرسة في وقاية الشباب من خطاب الكراهية في الأحياء الهامشية.
AB  - Cette thèse étudie le rôle de l’école dans la prévention auprès des jeunes des quartiers marginalisés.
KW  - الوقاية
KW  - المدرسة
UR  - https://theses.example/123
ER  -

TY  - JOUR
T1  - Community mediators and early prevention
AU  - Rahali, Nadia
PY  - 2019
JO  - Journal of Local Mediation
AB  - We describe how community mediators in three towns work with families before conflicts grow.
DO  - 10.5555/mediators.2019
ER  -
"""
BIBTEX = r"""@string{univ = {Universit{\'e} de Tunis}}
@phdthesis{benali, title={La pr{\'e}vention par le sport}, author={Ben Ali, Sami and Trabelsi, Ines},
 year=2020, month=mar,
 school=univ, abstract={Cette th{\`e}se suit quatre clubs de sport qui accueillent des jeunes en rupture.}}
@article{two, title={Youth clubs after school}, author={Odeh, Lina}, year={2018}, journal={Notes on Youth}}
"""
CSV = """العنوان;المؤلف;السنة;الملخص;عدد الصفحات
دليل الوساطة المجتمعية;هدى الزين؛ سامر قاسم;٢٠٢٢;يقدم هذا الدليل خطوات عملية للوسطاء في الأحياء.;88
برامج الشباب في المدن الصغرى;ليلى مراد;2020;دراسة عن برامج الشباب في خمس مدن صغرى.;120
"""


def marc(**fields: str) -> str:
    """A record: "t245a" is field 245, subfield a."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        found[name[1:4]] = found.get(name[1:4], "") + f'<subfield code="{name[4]}">{value}</subfield>'
    data = "".join(f'<datafield tag="{tag}" ind1=" " ind2=" ">{inner}</datafield>' for tag, inner in found.items())
    return f"<record><leader>00000nam a2200000 a 4500</leader>{data}</record>"


ENGLISH = marc(
    t100a="Zerouali, Amina,",
    t245a="Listening first :",
    t245b="mediation in schools /",
    t264b="Sahel Press,",
    t264c="[2017]",
    t520a="A handbook for teachers who mediate between pupils.",
)
FRENCH = marc(
    t200a="Les jeunes et la ville",
    t700a="Mansouri",
    t700b="Karim",
    t210c="Éditions du Port",
    t210d="2015",
    t330a="Une enquête sur les jeunes dans quatre quartiers de la ville.",
)
MARC = f'<collection xmlns="http://www.loc.gov/MARC21/slim">{ENGLISH}{FRENCH}</collection>'
WORKS = {
    "meta": {"count": 1},
    "results": [
        {
            "id": "https://openalex.org/W1",
            "title": "Mentors for young people leaving school",
            "publication_date": "2022-09-01",
            "cited_by_count": 5,
            "authorships": [{"author": {"display_name": "Rim Haddad"}, "institutions": []}],
            "abstract_inverted_index": {"Mentors": [0], "meet": [1], "pupils": [2], "weekly": [3]},
            "primary_location": {"landing_page_url": "https://journal.example/1", "source": {"display_name": "Notes"}},
        }
    ],
}
THESES = {
    "titrePrincipal": "Les maisons de jeunes au Maroc",
    "titres": {"fr": "Les maisons de jeunes au Maroc", "en": "Youth houses in Morocco"},
    "resumes": {"fr": "Une enquête dans douze maisons de jeunes.", "en": "A survey of twelve youth houses."},
    "dateSoutenance": "2014-01-01",
    "source": "sudoc",
    "nnt": "2014XXX0001",
    "auteurs": [{"nom": "Sefrioui", "prenom": "Hind"}],
    "etabSoutenanceN": "Université du Détroit",
    "dateInsertionDansES": "2023-01-01",
}


def documents(content: str | bytes, name: str) -> list[Document]:
    data = content.encode() if isinstance(content, str) else content
    items = list(opened(Holding(file=name, address=f"/x/{name}", retrieved=WHEN, content=data)))
    assert not [item for item in items if isinstance(item, Unread)]
    return [read(item) for item in items if isinstance(item, Original)]


def headings(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_ris_records_in_two_languages(encoding: str) -> None:
    arabic, english = documents(RIS.encode(encoding), "list.ris")
    assert arabic.title == "دور المدرسة في وقاية الشباب من التطرف العنيف"
    assert (arabic.author, arabic.published) == ("بنعلي، سلمى", "2021-06-15")
    assert (arabic.publisher, arabic.language) == ("جامعة محمد الخامس", "ar")
    assert headings(arabic)[:3] == ["الملخص", "Résumé", "المؤلف"]
    assert "Cette thèse étudie" in arabic.text
    assert "https://theses.example/123" in arabic.text
    assert (english.published, english.language, english.file) == ("2019", "en", "list.ris/2.ris")
    assert arabic.media_type == MEDIA_TYPE


def test_bibtex_with_macros_and_latex_signs() -> None:
    first, second = documents(BIBTEX, "list.bib")
    assert first.title == "La prévention par le sport"
    assert (first.author, first.publisher) == ("Ben Ali, Sami; Trabelsi, Ines", "Université de Tunis")
    assert first.published == "2020-03"
    assert "quatre clubs" in first.text
    assert (second.title, second.published) == ("Youth clubs after school", "2018")


def test_rows_are_told_by_the_names_of_their_columns() -> None:
    first, second = documents(CSV, "list.csv")
    assert (first.title, first.published) == ("دليل الوساطة المجتمعية", "2022")
    assert first.author == "هدى الزين; سامر قاسم"
    assert "عدد الصفحات: 88" in first.text
    assert second.file == "list.csv/2.csv"


def test_a_table_that_lists_no_works_stays_one_document() -> None:
    (table,) = documents("town,visitors,year of the count\nRabat,30 persons came to the meeting,2019\n", "count.csv")
    assert table.file == "count.csv"


def test_marc_in_both_of_its_kinds() -> None:
    english, french = documents(MARC, "catalogue.xml")
    assert english.title == "Listening first : mediation in schools"
    assert (english.author, english.publisher, english.published) == ("Zerouali, Amina", "Sahel Press", "2017")
    assert (french.title, french.author, french.published) == ("Les jeunes et la ville", "Mansouri Karim", "2015")


def test_works_of_openalex_keep_their_bytes_when_only_counts_change() -> None:
    (work,) = documents(json.dumps(WORKS), "works.json")
    assert (work.title, work.author) == ("Mentors for young people leaving school", "Rim Haddad")
    assert work.published == "2022-09-01"
    assert "Mentors meet pupils weekly" in work.text
    later = {**WORKS, "results": [{**WORKS["results"][0], "cited_by_count": 9}]}  # type: ignore[index,dict-item]
    assert documents(json.dumps(later), "works.json")[0].id == work.id


def test_theses_whose_day_is_made_up_have_a_year() -> None:
    (thesis,) = documents(json.dumps({"_source": THESES}), "theses.json")
    assert (thesis.title, thesis.published) == ("Les maisons de jeunes au Maroc", "2014")
    assert (thesis.author, thesis.publisher) == ("Hind Sefrioui", "Université du Détroit")
    assert "A survey of twelve youth houses." in thesis.text
    assert headings(thesis)[:2] == ["Résumé", "Abstract"]


def test_a_file_that_breaks_gives_what_stands_before_the_break() -> None:
    held = Holding(
        file="a.bib", address="/x/a.bib", retrieved=WHEN, content=(BIBTEX + "@article{x, title={never").encode()
    )
    items = list(opened(held))
    assert sum(isinstance(item, Original) for item in items) == 2
    assert "broken" in items[-1].reason  # type: ignore[union-attr]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + MARC.replace("Listening first", "&b;")
    items = list(opened(Holding(file="a.xml", address="/x/a.xml", retrieved=WHEN, content=bomb.encode())))
    assert not [item for item in items if isinstance(item, Original) and b"aaaaaaaa" in item.content]
