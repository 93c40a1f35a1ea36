from marsad.evidence.cards import EntityCard, FactCard
from marsad.evidence.logic.series import edition_told, thread_of
from marsad.evidence.tests.pages import sample
from marsad.records import EntityKind, Fact


def event(key: str, edition: str = "", start: str = "") -> EntityCard:
    return EntityCard(
        id=key, kind=EntityKind.EVENT, label=key, names=(), country="", parent="s",
        details={"edition": edition, "start_date": start}, facts=1, mentions=1, documents=1,
    )  # fmt: skip


def said(fact: Fact, published: str = "") -> FactCard:
    return FactCard(fact=fact, file="f", document_title="", document_language="en", published=published)


def test_a_document_is_about_the_last_edition_before_it():
    events = [event("b", "2", "2021-12-08"), event("a", "1", "2019-11"), event("c", "3", "2024-11-05")]
    assert edition_told("2022-03", events).id == "b"
    assert edition_told("2021", events).id == "b"
    assert edition_told("2019-11-20", events).id == "a"
    assert edition_told("", events).id == "c"


def test_wordings_stand_in_order_of_time_and_mark_what_is_new():
    early, late = event("a", "1", "2019-11"), event("b", "2", "2021-12")
    thread = thread_of(early, [(said(sample.PUBLISH), late), (said(sample.TRAIN), early), (said(sample.INVOLVE), late)])
    assert [wording.event.id for wording in thread.wordings] == ["a", "b", "b"]
    first, *others = thread.wordings
    assert not any(piece.differs for piece in first.pieces)
    english = next(wording for wording in others if wording.card.fact.id == sample.PUBLISH.id)
    assert "".join(piece.text for piece in english.pieces) == sample.PUBLISH.citation.quote
    assert any(piece.differs for piece in english.pieces)
    assert english.lost
    arabic = next(wording for wording in others if wording.card.fact.id == sample.INVOLVE.id)
    assert not any(piece.differs for piece in arabic.pieces)
    assert thread.events == 2
