"""A body that no list knows, named in one language here and in another there."""

import pytest

from marsad.linking.link import link
from marsad.linking.tests.test_link import FactKind, of, told
from marsad.records import EntityKind

ODLT = {"acronym": "ODLT"}


def bodies(*names):
    """The bodies of documents that share nothing but what they name."""
    documents = [
        told(f"{number}: {name}.", language, (FactKind.ORGANISATION, name, {}), published=f"20{10 + number}-01-01")
        for number, (language, name) in enumerate(names)
    ]
    return of(link(documents).entities, EntityKind.ORGANISATION)


@pytest.mark.parametrize(
    ("french", "arabic"),
    [
        ("Fondation Mémoire et Avenir", "مؤسسة الذاكرة والمستقبل"),
        ("Association Enfance heureuse", "جمعية الطفولة السعيدة"),
        ("Réseau des femmes pour la paix", "شبكة النساء من أجل السلام"),
    ],
)
def test_a_name_that_is_translated_word_by_word_is_one_body(french, arabic):
    (body,) = bodies(("fr", french), ("ar", arabic))
    assert {name.language for name in body.names} == {"fr", "ar"}


@pytest.mark.parametrize(
    ("french", "arabic"),
    [
        ("Fondation Mémoire et Avenir", "مؤسسة الذاكرة والتعليم"),
        ("Association Enfance heureuse", "جمعية الطفولة"),
        ("Fondation Mémoire et Avenir", "جمعية الذاكرة والمستقبل"),
        ("Fondation des femmes du Niger", "مؤسسة نساء تونس"),
    ],
)
def test_a_word_that_nothing_translates_or_another_kind_or_place_keeps_bodies_apart(french, arabic):
    assert len(bodies(("fr", french), ("ar", arabic))) == 2


def test_a_name_in_capitals_alone_is_the_body_of_that_acronym():
    documents = [
        told(
            "L'Observatoire du littoral (ODLT) siège.", "fr", (FactKind.ORGANISATION, "Observatoire du littoral", ODLT)
        ),
        told("ODLT was there.", "en", (FactKind.ORGANISATION, "ODLT", {})),
        told("The ODL too.", "en", (FactKind.ORGANISATION, "ODL", {})),
    ]
    assert sorted(len(body.facts) for body in of(link(documents).entities, EntityKind.ORGANISATION)) == [1, 2]
