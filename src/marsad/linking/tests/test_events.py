import pytest

from marsad.linking.link import link
from marsad.linking.tests.test_link import of, told
from marsad.records import EntityKind, FactKind


@pytest.mark.parametrize(
    ("language", "name", "language_there", "name_there", "count"),
    [
        ("en", "Forum of Sahel Weavers", "en", "Preparatory meeting of the Forum of Sahel Weavers", 2),
        ("fr", "Forum des tisserands du Sahel", "ar", "الاجتماع التحضيري لمنتدى نساجي الساحل", 2),
        ("fr", "Forum des tisserands du Sahel", "ar", "منتدى نساجي الساحل", 1),
        (
            "fr",
            "Réunion préparatoire du Forum des tisserands du Sahel",
            "ar",
            "الاجتماع التحضيري لمنتدى نساجي الساحل",
            1,
        ),
    ],
)
def test_a_meeting_that_prepares_another_is_not_that_one(language, name, language_there, name_there, count):
    about = {"start_date": "2023-05-10", "city": "Niamey"}
    here = told(f"{name}, Niamey.", language, (FactKind.EVENT, name, about), published="2023-05-10")
    there = told(f"{name_there}، Niamey.", language_there, (FactKind.EVENT, name_there, about), published="2023-05-10")
    assert len(of(link((here, there)).entities, EntityKind.EVENT)) == count
