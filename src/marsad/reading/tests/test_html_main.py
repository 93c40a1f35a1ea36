# ruff: noqa: E501 - the sources of pages are written as they come
import pytest

from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, document, kinds, skipped


def _page(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="fr"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def test_every_part_of_an_article_has_its_kind() -> None:
    found = document(
        _page(
            f"""<article><h1>Un atelier pour la paix</h1><div class="article-body"><p>{FRENCH}</p>
            <figure><img src="a.jpg"><figcaption>Les participants devant l’école.</figcaption></figure>
            <h2>Suites</h2><ol><li>Former les enseignants<ul><li>dans les villes</li></ul></li></ol>
            <blockquote><p>{FRENCH} Encore.</p></blockquote>
            <table><caption>Budget</caption><tr><th>Projet</th><th>Montant</th></tr><tr><td>Écoles</td><td></td></tr></table>
            <section class="footnotes"><ol><li id="fn1"><p>Chiffres du ministère. <a href="#r1">↩</a></p></li></ol></section></div></article>""",
            "<title>Un atelier pour la paix | Le Quotidien du Plateau</title>",
        ),
        "a.html",
    )
    assert kinds(found) == [
        ("title", "Un atelier pour la paix"),
        ("paragraph", FRENCH),
        ("caption", "Les participants devant l’école."),
        ("heading", "Suites"),
        ("list_item", "Former les enseignants"),
        ("list_item", "dans les villes"),
        ("paragraph", f"{FRENCH} Encore."),
        ("caption", "Budget"),
        ("table", "Projet | Montant\nÉcoles |"),
        ("footnote", "Chiffres du ministère."),
    ]
    assert [block.level for block in found.blocks if str(block.kind) == "list_item"] == [1, 2]


@pytest.mark.parametrize(
    ("around", "reason"),
    [
        ('<div class="comments-area"><p>{}</p></div>', "comments"),
        ('<section id="related-posts"><p>{}</p></section>', "related"),
        ('<div class="newsletterBox"><p>{}</p></div>', "form"),
        ('<div class="post_meta byline"><p>{}</p></div>', "byline"),
        ("<aside><p>{}</p></aside>", "related"),
        ('<div role="navigation"><p>{}</p></div>', "menu"),
        ('<div class="ad-slot"><p>{}</p></div>', "advert"),
    ],
)
def test_what_elements_are_named_decides(around: str, reason: str) -> None:
    words = "Une phrase qui n’est pas de l’article et que la page place à côté de lui."
    found = document(
        _page(f"<main><p>{FRENCH}</p><p>{FRENCH}!</p>{around.format(words)}<p>{FRENCH}?</p></main>"), "a.html"
    )
    assert skipped(found) == {words: reason}


def test_names_of_the_whole_page_and_of_what_it_has_decide_nothing() -> None:
    page = f'<!doctype html><html><body class="single comments menu"><div class="has-sidebar no-comments"><p>{ENGLISH}</p><p>{ENGLISH} Two.</p></div></body></html>'
    assert not document(page, "a.html").skipped


def test_the_article_with_the_title_is_taken_and_not_the_longest() -> None:
    other = "".join(f"<p>{FRENCH} {i}</p>" for i in range(9))
    page = _page(
        f"<article><h1>Un atelier pour la paix</h1><p>{FRENCH}</p><p>{FRENCH} Fin.</p></article><article><h2>Un autre sujet</h2>{other}</article>",
        "<title>Un atelier pour la paix</title>",
    )
    found = document(page, "a.html")
    assert found.text == f"Un atelier pour la paix\n\n{FRENCH}\n\n{FRENCH} Fin."


def test_a_body_cut_in_parts_is_whole() -> None:
    part = '<div class="article-body"><p>{}</p></div><div class="ad">Publicité</div>'
    page = _page("<article><h1>T</h1>" + "".join(part.format(f"{FRENCH} {i}.") for i in range(4)) + "</article>")
    assert document(page, "a.html").text.count(FRENCH) == 4


def test_a_text_given_twice_for_two_screens_stands_once() -> None:
    page = _page(
        f'<article><div class="wide"><p>{FRENCH}</p></div><div class="narrow"><p>{FRENCH}</p></div><p>{ENGLISH}</p></article>'
    )
    found = document(page, "a.html")
    assert found.text.count(FRENCH) == 1
    assert skipped(found)[FRENCH] == "repeated"


def test_rows_of_links_below_the_text_go_and_links_in_sentences_stay() -> None:
    links = "".join(f'<li><a href="/{i}">Un autre article du journal numéro {i}</a></li>' for i in range(4))
    page = _page(
        f'<article><p>{FRENCH} <a href="/x">Le guide</a> est en ligne.</p><p>{FRENCH}</p><h3>Sur le même sujet</h3><ul>{links}</ul></article>'
    )
    found = document(page, "a.html")
    assert "Le guide est en ligne." in found.text
    assert set(skipped(found).values()) == {"related"}
    assert len(found.skipped) == 5


def test_hyphens_that_are_not_seen_are_not_kept() -> None:
    page = _page(f"<article><p>Une candi\u00addature collective. {FRENCH}</p></article>")
    assert document(page, "a.html").text.startswith("Une candidature collective.")


def test_double_decoding_is_undone_in_lines() -> None:
    wrong = "L'été à Genève a été très chaud et les écoles étaient fermées.".encode().decode("latin-1")
    assert "très chaud" in document(_page(f"<p>{wrong}</p><p>{FRENCH}</p>"), "a.html").text


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            '<meta property="og:title" content="ورشة للمدرسين في أربع مقاطعات"><meta name="DC.date" content="2021-05"><meta name="DC.creator" content="سليم العامري"><meta name="DC.publisher" content="الأفق">',
            "",
            ("ورشة للمدرسين في أربع مقاطعات", "2021-05", "سليم العامري", "الأفق"),
        ),
        (
            "<title>ورشة للمدرسين في أربع مقاطعات | الأفق</title>",
            "<p>بقلم سليم العامري</p><p>نشر في 3 ماي 2021</p>",
            ("ورشة للمدرسين في أربع مقاطعات", "2021-05-03", "سليم العامري", "الأفق"),
        ),
        (
            "<title>ورشة للمدرسين في أربع مقاطعات</title>",
            '<div class="post-date">الإثنين ٣ أيار / مايو ٢٠٢١</div>',
            ("ورشة للمدرسين في أربع مقاطعات", "2021-05-03", "", ""),
        ),
        (
            '<title>A workshop</title><script type="application/ld+json">[{"@type":["NewsArticle"],"headline":"ورشة للمدرسين في أربع مقاطعات","datePublished":"2021-05-03T08:00:00Z","author":{"@type":"Person","name":"سليم العامري"},"publisher":{"name":"الأفق"}}]</script>',
            "",
            ("ورشة للمدرسين في أربع مقاطعات", "2021-05-03", "سليم العامري", "الأفق"),
        ),
    ],
)
def test_what_arabic_pages_say_of_themselves(head: str, body: str, expected: tuple[str, ...]) -> None:
    found = document(
        _page(f"<article><h1>ورشة للمدرسين في أربع مقاطعات</h1>{body}<p>{ARABIC}</p><p>{ARABIC}</p></article>", head),
        "a.html",
    )
    assert (found.title, found.published, found.author, found.publisher) == expected
