"""What pages set above their text does not enter it, and the title is found among it."""

from marsad.reading.draft import Draft
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH
from marsad.reading.text import draft_of

TITLE = "Twenty villages of the valley open a house for young people"
PROSE = f"{ENGLISH} {ENGLISH}"


def page(*lines: str) -> Draft:
    return draft_of("\n\n".join(lines))


def texts(found: Draft) -> list[str]:
    return [piece.text for piece in found.pieces]


def test_a_title_that_stands_in_the_tab_and_in_the_page_stands_once() -> None:
    found = page(f"{TITLE} | The Plateau Observer", "Go to the shop", TITLE, "Society", TITLE, PROSE)
    assert (found.title, found.publisher) == (TITLE, "The Plateau Observer")
    assert texts(found).count(TITLE) == 1
    assert not any("Plateau" in text for text in texts(found))


def test_a_date_between_two_titles_stays_below_the_title() -> None:
    found = page(TITLE, "12 May 2021", TITLE, PROSE)
    assert (found.title, found.published) == (TITLE, "2021-05-12")
    assert texts(found) == [TITLE, "12 May 2021", PROSE]


def test_a_lead_that_is_told_again_below_the_title_stands_once() -> None:
    lead = "The houses were asked for by the young people of the valley, and the council has found the money for them."
    assert texts(page(TITLE, lead, TITLE, lead, PROSE)) == [TITLE, lead, PROSE]


def test_a_longer_line_than_the_rubric_is_the_title() -> None:
    found = page("News of the plateau today", "News of the plateau today", TITLE, TITLE, PROSE)
    assert found.title == TITLE


def test_the_number_of_a_paper_is_no_title() -> None:
    number = "العدد 1204 - السبت 8 ماي 2021 م، الموافق 26 رمضان 1442 هـ"
    assert page(number, number, ARABIC).title == ""


def test_verses_that_return_stay() -> None:
    verse = "The river goes on to the sea"
    assert texts(page("One spring in the hills", verse, "One winter in the town", verse)).count(verse) == 2


def test_bullets_that_stand_alone_belong_to_the_next_line() -> None:
    items = ["Train the teachers", "Ask the families", "Publish a report"]
    found = page(ENGLISH, *[line for item in items for line in ("•", item)], ENGLISH)
    assert texts(found) == [ENGLISH, *items, ENGLISH]
    assert [piece.kind.value for piece in found.pieces[1:4]] == ["list_item"] * 3


def test_prose_that_is_said_twice_without_a_second_title_stays() -> None:
    assert texts(page(TITLE, PROSE, "Between", PROSE)).count(PROSE) == 2


def test_rubrics_above_the_title_do_not_hide_it() -> None:
    title = "عشرون قرية في الوادي تفتح دارا للشباب بتمويل من الجماعات"
    assert page("رئيس التحرير", "سلمى الواحي", "عاجل", "مجتمع", title, ARABIC).title == title


def test_a_ticker_of_headlines_goes_and_a_row_of_a_table_stays() -> None:
    ticker = "    ".join(f"المجلس يناقش ميزانية الحي رقم {number}" for number in range(8))
    row = "الاسم    المدينة    الجمعية    الهاتف    السن    المهنة"
    found = page(ticker, ARABIC, row, ARABIC)
    assert ticker not in "\n".join(texts(found))
    assert [part.reason for part in found.skipped if part.text == ticker] == ["related"]
    assert any("الجمعية" in text for text in texts(found))


def test_headlines_behind_dashes_go_but_a_list_of_a_document_stays() -> None:
    headlines = [f"Le conseil débat du budget du quartier {number}" for number in range(4)]
    dashed = [line for headline in headlines for line in ("-", headline)]
    assert texts(page(*dashed, FRENCH, FRENCH)) == [FRENCH, FRENCH]
    assert all(headline in "\n".join(texts(page(FRENCH, *dashed, FRENCH))) for headline in headlines)


def test_names_of_icons_go_and_the_date_behind_one_counts() -> None:
    found = page(TITLE, "calendar_today 9 April 2017", "arrow_back", PROSE)
    assert found.published == "2017-04-09"
    assert texts(found) == [TITLE, "9 April 2017", PROSE]


def test_a_line_of_which_the_text_says_no_word_leaves_the_title_to_one_that_it_tells_again() -> None:
    title = "Trente villages ouvrent une bibliothèque dans la maison commune"
    prose = (
        f"Depuis lundi, {title.lower()}, et chacune prêtera ses livres aux autres pendant un an, dit la mairie du lieu."
    )
    assert page("Image de tête pour impression", title, prose, FRENCH).title == title
    assert page("« La lecture pour tous »", FRENCH, prose).title == "« La lecture pour tous »"


def test_a_title_may_end_in_a_full_stop_above_a_writer() -> None:
    title = "Trente villages ouvrent une bibliothèque."
    assert page(title, "Par Nadège Sorel", FRENCH, FRENCH).title == title
    assert page(title, FRENCH, FRENCH).title != title


def test_the_day_below_the_title_is_that_of_the_text_not_that_of_the_visit() -> None:
    found = page("Lundi 4 mars 2024", "Trente villages ouvrent une bibliothèque", "3 mai 2021", FRENCH, FRENCH)
    assert found.published == "2021-05-03"
    assert page("3 mai 2021", "Trente villages ouvrent une bibliothèque", FRENCH).published == "2021-05-03"


def test_a_writers_line_may_tell_the_day_and_a_dateline_its_agency() -> None:
    found = page("Trente villages ouvrent une bibliothèque", "Par Nadège Sorel 3 mai 2021 - 412 vues", FRENCH, FRENCH)
    assert (found.author, found.published) == ("Nadège Sorel", "2021-05-03")
    news = page("Trente villages ouvrent une bibliothèque", f"BENI AMAL, 3 mai 2021 (ABP) – {FRENCH}", FRENCH)
    assert (news.published, news.publisher) == ("2021-05-03", "ABP")


def test_buttons_between_title_and_text_do_not_hide_the_title() -> None:
    title = "عشرون قرية في الوادي تفتح دارا للشباب بتمويل من الجماعات"
    found = page("الرئيسية", title, "3 مايو 2021", "شارك", "فيسبوك", "تويتر", "طباعة", "نسخ الرابط", ARABIC)
    assert (found.title, found.published) == (title, "2021-05-03")


def test_a_title_above_its_day_and_a_caption_is_no_name_of_a_site() -> None:
    title = "Vingt villages de la vallée ouvrent une maison pour les jeunes"
    prose = f"Depuis lundi, {title.lower()}, et chacune ouvrira chaque soir de la semaine, dit la mairie du lieu."
    found = page(
        "Accueil", title, "3 mai 2021", "Partager", "Les maires devant la porte de la maison neuve", prose, FRENCH
    )
    assert found.title == title
    named = page("Centre Ouarif pour le dialogue", "English", "Partager", title, prose, FRENCH)
    assert named.title == title


def test_a_caption_with_its_rights_is_no_title() -> None:
    title = "Vingt villages de la vallée ouvrent une maison"
    assert page(title, "Jour de marché au village, en janvier. © Adama D.", FRENCH).title == title
    assert page("Jour de marché au village, en janvier. © Adama D.", FRENCH).title == ""


def test_labels_sources_and_accounts_are_no_writers() -> None:
    for line in ("Category: Press Releases", "المصدر: الأفق الأزرق", "Written by Super User", "Visa: dates announced"):
        assert page(TITLE, line, PROSE).author == ""
    assert page(TITLE, "Home", "Share", "تحرير: نديم عرب", PROSE).author == "نديم عرب"


def test_entries_of_menus_and_owners_of_pictures_publish_nothing() -> None:
    for above in ("La revue", "Le magazine", "(dépêche gratuite)"):
        assert page(above, "Accueil", "Contact", TITLE, PROSE).publisher == ""
    for below in ("© ABP/Orla Denby", "Politique de copyright", "جميع الحقوق محفوظة للوزارة 2021"):
        assert page(TITLE, PROSE, below).publisher == ""
    assert page("La Revue du Plateau", "Accueil", TITLE, PROSE).publisher == "La Revue du Plateau"
    assert page(TITLE, PROSE, "© 2021 Maison du Plateau").publisher == "Maison du Plateau"
