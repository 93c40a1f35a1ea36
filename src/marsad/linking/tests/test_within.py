import pytest

from marsad.linking.link import link
from marsad.linking.tests.test_link import FactKind, of, told
from marsad.linking.within import named_within
from marsad.records import EntityKind

UN = {"authority": "un"}
PART = "Comité des plages des Nations Unies"


def named(text, language, name, **fields):
    """What is named within a body's name: the words, and whose they are."""
    items = named_within([told(text, language, (FactKind.ORGANISATION, name, fields))])
    return [(m.citation.quote, m.authority) for item in items for m in item.mentions]


@pytest.mark.parametrize(
    ("language", "name", "whole"),
    [
        ("fr", "Comité des plages des Nations Unies", "Nations Unies"),
        ("fr", "Assemblée générale de l’ONU", "ONU"),
        ("en", "Harbour Office of the United Nations", "United Nations"),
        ("ar", "لجنة الموانئ التابعة للأمم المتحدة", "للأمم المتحدة"),
    ],
)
def test_the_whole_is_named_at_the_end_of_the_name_of_its_part(language, name, whole):
    assert named(f"1: {name}.", language, name) == [(whole, "un")]


def test_what_stands_inside_a_longer_name_is_no_name_of_its_own():
    assert not named(
        "Le Programme des Nations Unies pour le développement.",
        "fr",
        "Programme des Nations Unies pour le développement",
        authority="undp",
    )
    assert not named("The United Nations met.", "en", "United Nations", authority="un")


def test_the_place_is_a_mention_of_the_whole_and_makes_no_fact_of_it():
    part = told("Le Comité des plages des Nations Unies siège.", "fr", (FactKind.ORGANISATION, PART, {}))
    whole = told("The United Nations met.", "en", (FactKind.ORGANISATION, "United Nations", UN))
    (body,) = [one for one in of(link((part, whole)).entities, EntityKind.ORGANISATION) if one.authority == "un"]
    assert {mention.citation.document for mention in body.mentions} == {part.document.id, whole.document.id}
    assert body.facts == (whole.facts[0].id,)


def test_a_body_of_which_no_document_speaks_by_itself_is_made_by_no_part():
    part = told("Le Comité des plages des Nations Unies siège.", "fr", (FactKind.ORGANISATION, PART, {}))
    assert [body.label for body in of(link((part,)).entities, EntityKind.ORGANISATION)] == [PART]
