from collections import Counter
from dataclasses import replace

import pytest

from marsad.reading import read
from marsad.reading.bylines import author_of_byline, author_of_element, author_of_line, is_byline
from marsad.reading.pdf.xmp import Xmp, xmp_of
from marsad.reading.publishers import host_of, publisher_at, publisher_for, publisher_in_byline, publisher_in_lines
from marsad.reading.tests.making import FRENCH, original
from marsad.reading.tests.metadata_pages import documents

FIELDS = ("title", "author", "publisher", "published", "language")
GOAL = 0.95


def test_title_author_publisher_date_and_language_of_labelled_documents() -> None:
    right: Counter[str] = Counter()
    wrong = []
    labelled = list(documents())
    for item in labelled:
        found = read(replace(original(item.content, item.name), address=item.address))
        for field in FIELDS:
            said, label = getattr(found, field), getattr(item.label, field)
            right[field] += said == label
            wrong += [] if said == label else [f"{item.name}: {field} is {label!r}, not {said!r}"]
    assert len(labelled) >= 60
    assert all(right[field] >= GOAL * len(labelled) for field in FIELDS), wrong


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2019-2024 La Vigie du Littoral. Tous droits réservés", "La Vigie du Littoral"),
        ("All rights reserved to Radio Selim, 2020", "Radio Selim"),
        ("جميع الحقوق محفوظة لموقع منارة الساحل", "منارة الساحل"),
        ("كل الحقوق محفوظة لـ صوت الوادي ٢٠٢٣", "صوت الوادي"),
        ("جميع الحقوق محفوظة © منارة الساحل 1445 هـ - 2024 م", "منارة الساحل"),
        ("© 2024 All rights reserved", ""),
        ("Vous êtes sur le site de Maison du Rif", "Maison du Rif"),
        ("Our website address is: https://www.lantern-selim.com.", "lantern-selim.com"),
        ("المصدر: وكالة الساحل", "وكالة الساحل"),
        ("Source : https://vigie.tn/1", ""),
        ("Le centre réserve tous ses droits sur la photographie de la façade et sur toutes celles du jardin.", ""),
    ],
)
def test_lines_around_a_text_name_its_publisher(line: str, publisher: str) -> None:
    assert publisher_in_lines([line]) == publisher


@pytest.mark.parametrize(
    ("address", "language", "publisher"),
    [
        ("https://www.bbc.com/afrique/region-1", "fr", "BBC Afrique"),
        ("https://news.un.org/fr/story", "fr", "ONU Info"),
        ("https://news.un.org/ar/story", "ar", "أخبار الأمم المتحدة"),
        ("https://sub.vigie.tn/1", "fr", "sub.vigie.tn"),
        ("https://github.com/somebody/pages", "en", ""),
        ("https://github.com/Vigie-Sahel/vigie-sahel-site/blob/1/a.md", "fr", ""),
        ("https://[broken", "en", ""),
        ("/home/somebody/file.txt", "en", ""),
    ],
)
def test_an_address_names_its_publisher(address: str, language: str, publisher: str) -> None:
    assert publisher_at(address, language) == publisher


def test_a_code_gives_way_to_the_name_of_the_site_and_a_name_does_not() -> None:
    assert publisher_for("unnews_2", "https://news.un.org/en/1", "en") == "UN News"
    assert publisher_for("Vigie", "https://news.un.org/en/1", "en") == "Vigie"
    assert host_of("https://www.vigie.tn:8080/x") == "vigie.tn"


@pytest.mark.parametrize(
    ("stated", "address", "publisher"),
    [
        ("", "https://github.com/Vigie-Sahel/vigie-sahel-site/blob/1/a.md", "Vigie Sahel"),
        ("", "https://github.com/somebody/theme/blob/1/a.md", ""),
        ("", "https://lantern18.github.io/post", "lantern18"),
        ("TUNISIA. MINISTRY OF CULTURE", "", "MINISTRY OF CULTURE"),
        ("St. Selim Herald", "", "St. Selim Herald"),
    ],
)
def test_whose_own_pages_an_address_of_a_platform_leads_to(stated: str, address: str, publisher: str) -> None:
    assert publisher_for(stated, address, "en") == publisher


def test_a_body_that_writes_publishes_where_nobody_else_is_named() -> None:
    page = f"---\ntitle: Un club\nauthor: {{}}\n---\n\n{FRENCH}\n\n{FRENCH}\n"
    assert read(original(page.format("AMVJ").encode(), "a.md")).publisher == "AMVJ"
    assert read(original(page.format("Nadège Sorel").encode(), "a.md")).publisher == ""


def test_a_title_that_is_cut_short_is_whole_where_the_text_says_it() -> None:
    whole = "Les maîtres de Beni Amal ouvrent un club de débat pour les élèves du port"
    page = f"# Les maîtres de Beni Amal ouvrent un club de…\n\n{FRENCH}\n\n{whole}\n\n{FRENCH}\n"
    assert read(original(page.encode(), "a.md")).title == whole


def test_a_dispatch_is_signed_with_place_and_agency() -> None:
    assert is_byline("واس - مرسى نور")
    assert not is_byline("مرسى نور - شاطئ الساحل")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Par Nadège Sorel, envoyée spéciale à Beni Amal", "Nadège Sorel"),
        ("Propos recueillis par Nadège Sorel et Omar Fathi", "Nadège Sorel et Omar Fathi"),
        ("By Miriam Oakes in Port Selim", ""),
        ("By Miriam Oakes and Lina Haddou", "Miriam Oakes and Lina Haddou"),
        ("بقلم: وداد الصحراوي", "وداد الصحراوي"),
        ("حاورتها: وداد الصحراوي | مرسى نور | 3 مايو 2021", "وداد الصحراوي"),
        ("Reading time: 3 min", ""),
        ("Par 3 voix contre 2", ""),
        ("Par ailleurs", ""),
    ],
)
def test_the_name_behind_by(line: str, author: str) -> None:
    assert author_of_line(line) == author


def test_bylines_of_agencies_name_writer_and_paper() -> None:
    line = "مرسى نور - الوطن - وداد الصحراوي:"
    assert is_byline(line)
    assert (author_of_byline(line), publisher_in_byline(line)) == ("وداد الصحراوي", "الوطن")


def test_a_line_that_a_page_marks_as_its_writers_may_be_the_name_alone() -> None:
    assert author_of_element("Nadège Sorel") == "Nadège Sorel"
    assert author_of_element("Publié hier à midi") == ""


def packet(said: str) -> bytes:
    names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names}>{said}</rdf:RDF></x:xmpmeta>'.encode()


def test_the_xmp_packet_of_a_pdf() -> None:
    said = "".join(
        f"<dc:{name}><rdf:Seq><rdf:li>{value}</rdf:li></rdf:Seq></dc:{name}>"
        for name, value in (("title", "تقرير"), ("creator", "وداد الصحراوي"), ("publisher", "منارة الساحل"))
    )
    found = xmp_of(b"%PDF-1.7\n" + packet("") + packet(f"<rdf:Description>{said}</rdf:Description>") + b"%%EOF")
    assert found == Xmp(title="تقرير", author="وداد الصحراوي", publisher="منارة الساحل")


@pytest.mark.parametrize("content", [b"%PDF-1.7", packet("<dc:title>"), b"<x:xmpmeta " * 2000])
def test_a_pdf_without_a_sound_packet_says_nothing_there(content: bytes) -> None:
    assert xmp_of(content) == Xmp()


@pytest.mark.parametrize("filler", [" ", "- ", "ab-", "\t"])
def test_shapes_of_bylines_are_looked_for_in_short_lines_only(filler: str) -> None:
    line = f"a{filler * 20_000}b:"
    assert (is_byline(line), author_of_byline(line), author_of_element(line)) == (False, "", "")
