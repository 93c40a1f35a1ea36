"""The bodies of the field are known under their names in three languages."""

import pytest

from marsad.authority.organisations import all_organisations, by_id, find


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
    ],
)
def test_a_body_is_found_under_any_of_its_names(text, language, identifier):
    assert [f.id for f in find(text, language)] == [identifier]


def test_the_table_is_sound():
    bodies = all_organisations()
    assert len(bodies) >= 300
    for body in bodies.values():
        assert not body.parent or body.parent in bodies, body.id
        assert any(body.names.values()), body.id
        assert body.name("ar"), body.id


def test_an_id_leads_to_the_body():
    assert by_id("undp").name("fr") == "Programme des Nations unies pour le développement"


def test_everyday_words_are_no_bodies():
    assert find("عمل بحماس كبير مع طالبان من الجامعة", "ar") == ()
    assert find("an article 19 of the world learning report", "en") == ()
