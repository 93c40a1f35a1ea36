"""No person who is told to be under age is noted; adults are, and ages that speak of something else take nobody out."""

import pytest

from marsad.extraction.chain import analyse
from marsad.extraction.tests.papers import paper
from marsad.records import EntityKind, FactKind

MINORS = [
    ("fr", "Mme Salma Berrada a reçu Yassine Tazi, 14 ans, au ministère.", "Yassine Tazi"),
    ("fr", "Le tribunal a entendu M. Yassine Tazi, âgé de seize ans, lundi à Rabat.", "Yassine Tazi"),
    ("fr", "Le tribunal a entendu M. Yassine Tazi, mineur au moment des faits.", "Yassine Tazi"),
    ("en", "Mrs Salma Haddad met Yousef Barakat, aged 14, at the centre.", "Yousef Barakat"),
    ("en", "The judge heard Mr. Yousef Barakat, a 15-year-old pupil, on Monday.", "Yousef Barakat"),
    ("en", "A child aged 14, Mr. Yousef Barakat said that school had changed.", "Yousef Barakat"),
    ("ar", "استقبلت الوزيرة السيدة سلمى برادة السيد ياسين التازي البالغ من العمر 14 عاما.", "ياسين التازي"),
    ("ar", "استمعت المحكمة إلى السيد ياسين التازي، ١٤ سنة، يوم الاثنين.", "ياسين التازي"),
    ("ar", "استمعت المحكمة إلى السيد ياسين التازي، وهو قاصر، يوم الاثنين.", "ياسين التازي"),
]
ADULTS = [
    ("fr", "Mme Salma Berrada, directrice depuis 14 ans, a parlé des mineurs de 15 ans.", "Salma Berrada"),
    ("fr", "M. Yassine Tazi, 14 ans d'expérience, a présenté la convention des droits de l'enfant.", "Yassine Tazi"),
    ("fr", "M. Yassine Tazi, âgé de 44 ans, a présenté son travail.", "Yassine Tazi"),
    ("en", "Mrs Salma Haddad, director of the child protection programme, met girls aged 14.", "Salma Haddad"),
    ("en", "Mr. Yousef Barakat, a twenty-one-year-old student, spoke on Monday.", "Yousef Barakat"),
    ("ar", "قالت السيدة سلمى برادة، مديرة مرصد حقوق الطفل، إن 14 سنة من العمل أثمرت.", "سلمى برادة"),
    ("ar", "استمعت المحكمة إلى السيد ياسين التازي، 34 سنة، يوم الاثنين.", "ياسين التازي"),
]


def persons(text: str, language: str) -> set[str]:
    analysis = analyse(paper(text, language))
    named = {str(fact.fields["name"]) for fact in analysis.facts_of(FactKind.PERSON)}
    said = [*analysis.facts_of(FactKind.STATEMENT), *analysis.facts_of(FactKind.PARTICIPATION)]
    named |= {str(fact.fields.get("speaker") or fact.fields.get("participant")) for fact in said}
    return named | {mention.citation.quote for mention in analysis.mentions_of(EntityKind.PERSON)}


@pytest.mark.parametrize(("language", "text", "name"), MINORS)
def test_a_minor_is_never_noted(language, text, name):
    grown = text.replace("14", "44").replace("١٤", "٤٤").replace("15-", "45-").replace("seize", "soixante")
    grown = grown.replace("mineur au moment", "absent au moment").replace("قاصر", "معلم")
    assert any(name in one for one in persons(grown, language)), "not found as a grown-up either: this shows nothing"
    assert not any(name in one for one in persons(text, language))


@pytest.mark.parametrize(("language", "text", "name"), ADULTS)
def test_an_age_that_tells_of_something_else_takes_nobody_out(language, text, name):
    assert any(name in one for one in persons(text, language))


def test_an_age_beyond_another_name_is_that_ones():
    text = "Mrs Salma Haddad met Mr. Yousef Barakat, aged 14, at the centre."
    assert any("Salma Haddad" in name for name in persons(text, "en"))
