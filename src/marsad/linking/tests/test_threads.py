import pytest

from marsad.language.encoder import default_encoder
from marsad.linking.comparisons.concepts import both_concepts, shared_concepts
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.items import items_of
from marsad.linking.models import model
from marsad.linking.relations import relation_of
from marsad.linking.tests.test_link import told
from marsad.linking.threads import THRESHOLD, pairs
from marsad.records import EntityKind, FactKind


def recommended(text, language, strength="formal", published="2024-01-10"):
    fact = (FactKind.RECOMMENDATION, text, {"text": text, "strength": strength})
    analysis = told(text + ".", language, fact, published=published)
    return items_of([analysis])[EntityKind.THREAD][0]


FRENCH = recommended("Les bailleurs devraient financer les écoles coraniques pendant trois ans", "fr")
ARABIC = recommended("ندعو المانحين إلى تمويل الكتاتيب القرآنية لمدة ثلاث سنوات", "ar", "call", "2025-02-01")
OTHER = recommended("The police should keep a register of complaints about checkpoints", "en")


def linked(*items, series=()):
    meanings = Meanings(default_encoder(), [item.name for item in items])
    known = {item.document: frozenset({"series"}) for item in series}
    return [pair for pair in pairs(items, meanings, known, model("threads")) if pair.probability >= THRESHOLD]


def test_a_demand_returns_in_another_language_and_edition():
    (pair,) = linked(FRENCH, ARABIC, OTHER, series=(FRENCH, ARABIC, OTHER))
    assert {pair.first, pair.second} == {FRENCH.id, ARABIC.id}
    assert {"same_concepts", "same_series", "relation_softened"} <= {score.name for score in pair.why}


def test_what_both_speak_of_is_said():
    assert shared_concepts(FRENCH.name, ARABIC.name) > 0.5
    assert both_concepts(FRENCH.name, ARABIC.name) >= {"donor", "fund", "three", "quran"}
    assert shared_concepts(FRENCH.name, OTHER.name) == 0


@pytest.mark.parametrize(
    ("later", "strength", "relation"),
    [
        ("Donors should fund prison libraries", "formal", "same"),
        ("Donors should fund prison libraries", "soft", "softened"),
        ("Donors should fund prison libraries with women teachers and health staff", "formal", "narrowed"),
        ("Libraries behind walls deserve money from those who give", "formal", "widened"),
    ],
)
def test_how_the_wording_changed(later, strength, relation):
    earlier = recommended("Donors should fund prison libraries", "en")
    changed = recommended(later, "en", strength, "2026-01-01")
    assert relation_of(earlier, changed) == relation
    assert relation_of(changed, earlier) == relation


def test_a_wording_goes_with_the_closest_of_a_list_not_with_the_next_best():
    asked = recommended("Fund prison libraries for three years", "en")
    texts = ("Financer pendant trois ans les bibliothèques des prisons", "Doter chaque prison de trois enseignants")
    facts = [(FactKind.RECOMMENDATION, text, {"text": text, "strength": "formal"}) for text in texts]
    meant, beside = items_of([told(". ".join(texts), "fr", *facts)])[EntityKind.THREAD]
    assert linked(asked, beside, series=(asked, beside))
    (pair,) = linked(asked, meant, beside, series=(asked, meant, beside))
    assert {pair.first, pair.second} == {asked.id, meant.id}


def test_two_demands_of_one_series_for_one_group_of_people_are_two():
    asked = recommended("Cover the bus fares of women mediators", "en")
    other = recommended("Give women mediators a badge", "en", published="2025-01-10")
    assert linked(asked, other, series=(asked, other)) == []


def test_a_demand_in_other_words_returns_without_a_word_of_the_vocabulary():
    asked = recommended("Lower the price of bus tickets in rural districts", "en")
    again = recommended("Baisser le prix des billets de bus dans les zones rurales", "fr", published="2025-01-10")
    (pair,) = linked(asked, again, OTHER, series=(asked, again, OTHER))
    assert "said_too" in {score.name for score in pair.why}
