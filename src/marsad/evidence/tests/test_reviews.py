import hashlib
from dataclasses import replace

import pytest

from marsad.accounts.errors import NotPermittedError
from marsad.accounts.models import Person
from marsad.accounts.queries import audit_trail
from marsad.evidence import actions, originals, queries
from marsad.evidence.added import summary_of
from marsad.evidence.cards import FactCard
from marsad.evidence.errors import ReviewError, UnknownItemError
from marsad.evidence.tests.made import FIRST, SECOND, processed, put, put_both
from marsad.pipeline.outcomes import Processed
from marsad.pipeline.tests.made import original, worker
from marsad.reading.errors import EmptyFile
from marsad.records import Original, ReviewState

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact() -> FactCard:
    """The recommendation of the first document."""
    put_both()
    return queries.facts(who=None, kind="recommendation")[0]


def now(card: FactCard) -> FactCard:
    return queries.fact(card.fact.id, who=None)


def test_a_fact_is_accepted_by_someone(fact: FactCard, analyst: Person) -> None:
    actions.accept_fact(fact.fact.id, who=analyst)
    after = now(fact)
    assert after.fact.review is ReviewState.ACCEPTED
    assert after.reviewed_by == "analyst"
    assert after.reviewed_at is not None
    assert after.fact.fields == fact.fact.fields


def test_a_rejected_fact_is_kept_and_left_out_of_lists(fact: FactCard, analyst: Person) -> None:
    before = queries.counts(who=None).facts
    actions.reject_fact(fact.fact.id, who=analyst, reason="not_said")
    assert now(fact).fact.review is ReviewState.REJECTED
    assert fact.fact.id not in {card.fact.id for card in queries.facts(who=None)}
    assert [card.fact.id for card in queries.facts(who=None, review="rejected")] == [fact.fact.id]
    assert len(queries.facts(who=None, rejected=True)) == before
    assert queries.counts(who=None).facts == before - 1
    told = queries.facts_of_documents([fact.fact.citation.document], who=None)
    assert fact.fact.id not in {card.fact.id for card in told}
    assert fact.fact.id not in {found.id for analysis in queries.analyses(who=None) for found in analysis.facts}


def test_a_correction_keeps_what_the_machine_found(fact: FactCard, analyst: Person) -> None:
    fields = {**fact.fact.fields, "addressee": "ministries", "themes": ["schools"]}
    citation = fact.fact.citation
    actions.correct_fact(fact.fact.id, who=analyst, fields=fields, start=citation.start + 3)
    after = now(fact)
    assert after.fact.review is ReviewState.CORRECTED
    assert after.fact.fields["addressee"] == "ministries"
    assert after.fact.citation.quote == citation.quote[3:]
    assert after.machine is not None
    assert after.machine.quote == citation.quote
    assert dict(after.machine.fields) == dict(fact.fact.fields)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"colour": "red"}, "has no field colour"),
        ({"text": ""}, "needs its text"),
        ({"themes": "schools"}, "themes is a list"),
        ({"strength": 3}, "strength is a text"),
    ],
)
def test_a_correction_that_cannot_stand_says_what_to_change(
    fact: FactCard, change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ReviewError, match=complaint):
        actions.correct_fact(fact.fact.id, who=None, fields={**fact.fact.fields, **change})
    assert now(fact) == fact


def test_a_correction_must_point_at_words(fact: FactCard) -> None:
    with pytest.raises(ReviewError, match="no words at 90–20"):
        actions.correct_fact(fact.fact.id, who=None, fields=fact.fact.fields, start=90, end=20)


def test_each_decision_can_be_taken_back_to_the_one_before(fact: FactCard, analyst: Person) -> None:
    actions.accept_fact(fact.fact.id, who=analyst)
    actions.correct_fact(fact.fact.id, who=analyst, fields={**fact.fact.fields, "issuer": "the meeting"})
    actions.reject_fact(fact.fact.id, who=analyst, reason="not_said")
    assert actions.undo_review(fact.fact.id, who=analyst) is ReviewState.CORRECTED
    assert now(fact).fact.fields["issuer"] == "the meeting"
    assert actions.undo_review(fact.fact.id, who=analyst) is ReviewState.ACCEPTED
    assert now(fact).fact.fields == fact.fact.fields
    assert actions.undo_review(fact.fact.id, who=analyst) is ReviewState.UNREVIEWED
    assert now(fact) == fact
    with pytest.raises(ReviewError, match="no decision"):
        actions.undo_review(fact.fact.id, who=analyst)


def test_every_review_is_in_the_trail_with_before_and_after(fact: FactCard, analyst: Person) -> None:
    actions.correct_fact(fact.fact.id, who=analyst, fields={**fact.fact.fields, "issuer": "the meeting"})
    actions.undo_review(fact.fact.id, who=analyst)
    undo, correct = audit_trail(who=None, item=f"fact:{fact.fact.id}")
    assert (correct.action, correct.who, undo.action) == ("fact.correct", "analyst", "fact.undo")
    assert correct.before is not None
    assert correct.after is not None
    assert (correct.before["review"], correct.after["review"]) == ("unreviewed", "corrected")
    assert correct.after["fields"]["issuer"] == "the meeting"
    assert undo.after == correct.before


def test_who_has_no_account_reviews_nothing(fact: FactCard, analyst: Person) -> None:
    analyst.is_active = False
    for action in (actions.accept_fact, actions.reject_fact, actions.undo_review):
        with pytest.raises(NotPermittedError):
            action(fact.fact.id, who=analyst)
    assert now(fact) == fact
    assert audit_trail(who=None, item=f"fact:{fact.fact.id}") == ()


def test_an_unknown_fact_is_named() -> None:
    with pytest.raises(UnknownItemError, match="no fact 'f0'"):
        actions.accept_fact("f0", who=None)


def read_again(item: Original, text: str) -> None:
    """Read an original again with a reader that now gives another text."""
    result = worker(original(text, item.file))
    document_id = processed(item).result.analysis.document.id

    def renamed(citation):
        return type(citation)(document=document_id, start=citation.start, end=citation.end, quote=citation.quote)

    analysis = result.analysis
    result = replace(
        result,
        analysis=replace(
            analysis,
            document=replace(analysis.document, id=document_id),
            facts=tuple(replace(f, id="n" + f.id[1:], citation=renamed(f.citation)) for f in analysis.facts),
            mentions=(),
        ),
        passages=tuple(replace(p, document=document_id) for p in result.passages),
    )
    summary = summary_of(actions.ingest([Processed(original=item, result=result)], who=None, again=True))
    assert len(summary.entered) == 1


class TestReadingAgain:
    """People's decisions outlive better readers and extractors."""

    def test_the_same_words_elsewhere_and_under_another_id_keep_their_review(self, analyst: Person) -> None:
        item = original(FIRST, "first.txt")
        put(item)
        card = queries.facts(who=None, kind="recommendation")[0]
        actions.correct_fact(card.fact.id, who=analyst, fields={**card.fact.fields, "issuer": "the meeting"})
        read_again(item, "A line that the old reader lost\n" + FIRST)
        (after,) = queries.facts(who=None, kind="recommendation")
        assert after.fact.id != card.fact.id
        assert after.fact.review is ReviewState.CORRECTED
        assert after.fact.fields["issuer"] == "the meeting"
        assert after.reviewed_by == "analyst"
        text = queries.document(after.fact.citation.document, who=None).text
        assert after.fact.citation.holds_in(text)

    def test_a_fact_that_people_stand_behind_stays_when_the_machine_no_longer_finds_it(self, analyst: Person) -> None:
        item = original(FIRST, "first.txt")
        put(item)
        card = queries.facts(who=None, kind="organisation")[0]
        actions.correct_fact(card.fact.id, who=analyst, fields={"name": "Rabat meeting"}, start=0, end=16)
        read_again(item, "New line\n" + FIRST.replace("ICESCO", "icesco"))
        (kept,) = queries.facts(who=None, review="corrected")
        assert kept.fact.citation.quote == "Meeting in Rabat"
        assert kept.fact.citation.start == len("New line\n")
        assert kept.reviewed_by == "analyst"

    def test_a_decision_waits_while_its_words_are_gone(self, analyst: Person) -> None:
        item = original(FIRST, "first.txt")
        put(item)
        card = queries.facts(who=None, kind="recommendation")[0]
        actions.accept_fact(card.fact.id, who=analyst)
        read_again(item, FIRST.replace("We recommend", "We propose"))
        assert queries.facts(who=None, kind="recommendation") == ()
        read_again(item, FIRST)
        (back,) = queries.facts(who=None, kind="recommendation")
        assert back.fact.review is ReviewState.ACCEPTED

    def test_a_rejected_fact_stays_rejected(self, analyst: Person) -> None:
        item = original(FIRST, "first.txt")
        put(item)
        card = queries.facts(who=None, kind="recommendation")[0]
        actions.reject_fact(card.fact.id, who=analyst, reason="not_said")
        read_again(item, FIRST)
        (after,) = queries.facts(who=None, review="rejected")
        assert after.fact.citation.quote == card.fact.citation.quote

    def test_all_originals_can_be_read_again_from_the_store(self, analyst: Person) -> None:
        put_both()
        card = queries.facts(who=None, kind="recommendation")[0]
        actions.accept_fact(card.fact.id, who=analyst)
        before = [c.fact for c in queries.facts(who=None)]
        summary = summary_of(actions.reread(who=None, worker=worker))
        assert len(summary.entered) == 2
        assert [c.fact for c in queries.facts(who=None)] == before


class TestPairsReadAgain:
    """ "Never one thing" and "one thing" hold for ever, wherever their words have moved to."""

    MORE = "A line that the old reader lost\n"

    @pytest.mark.parametrize("again", ["first.txt", "second.txt", "both"])
    @pytest.mark.parametrize("decide", [actions.decide_same, actions.decide_different])
    def test_a_pair_follows_its_words(self, analyst: Person, decide, again: str) -> None:
        items = {
            "first.txt": (original(FIRST, "first.txt"), FIRST),
            "second.txt": (original(SECOND, "second.txt"), SECOND),
        }
        put(*(item for item, _ in items.values()))
        one, other = (self.named("OMEV", file) for file in items)
        decide(one, other, who=analyst)
        for file, (item, text) in items.items():
            if again in {file, "both"}:
                read_again(item, self.MORE + text)
        now = tuple(sorted(self.named("OMEV", file) for file in items))
        assert now != tuple(sorted((one, other)))
        decided = queries.decisions(who=None)
        assert (decided.same or decided.different) == (now,)
        actions.undo_pair(*now, who=analyst)
        assert queries.decisions(who=None).same == queries.decisions(who=None).different == ()

    def test_a_pair_waits_while_its_words_are_gone(self, analyst: Person) -> None:
        item = original(FIRST, "first.txt")
        put(item, original(SECOND, "second.txt"))
        actions.decide_different(self.named("OMEV", "first.txt"), self.named("OMEV", "second.txt"), who=analyst)
        read_again(item, FIRST.replace("OMEV", "somebody"))
        read_again(item, self.MORE + FIRST)
        pair = tuple(sorted((self.named("OMEV", "first.txt"), self.named("OMEV", "second.txt"))))
        assert queries.decisions(who=None).different == (pair,)

    def named(self, name: str, file: str) -> str:
        (card,) = [
            card
            for card in queries.facts(who=None, kind="organisation")
            if card.fact.citation.quote == name and queries.document(card.fact.citation.document, who=None).file == file
        ]
        return card.fact.id


def test_of_words_that_stand_twice_the_nearer_keeps_its_review(analyst: Person) -> None:
    item = original("OMEV met.\nThey came from far away to the town by the sea.\nOMEV wrote.", "twice.txt")
    put(item)
    _, second = queries.facts(who=None, kind="organisation")
    actions.reject_fact(second.fact.id, who=analyst, reason="not_said")
    read_again(item, "More.\n" + item.content.decode())
    kept, rejected = sorted(queries.facts(who=None, rejected=True), key=lambda card: card.fact.citation.start)
    assert (kept.fact.review, rejected.fact.review) == (ReviewState.UNREVIEWED, ReviewState.REJECTED)


def test_where_an_original_came_from_is_kept_with_its_time_and_hash_and_stays(analyst: Person) -> None:
    item = replace(original(FIRST, "first.txt"), address="https://made.example/first", media_type="text/plain")
    put(item)
    (before,) = queries.full_documents(who=None)
    summary_of(actions.reread(who=None, worker=worker))
    (after,) = queries.full_documents(who=None)
    for document in (before, after):
        assert (document.address, document.retrieved, document.file) == (item.address, item.retrieved, item.file)
        assert document.sha256 == hashlib.sha256(item.content).hexdigest()
        assert originals.content_of(document.sha256) == item.content


def test_an_original_that_no_longer_can_be_read_keeps_its_document_and_decisions(analyst: Person) -> None:
    def refusing(item: Original):
        raise EmptyFile("The new reader reads nothing here.")

    put(original(FIRST, "first.txt"))
    card = queries.facts(who=None, kind="recommendation")[0]
    actions.accept_fact(card.fact.id, who=analyst)
    summary = summary_of(actions.reread(who=None, worker=refusing))
    assert [item.reason for item in summary.unread] == ["The new reader reads nothing here."]
    assert now(card).fact.review is ReviewState.ACCEPTED


def test_decisions_about_pairs_reach_linking_and_can_be_taken_back(analyst: Person) -> None:
    put(original(FIRST, "first.txt"), original(SECOND, "second.txt"))
    one, other = (card.fact.id for card in queries.facts(who=None, kind="organisation")[:2])
    actions.decide_different(other, one, who=analyst)
    pair = tuple(sorted((one, other)))
    assert queries.decisions(who=None).different == (pair,)
    assert queries.links_are_stale(who=None)
    actions.decide_same(one, other, who=analyst)
    decided = queries.decisions(who=None)
    assert (decided.same, decided.different) == ((pair,), ())
    actions.undo_pair(one, other, who=analyst)
    assert queries.decisions(who=None).same == ()
    trail = audit_trail(who=None, item="pair:" + "+".join(pair))
    assert [entry.action for entry in trail] == ["pair.undo", "pair.same", "pair.different"]
