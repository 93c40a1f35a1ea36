# ruff: noqa: E501 - the sources of pages are written as they come
import pytest

from marsad.reading.errors import BrokenFile
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, document, kinds, skipped

PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Un atelier pour la paix - Le Quotidien</title>
<meta property="og:title" content="Un atelier pour la paix"><meta property="og:site_name" content="Le Quotidien">
<meta property="article:published_time" content="2021-05-03T08:00:00+01:00"><meta name="author" content="Salma Benhadi">
<script>var secret = "hidden";</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/c">Contact</a></li></ul></nav>
<article><h1>Un atelier pour la paix</h1><p>{FRENCH}</p><h2>Recommandations</h2>
<ul><li>Former les enseignants dès la rentrée.</li><li>Publier un guide pour les familles.</li></ul>
<table><tr><th>Projet</th><th>Montant</th></tr><tr><td>Écoles</td><td>100</td></tr></table>
<p>{FRENCH}</p></article>
<aside><p>Nous utilisons des cookies.</p></aside><footer>© Le Quotidien, tous droits réservés</footer></body></html>"""


def test_the_parts_of_a_page() -> None:
    found = document(PAGE, "page.html")
    assert kinds(found) == [
        ("title", "Un atelier pour la paix"),
        ("paragraph", FRENCH),
        ("heading", "Recommandations"),
        ("list_item", "Former les enseignants dès la rentrée."),
        ("list_item", "Publier un guide pour les familles."),
        ("table", "Projet | Montant\nÉcoles | 100"),
        ("paragraph", FRENCH),
    ]
    assert (found.title, found.published) == ("Un atelier pour la paix", "2021-05-03")
    assert (found.author, found.publisher) == ("Salma Benhadi", "Le Quotidien")


def test_what_stands_around_is_listed_and_scripts_are_nowhere() -> None:
    found = document(PAGE, "page.html")
    left_out = skipped(found)
    assert left_out["Accueil"] == "menu"
    assert left_out["© Le Quotidien, tous droits réservés"] == "legal"
    assert "secret" not in found.text + " ".join(left_out)


def test_linked_data_gives_the_metadata() -> None:
    page = f"""<html><head><script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "A workshop",
    "datePublished": "2021-05-03", "author": [{{"name": "Omar Fathi"}}], "publisher": {{"name": "The Note"}}}}]}}</script></head>
    <body><article><p>{ENGLISH}</p><p>{ENGLISH}</p></article></body></html>"""
    found = document(page, "page.html")
    assert (found.title, found.published, found.author, found.publisher) == (
        "A workshop",
        "2021-05-03",
        "Omar Fathi",
        "The Note",
    )


def test_a_page_in_an_old_encoding() -> None:
    page = f'<html><head><meta charset="windows-1256"><title>لقاء</title></head><body><p>{ARABIC}</p><p>{ARABIC}</p></body></html>'
    assert ARABIC in document(page.encode("cp1256"), "page.html").text


def test_a_page_without_a_main_text_is_read_line_by_line() -> None:
    found = document("<html><body><div>Réunion reportée au lundi</div></body></html>", "page.html")
    assert found.text == "Réunion reportée au lundi"


def _nested(tag: str, depth: int) -> str:
    return (
        f"<!doctype html><html><body>{f'<{tag}>' * depth}<p>{FRENCH}</p>{f'</{tag}>' * depth}<p>{ENGLISH}</p>"
        "</body></html>"
    )


@pytest.mark.parametrize("tag", ["div", "span", "blockquote"])
def test_a_page_nested_too_deep_for_the_parser_is_refused_and_not_cut_silently(tag: str) -> None:
    with pytest.raises(BrokenFile, match="one inside the other"):
        document(_nested(tag, 10_000), "a.html")


@pytest.mark.parametrize("tag", ["div", "span", "i"])
def test_a_page_nested_deeper_than_calls_may_go_is_read(tag: str) -> None:
    found = document(_nested(tag, 1_900), "a.html")
    assert FRENCH in found.text
    assert ENGLISH in found.text
