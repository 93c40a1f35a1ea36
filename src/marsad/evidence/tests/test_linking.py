import pytest

from marsad.evidence import actions, queries
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.tests.made import by_name, put_both
from marsad.linking.link import link
from marsad.records import Name, entity_id

pytestmark = pytest.mark.django_db


def test_an_entity_has_all_its_names_facts_and_cited_mentions() -> None:
    put_both()
    page = queries.entity(entity_id("organisation", "OMEV"), who=None)
    assert page.entity.names == (
        Name(text="OMEV", language="en", script="Latn"),
        Name(text="اسم OMEV", language="ar", script="Arab"),
    )
    assert page.name_in("ar") == "اسم OMEV"
    assert page.name_in("fr") == "OMEV"
    assert {card.fact.id for card in page.facts} == set(page.entity.facts)
    assert [(card.file, card.before[-11:], card.mention.citation.quote, card.after[:4]) for card in page.mentions] == [
        ("first.txt", "ICESCO and ", "OMEV", " met"),
        ("second.txt", "الإيسيسكو\n", "OMEV", " wro"),
    ]
    assert {(card.probability, card.reason) for card in page.mentions} == {(0.9, "the same name")}
    assert {link.item for link in page.entity.links} == set(page.entity.facts)
    assert page.entity.links[0].scores[0].detail == "OMEV = OMEV"


def test_a_mention_without_a_fact_keeps_its_own_link() -> None:
    put_both()
    page = queries.entity(entity_id("place", "Rabat"), who=None)
    citations = [mention.citation for mention in page.entity.mentions]
    assert [one.item for one in page.entity.links] == [f"{c.document}:{c.start}:{c.end}" for c in citations]


def test_entities_come_in_the_order_of_how_many_documents_speak_of_them() -> None:
    put_both()
    cards = queries.entities(who=None, kind="organisation")
    assert [(card.label, card.documents, card.mentions, card.facts) for card in cards] == [
        ("OMEV", 2, 2, 2),
        ("الإيسيسكو", 1, 2, 2),
        ("ICESCO", 1, 1, 1),
    ]
    assert queries.count_entities(who=None, kind="organisation") == 3
    assert [card.label for card in queries.entities(who=None, text="اسم O")] == ["OMEV"]


def test_linking_again_changes_nothing() -> None:
    put_both()
    before = tuple(queries.full_entities(who=None))
    actions.relink(who=None, linker=by_name)
    assert tuple(queries.full_entities(who=None)) == before


def test_a_failure_while_replacing_leaves_the_old_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    put_both()
    before = tuple(queries.full_entities(who=None))

    def break_off(_mentions) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("marsad.evidence.actions.linking.mention_keys", break_off)
    with pytest.raises(RuntimeError):
        actions.relink(who=None, linker=by_name)
    assert tuple(queries.full_entities(who=None)) == before


def test_facts_know_their_entities_and_rejected_ones_are_not_linked() -> None:
    put_both()
    card = queries.facts(who=None, text="ICESCO", kind="organisation")[0]
    assert [ref.label for ref in card.entities] == ["ICESCO"]
    assert queries.entity_of_fact(card.fact.id, who=None) == card.entities
    actions.reject_fact(card.fact.id, who=None, reason="not_said")
    assert queries.entity(card.entities[0].id, who=None).mentions == ()
    actions.relink(who=None, linker=by_name)
    with pytest.raises(UnknownItemError, match="no entity"):
        queries.entity(card.entities[0].id, who=None)


def test_the_real_linking_fits_the_store() -> None:
    put_both()
    count = actions.relink(who=None, linker=link)
    assert queries.counts(who=None).entities == count > 0
