"""A short name that several bodies could bear is no name in the whole store; in one document it may be."""

from marsad.evidence.cards import EntityCard
from marsad.evidence.shared_names import meant, shared
from marsad.records import EntityKind, Name, NameKind


def body(identifier: str, *names: str) -> EntityCard:
    return EntityCard(
        id=identifier, kind=EntityKind.ORGANISATION, label=names[0], country="", parent="", details={}, facts=0,
        mentions=0, documents=0,
        names=tuple(Name(text=name, language="ar", script="Arab", kind=NameKind.FULL) for name in names),
    )  # fmt: skip


WAHA, MAWJA = body("e1", "مركز واحة للحوار"), body("e2", "مركز الموجة للبحر", "المركز")


def test_a_short_name_of_one_that_another_could_bear_leads_nowhere():
    assert shared([WAHA, MAWJA]) == {"المركز"}
    assert shared([MAWJA]) == frozenset()


def test_in_a_document_it_means_the_only_body_that_it_names():
    assert meant({"المركز"}, [WAHA])["المركز"] is WAHA
    assert meant({"المركز"}, [WAHA, MAWJA]) == {}
