"""The bodies of the field are known under their names in three languages."""

from collections import defaultdict

import pytest

from marsad.authority.organisations import all_organisations, by_id, find
from marsad.authority.tables import rows
from marsad.language.normalise import fold


@pytest.mark.parametrize(
    ("text", "language", "identifier"),
    [
        ("بالتعاون مع الإيسيسكو", "ar", "icesco"),
        ("مقر للإيسيسكو", "ar", "icesco"),
        ("حضرته منظمة اليونسكو", "ar", "unesco"),
        ("le siège de l'ICESCO", "fr", "icesco"),
        ("ex-ISESCO", "fr", "icesco"),
        ("l’Organisation pour la sécurité et la coopération en Europe", "fr", "osce"),
        ("the Global Counterterrorism Forum", "en", "gctf"),
        ("avec le PNUD", "fr", "undp"),
        ("وبرنامج الأمم المتحدة الإنمائي", "ar", "undp"),
        ("أعلنت وزارة الداخلية التونسية", "ar", "interior-tn"),
        ("le ministère tunisien de l'Intérieur", "fr", "interior-tn"),
        ("the Tunisian Interior Ministry said", "en", "interior-tn"),
        ("la Banque ouest-africaine de développement", "fr", "boad"),
        ("recommended by the CEDAW Committee", "en", "cedaw-committee"),
        ("published by Oxford University Press", "en", "oup"),
        ("the U.S. Congress", "en", "us-congress"),
        ("by the U. S. Congress", "en", "us-congress"),
        ("حركة أحرار الشام", "ar", "ahrar-sham"),
    ],
)
def test_a_body_is_found_under_any_of_its_names(text, language, identifier):
    assert [f.id for f in find(text, language)] == [identifier]


def test_the_table_is_sound():
    bodies = all_organisations()
    assert len(bodies) >= 1700
    assert len(bodies) == len(list(rows("organisations"))), "an id stands twice"
    for body in bodies.values():
        assert not body.parent or body.parent in bodies, body.id
        assert any(body.names.values()), body.id
        assert body.name("ar"), body.id


def test_no_two_bodies_share_a_name():
    owners = defaultdict(set)
    for body in all_organisations().values():
        for name in (*body.former, *(name for names in body.names.values() for name in names)):
            owners[fold(name)].add(body.id)
    assert not {name: ids for name, ids in owners.items() if len(ids) > 1}


def test_no_two_bodies_of_a_language_share_an_acronym():
    owners = defaultdict(set)
    for body in all_organisations().values():
        for text, language in body.acronyms:
            for read in (language,) if language else ("ar", "fr", "en"):
                owners[text, read].add(body.id)
    assert not {acronym: ids for acronym, ids in owners.items() if len(ids) > 1}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قالت وزارة الداخلية في بيان", "ar"),
        ("وزارة الأوقاف والشؤون الإسلامية", "ar"),
        ("اجتمع مجلس الشورى وحكومة الوحدة الوطنية", "ar"),
        ("le ministère de l'Intérieur et l'Assemblée nationale", "fr"),
        ("le Conseil économique, social et environnemental", "fr"),
        ("the Ministry of Interior and the Parliament", "en"),
        ("the National Counter Terrorism Centre", "en"),
        ("la Direction générale de la Sûreté nationale (DGSN)", "fr"),
        ("قالت دار الإفتاء إن", "ar"),
    ],
)
def test_a_name_that_every_country_has_is_nobodys(text, language):
    assert find(text, language) == ()


def test_an_id_leads_to_the_body():
    assert by_id("undp").name("fr") == "Programme des Nations unies pour le développement"


def test_everyday_words_are_no_bodies():
    assert find("عمل بحماس كبير مع طالبان من الجامعة", "ar") == ()
    assert find("تم إيفاد فريق، ويسعدنا أن صلتك بنا قوية", "ar") == ()
    assert find("It was shown to Plan. International guests came", "en") == ()
    assert find("an article 19 of the world learning report", "en") == ()
