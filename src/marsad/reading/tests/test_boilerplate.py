import math

import pytest

from marsad.reading.boilerplate.features import NAMES, features
from marsad.reading.boilerplate.guards import kept_lines
from marsad.reading.boilerplate.lexicon import plain
from marsad.reading.boilerplate.lines import by_rule, classify
from marsad.reading.boilerplate.menu_line import is_menu_line
from marsad.reading.boilerplate.model import outside_main_text
from marsad.reading.boilerplate.shapes import shape_of
from marsad.reading.boilerplate.trees import outside_probabilities
from marsad.reading.boilerplate.wording import shares, wording
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH
from marsad.reading.text import draft_of

FURNITURE = ["Accueil", "Contact", "Blog", "Partager", "Tout accepter", "Mentions légales"]


def test_headlines_far_from_the_text_of_a_pasted_page_go() -> None:
    headlines = [
        "Le Port Gagne Un Prix",
        "Nouveau Tramway Annoncé",
        "Marché De Nuit",
        "Festival Des Sables",
        "Coupe Des Villes",
    ]
    page = [*FURNITURE, *[FRENCH] * 4, *headlines]
    reasons = classify(page)
    assert reasons[6:10] == [""] * 4
    assert reasons[-3:] == ["outside"] * 3


def test_a_text_without_furniture_is_left_alone() -> None:
    report = [
        "Programme",
        "Session 1",
        "Session 2",
        ENGLISH,
        "Annex",
        "List of participants",
        "Omar Fathi",
        "Salma Benhadi",
    ]
    assert classify(report) == [""] * len(report)


def test_the_prose_of_a_text_and_the_items_of_its_list_stay() -> None:
    page = [*FURNITURE, FRENCH, "Recommandations :", "- Former les maîtres", *[FRENCH] * 3, *FURNITURE]
    assert classify(page)[6:12] == [""] * 6


def test_a_label_that_comes_back_among_the_prose_stays() -> None:
    """Each project of a sheet names its partners again: the model lifts the reason that repetition gave."""
    texts = [*FURNITURE, *[FRENCH] * 3, "Partenaires du projet", *[FRENCH] * 3]
    reasons = [*["menu"] * len(FURNITURE), "", "", "", "repeated", "", "", ""]
    assert outside_main_text(texts, reasons)[len(FURNITURE) :] == [""] * 7


def test_readers_remarks_below_a_comment_form_go() -> None:
    remarks = ["Merci pour cet article !", "Je ne suis pas d’accord, et vous ?", "Bravo à tous les deux."]
    page = [*FURNITURE, *[FRENCH] * 5, "Partager", "Facebook", "12 commentaires", *remarks, "Laisser un commentaire"]
    assert "outside" in classify(page)[-4:-1]


def _row(**values: float) -> list[float]:
    row = [0.0] * len(NAMES)
    for name, value in values.items():
        row[NAMES.index(name)] = value
    return row


PROSE_ROW = _row(length=math.log1p(20), sentence_end=1.0)


def test_an_item_of_a_list_among_the_prose_is_never_left_out() -> None:
    rows = [_row(listed=1.0, in_stretch=1.0), _row(listed=1.0)]
    assert kept_lines(rows, ["", ""], [0.99, 0.99], frozenset()) == {0}


def test_a_programme_and_an_address_to_the_audience_are_never_left_out() -> None:
    programme = [_row(hour=1.0, length=1.5)] * 3
    assert kept_lines(programme, [""] * 3, [0.99] * 3, frozenset()) == {0, 1, 2}
    assert kept_lines(programme[:2], [""] * 2, [0.99] * 2, frozenset()) == frozenset()
    speech = [_row(pause=1.0, length=0.7), _row(pause=1.0, length=1.1), PROSE_ROW]
    assert kept_lines(speech, [""] * 3, [0.99, 0.99, 0.0], frozenset()) >= {0, 1}
    assert kept_lines(speech, ["menu", "menu", ""], [0.99, 0.99, 0.0], frozenset()) == frozenset()


def test_the_heading_over_a_list_and_the_only_title_are_never_left_out() -> None:
    heading = [_row(length=1.1), _row(listed=1.0, length=2.0)]
    assert kept_lines(heading, ["", ""], [0.8, 0.2], frozenset()) == {0}
    assert kept_lines(heading, ["", ""], [0.8, 0.9], frozenset()) == frozenset()
    title = [_row(length=math.log1p(7)), _row(length=math.log1p(2)), PROSE_ROW]
    assert kept_lines(title, [""] * 3, [0.85, 0.8, 0.0], frozenset()) == {0}
    assert kept_lines(title, [""] * 3, [0.95, 0.8, 0.0], frozenset()) == frozenset()


def test_features_are_numbers_for_any_line() -> None:
    rows = features(["", "…", ARABIC], ["", "separator", ""], [0.0, 0.0, 0.0])
    assert all(len(row) == len(NAMES) and all(math.isfinite(value) for value in row) for row in rows)


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Subscribe to our weekly letter", "The women of the valley opened a library."),
        ("Abonnez-vous à notre infolettre", "Les femmes de la vallée ont ouvert une bibliothèque."),
        ("اشتركوا في رسالتنا الأسبوعية", "افتتحت نساء الوادي مكتبة في دار الشباب."),
    ],
)
def test_furniture_that_no_list_knows_is_worded_like_furniture(label: str, sentence: str) -> None:
    of_label, of_sentence = wording([label, sentence])
    assert of_label > of_sentence + 1


def test_wording_speaks_of_any_line_and_depends_on_it_alone() -> None:
    lines = ["", "…", "a", "…" * 500, ARABIC]
    assert wording(lines) == [wording([line])[0] for line in lines]
    assert all(math.isclose(sum(value**2 for _, value in shares(line)), 2.0) for line in ("a", ARABIC))


@pytest.mark.parametrize(
    "line",
    [
        "Accueil Qui sommes-nous Actualités Contact",
        "Home | Our work | Stories | Contact",
        "الرئيسية عن المركز برامجنا المكتبة اتصل بنا",
        "عن المنظمة الأبحاث المكتبة الأعضاء",
    ],
)
def test_a_menu_on_one_line(line: str) -> None:
    assert is_menu_line(line)
    assert classify([line, FRENCH, FRENCH])[0] == "menu"
    assert classify([FRENCH, FRENCH, line])[-1] == "menu"


@pytest.mark.parametrize(
    "line",
    [
        "Publications et rapports du conseil",
        "Media, youth, training and research",
        "Research and training programmes of the council",
        "برامج التدريب والأبحاث في المجلس",
        "Contact Group on Mountain Schools",
        "Projet | Montant | Partenaires",
    ],
)
def test_a_line_with_words_of_menus_is_none(line: str) -> None:
    assert not is_menu_line(line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Nous utilisons des cookies afin de mesurer la fréquentation du site.", "cookies"),
        ("Nos partenaires et nous utilisons des cookies pour vous montrer des contenus choisis.", "cookies"),
        ("We and our partners use cookies to understand how our pages are read.", "cookies"),
        ("نستخدم ملفات تعريف الارتباط لنفهم كيف تقرأ صفحاتنا.", "cookies"),
        ("Temps de lecture : 6 minutes", "share"),
        ("6 min de lecture", "share"),
        ("Reading time: 6 minutes", "share"),
        ("مدة القراءة: 6 دقائق", "share"),
        ("Le rapport rappelle que des applications utilisent des cookies pour suivre les enfants.", ""),
        ("Many games use cookies to follow children from one screen to the next.", ""),
    ],
)
def test_notices_to_visitors_and_reading_times_go_from_any_text(line: str, reason: str) -> None:
    assert classify([FRENCH, line, FRENCH])[1] == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2 hours ago", "stamp"),
        ("il y a 3 jours", "stamp"),
        ("منذ ساعتين", "stamp"),
        ("Updated Nov. 3, 2021 8:21 am ET", "stamp"),
        ("12 commentaires", "form"),
        ("15 تعليقا", "form"),
        ("Image 1 of 5", "form"),
        ("3 / 12", "form"),
        ("Photo: Nadège Sorel / La Vigie", "credit"),
        ("تصوير: وداد الصحراوي", "credit"),
        ("Tags: clubs, schools", "tags"),
        ("#مفقودون #ذاكرة", "tags"),
        ("Guidelines (PDF, 0.8 MB)", "download"),
        ("pdf - 2.4 Mo", "download"),
        ("بلاغ (PDF، 212 ك.ب)", "download"),
        ("المشاهدات : 97", "form"),
        ("#3 in a list of towns", ""),
        ("The report is a PDF of forty pages", ""),
        ("Abonnez-vous à notre infolettre pour ne rien manquer de la vie du port.", "advert"),
        ("Sign up for our newsletter and get the week in your inbox.", "advert"),
        ("اشترك في نشرتنا البريدية لتصلك أخبار الأسبوع", "advert"),
        ("Three years ago the clubs began.", ""),
        ("منذ ثلاث سنوات بدأ المشروع في مدارس الساحل", ""),
        ("Photo exhibition by the pupils opens on Friday", ""),
        ("الصورة القديمة", ""),
        ("The centre publishes a newsletter for the teachers of twelve schools.", ""),
        ("Le centre invite les familles à s’abonner à la bibliothèque du quartier.", ""),
    ],
)
def test_lines_that_their_shape_betrays(line: str, reason: str) -> None:
    assert shape_of(line, plain(line)) == reason


def test_a_number_between_dashes_is_that_of_a_page() -> None:
    assert by_rule([ENGLISH, "— 106 —", ENGLISH]) == ["", "page_number", ""]


def test_a_long_list_amid_the_article_stays_however_its_lines_look() -> None:
    """What stands between much prose and much prose, with no furniture between, is the article's."""
    releases = [f"Atelier {n} En Vente À Beni Amal" for n in range(12)]
    page = [*FURNITURE, *[FRENCH] * 3, *releases, *[FRENCH] * 3, *FURNITURE]
    reasons = classify(page)
    start = len(FURNITURE) + 3
    assert reasons[start : start + len(releases)] == [""] * len(releases)


def test_headlines_behind_falling_hours_are_a_ticker_and_behind_rising_ones_a_programme() -> None:
    ticker = ["18:42 Pluie : trois routes coupées", "18:30 Football : la finale reportée"]
    assert classify([*ticker, *[FRENCH] * 3])[:2] == ["related"] * 2
    assert classify([*ticker[::-1], *[FRENCH] * 3])[:2] == [""] * 2


def test_headlines_of_other_articles_amid_the_text_go_with_their_label() -> None:
    page = [FRENCH, "À lire aussi", "Le lycée ouvre sa propre radio", FRENCH, "Un bilan en demi-teinte ici", FRENCH]
    assert classify(page) == ["", "related", "related", "", "", ""]


def test_a_quotation_set_apart_stands_once() -> None:
    quote = "« Nous voulions seulement poser des questions »"
    page = [FRENCH, f"{quote}, raconte la directrice du lycée.", quote, FRENCH]
    assert classify(page) == ["", "", "pull_quote", ""]
    far = [
        FRENCH,
        f"{quote}, raconte la directrice du lycée.",
        *[FRENCH.replace("le", str(n)) for n in range(9)],
        quote,
    ]
    assert classify(far)[-1] == "pull_quote"


def test_a_title_between_menu_and_hour_that_the_prose_tells_again_stays() -> None:
    title = "Trente villages ouvrent une bibliothèque"
    prose = f"Hier, {title.lower()} dans la maison commune, et chacune prêtera ses livres aux autres pendant un an."
    page = ["Accueil", "Contact", title, "Mis à jour le 3 mai 2021 à 10:30", prose]
    assert classify(page) == ["menu", "menu", "", "stamp", ""]


def test_a_menu_ends_with_the_last_label_that_is_known() -> None:
    assert classify(["Accueil", "Nos villages", "Contact", "Une ville en marche", FRENCH])[1:] == [
        "menu",
        "menu",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("15 أبريل 2019 في 9:41 م", "stamp"),
        ("الخميس 9 مارس 2023 - 21:00", "stamp"),
        ("14-05-2023 | 09:17", "stamp"),
        ("A+ A-", "menu"),
        ("+ أ -", "menu"),
        ("3 May 2021", ""),
        ("A", ""),
        ("Réunion du 3 mai 2021 à 10:30 avec les familles", ""),
    ],
)
def test_days_with_an_hour_and_sizes_of_letters_are_known_by_their_shape(line: str, reason: str) -> None:
    assert shape_of(line, plain(line)) == reason


def test_a_title_below_a_long_menu_is_found() -> None:
    menu = ["Accueil", "Contact", "Blog", "Plan du site", "Newsletter", "Recherche", "Actualités", "Mentions légales"]
    draft = draft_of("\n".join([*menu, *FURNITURE, "La ville ouvre trois maisons de quartier", *[FRENCH] * 3]))
    assert draft.title == "La ville ouvre trois maisons de quartier"


def test_what_a_form_asks_stays_with_its_answers() -> None:
    form = ["> Please name your plan.", FRENCH, "> Who are your partners?", FRENCH, "> What did you learn?", ARABIC]
    assert classify(form) == [""] * 6


def test_a_list_below_related_headlines_amid_the_article_stays() -> None:
    items = ["- ouvrir trois maisons de quartier à la jeunesse", "- former quinze médiateurs avant la rentrée scolaire"]
    page = [FRENCH, "À lire aussi", "Le lycée ouvre sa propre radio", *items, FRENCH]
    assert classify(page) == ["", "related", "related", "", "", ""]
    spaced = [FRENCH, "", "À lire aussi", "Le lycée ouvre sa propre radio", "", "Deux mesures pour la rentrée", FRENCH]
    assert classify(spaced) == ["", "", "related", "related", "", "", ""]


def test_a_programme_told_backwards_amid_the_article_is_no_ticker() -> None:
    page = [FRENCH, "17:00 Lecture des recommandations", "11:00 Table ronde sur les médias", FRENCH]
    assert classify(page) == [""] * 4


@pytest.mark.parametrize(
    "line",
    [
        "Home / Associations / Trente villages ouvrent une bibliothèque",
        "Accueil | Région Est | Tamara",
        "Accueil > Actualités > Réunion de coordination sur la formation des maîtres",
        "الرئيسية » أخبار الجهات",
        "Recherche > Notes > Vie civique",
        "Observatoire \u203a Trente villages ouvrent",
        "You are here: Home News Thirty villages open a library",
        "أنتم هنا : الرئيسيةأنشطة الوزارةافتتاح المكتبة",
    ],
)
def test_the_way_to_a_page_goes(line: str) -> None:
    assert by_rule([line, "Trente villages ouvrent une bibliothèque", FRENCH])[0] in {"menu", "navigation"}


@pytest.mark.parametrize(
    "line",
    [
        "Projet | Montant | Partenaires",
        "« Paix » et « dialogue »",
        "Hommes / femmes",
        "Home for the elderly / Accueil des aînés",
        "5 > 3",
    ],
)
def test_lines_with_such_signs_are_not(line: str) -> None:
    assert by_rule([FRENCH, line, FRENCH])[1] == ""


def test_heads_over_the_pages_of_a_file_go_and_its_programme_stays() -> None:
    pages = ["Forum of young councillors", "Page 1: Forum of young councillors", ENGLISH, "Page 2: A new chapter"]
    assert by_rule(pages) == ["", "page_number", "", ""]
    assert by_rule([ENGLISH, "12:30 - 13:00 Closing", "Load more", "Search"])[1] == ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("0:00 / 2:41", "menu"),
        ("12:30", ""),
        ("Publicité", "advert"),
        ("£10 could buy sheet music for a class", "advert"),
        ("Votre don peut tout changer", "advert"),
        ("10 euros permettent d’acheter un cahier", "advert"),
        ("£10 million for schools", ""),
        ("Lire en : العربية", "menu"),
        ("قصص ذات صلة", "related"),
    ],
)
def test_players_gifts_and_languages_of_a_page(line: str, reason: str) -> None:
    assert by_rule([FRENCH, line, FRENCH])[1] == reason


def test_a_box_of_marked_headlines_amid_the_text_goes_with_its_label() -> None:
    page = [
        FRENCH,
        "موضوعات متعلقة:",
        "- انطلاق ماراثون القراءة بالمدارس غدا",
        FRENCH,
        "- أولا: فتح باب الحوار من جديد",
    ]
    assert by_rule(page)[:4] == ["", "related", "related", ""]
    assert by_rule([FRENCH, "الأكثر مشاهدة", "هل يعود القطار إلى الساحل؟", FRENCH])[1:3] == ["related"] * 2


def test_numbers_under_a_contact_label_go() -> None:
    lines = [FRENCH, "Contact", "Réseau des villes : Théo Lancry, +33 6 00 00 00 11", *[FRENCH] * 3]
    assert by_rule(lines)[2] == "contact"


def test_a_title_told_by_the_prose_stays_under_a_label_of_headlines_and_with_words_of_menus() -> None:
    title = "وزارة الرياضة تدعو الشباب المصري للمشاركة في المشاورات"
    prose = "وجهت وزارة الرياضة دعوة إلى الشباب المصري للتسجيل والمشاركة في المشاورات التي تنطلق غدا في المدن الساحلية."
    assert by_rule(["الرئيسية", "اتصل بنا", title, prose])[2] == ""
    assert by_rule(["أحدث المقالات", title, prose])[1] == ""


def test_trees_say_the_same_of_a_line_among_many_and_alone() -> None:
    rows = features([*FURNITURE, ARABIC], [""] * 7, wording([*FURNITURE, ARABIC]))
    many = outside_probabilities(rows * 100)
    assert many[:7] * 100 == many
    assert [outside_probabilities([row])[0] for row in rows] == pytest.approx(many[:7])
    assert all(0 < chance < 1 for chance in many)
