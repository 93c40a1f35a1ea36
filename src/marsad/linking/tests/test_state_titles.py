import pytest

from marsad.extraction.places import add_places
from marsad.extraction.steps import add_sentences
from marsad.linking.link import link
from marsad.linking.state_titles import state_body
from marsad.linking.tests.test_link import of, told
from marsad.records import EntityKind, FactKind


def named(text, language, *names):
    bodies = [(FactKind.ORGANISATION, name, {"authority": known} if known else {}) for name, known in names]
    return add_places(add_sentences(told(text, language, *bodies)))


@pytest.mark.parametrize(
    ("name", "country", "known"),
    [
        ("Ministry of Education", "EG", "education-eg"),
        ("وزارة الداخلية", "MA", "interior-ma"),
        ("Ministère de l'Intérieur", "MA", "interior-ma"),
        ("Ministry of Interior in Morocco", "FR", "interior-ma"),
        ("Ministry of Education", "", ""),
        ("Ministry of Lighthouses", "MA", ""),
        ("Examinations Department of the Ministry of Education", "EG", ""),
        ("Education Forum", "EG", ""),
    ],
)
def test_a_title_and_a_country_are_a_body_of_the_state(name, country, known):
    assert state_body(name, country) == known


def test_a_ministry_is_itself_where_a_text_leaves_its_country_out_and_says_why():
    whole = named(
        "Le ministère marocain de l'Intérieur a ouvert un centre à Fès. Un agent du ministère de l'Intérieur y reste.",
        "fr",
        ("ministère marocain de l'Intérieur", "interior-ma"),
    )
    short = named("أعلنت وزارة الداخلية في الرباط عن برنامج.", "ar", ("وزارة الداخلية", ""))
    elsewhere = named("أعلنت وزارة الداخلية في مسقط عن برنامج.", "ar", ("وزارة الداخلية", ""))
    bodies = of(link((whole, short, elsewhere)).entities, EntityKind.ORGANISATION)
    assert {body.authority: len(body.facts) for body in bodies}["interior-ma"] == 2
    (body,) = [one for one in bodies if one.authority == "interior-ma"]
    assert {score.name for one in body.links for score in one.scores} == {"same_title"}
    assert elsewhere.facts[0].id not in body.facts
