import pytest

from marsad.evidence.cards import EntityNames
from marsad.records import EntityKind
from marsad.search.logic.names import NameBook


def entity(kind, *names):
    return EntityNames(kind=kind, names=names)


PERSON = entity(EntityKind.PERSON, ("fr", "Karim Benzahra"), ("ar", "كريم بن زهرة"))
BODY = entity(EntityKind.ORGANISATION, ("en", "Atlas Council"), ("fr", "Conseil de l'Atlas"), ("fr", "CA"))


def named(question):
    return [n.names for n in NameBook([PERSON, BODY]).named_in(question)]


def test_a_full_name_and_a_last_name_lead_to_all_names():
    assert named("Que dit KARIM BENZAHRA ?") == [PERSON_NAMES]
    assert named("Benzahra et la paix") == [PERSON_NAMES]
    assert named("ماذا قال كريم بن زهرة؟") == [PERSON_NAMES]


def test_part_of_an_organisation_is_not_the_organisation():
    assert named("the council met") == []
    assert len(named("the Atlas Council and the Conseil de l’Atlas")) == 2


def test_names_come_by_language():
    (found,) = NameBook([BODY]).named_in("Atlas Council")
    assert found.names_in("fr") == ("Conseil de l'Atlas", "CA")
    assert found.written == "atlas council"


PERSON_NAMES = (("fr", "Karim Benzahra"), ("ar", "كريم بن زهرة"))


@pytest.mark.parametrize("asked", ["Chahed", "chahed", "Al-Shahed", "what did Chahid promise"])
def test_who_is_named_in_arabic_alone_is_found_by_a_latin_spelling(asked):
    arabic = entity(EntityKind.PERSON, ("ar", "يوسف الشاهد"))
    (found,) = NameBook([arabic, BODY]).named_in(asked)
    assert found.names == arabic.names


@pytest.mark.parametrize("asked", ["Youssef", "sheds and huts", "Shady", "the shade"])
def test_what_only_shares_consonants_is_no_spelling(asked):
    assert NameBook([entity(EntityKind.PERSON, ("ar", "يوسف الشاهد"))]).named_in(asked) == ()


def test_who_has_a_latin_name_is_not_spelled_otherwise():
    both = entity(EntityKind.PERSON, ("ar", "يوسف الشاهد"), ("fr", "Youssef Chahed"))
    assert NameBook([both]).named_in("Shahid") == ()
