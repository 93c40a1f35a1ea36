"""Puts people's decisions back onto facts after a document was read again, and after each new decision."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import Q

from marsad.accounts.actions import record
from marsad.evidence import models, rows
from marsad.evidence.actions.suggesting import add_mentions
from marsad.evidence.logic.reviews import Content, Taken, anchored, reviewed
from marsad.evidence.models import Decision
from marsad.suggesting.answers import MADE_BY

PAIRS = (Decision.Kind.SAME, Decision.Kind.DIFFERENT)
REVIEWS = (Decision.Kind.ACCEPT, Decision.Kind.CORRECT, Decision.Kind.REJECT)


def decide_again(document: str, upheld: Iterable[models.Fact] = ()) -> None:
    """Apply all standing decisions on a document's facts, and put back what the grammars did not give.

    `upheld` are facts that people stood behind before, or that a language model proposed.
    A decision finds its fact by id, else by kind and quoted words (a better reader may have moved them). An upheld
    fact that the grammars do not find is kept as it was, as long as its words still stand in the text.
    """
    facts = {fact.pk: fact for fact in models.Fact.objects.filter(document=document).select_related("document")}
    _follow(document, facts)
    _follow_pairs(document, facts)
    decided = set(
        Decision.objects.filter(document=document, kind__in=REVIEWS, undone_at=None).values_list("fact", flat=True)
    )
    text = models.Document.objects.values_list("text", flat=True).get(pk=document)
    for fact in upheld:
        is_suggested = fact.extractor.startswith(MADE_BY)
        if (fact.pk in decided or is_suggested) and fact.pk not in facts and _keep(fact, text):
            facts[fact.pk] = fact
            if is_suggested:
                add_mentions([rows.fact_record(fact)])
    for identifier in sorted(decided & facts.keys()):
        apply_to(facts[identifier])


def apply_to(fact: models.Fact) -> None:
    """Set a fact to what all standing decisions about it come to; a correction's words are found where they are now."""
    found = Content(**fact.machine) if fact.machine else content_of(fact)
    decisions = Decision.objects.filter(fact=fact.pk, kind__in=REVIEWS, undone_at=None).order_by("when", "id")
    after = reviewed(found, [_taken(decision, found, fact.document.text) for decision in decisions])
    put(after.content, fact)
    fact.review = after.state.value
    fact.machine = content_json(after.machine) if after.machine else None
    fact.reviewed_by_id = after.who
    fact.reviewed_at = after.when
    fact.save()


def put(content: Content, fact: models.Fact) -> None:
    """Make a fact say this."""
    fact.fields, fact.quote, fact.start, fact.end = dict(content.fields), content.quote, content.start, content.end


def content_of(fact: models.Fact) -> Content:
    """What a fact says now."""
    return Content(fields=fact.fields, start=fact.start, end=fact.end, quote=fact.quote)


def content_json(content: Content) -> dict[str, object]:
    """A content as a JSON column and the audit trail keep it."""
    return {
        "fields": dict(content.fields),
        "start": content.start,
        "end": content.end,
        "quote": content.quote,
    }


def _follow(document: str, facts: Mapping[str, models.Fact]) -> None:
    """Lead decisions whose fact has another id now to the fact of the same kind and words, the nearest of several."""
    for decision in Decision.objects.filter(document=document, kind__in=REVIEWS, undone_at=None):
        if decision.fact not in facts:
            found = _nearest(facts.values(), decision.fact_kind, decision.quote, decision.start)
            if found is not None:
                record("fact.follow", f"fact:{found.pk}", who=None, before={"fact": decision.fact})
                decision.fact = found.pk
                decision.save(update_fields=["fact"])


def _follow_pairs(document: str, facts: Mapping[str, models.Fact]) -> None:
    """The same for decisions on two facts, of which one or both stand in the document that was read again."""
    here = Q(document=document) | Q(other_at__document=document)
    for decision in Decision.objects.filter(here, kind__in=PAIRS, undone_at=None):
        at, moved = decision.other_at, False
        if decision.document == document and decision.fact not in facts:
            one = _nearest(facts.values(), decision.fact_kind, decision.quote, decision.start)
            decision.fact, moved = (one.pk, True) if one else (decision.fact, moved)
        if at and at["document"] == document and decision.other not in facts:
            two = _nearest(facts.values(), at["kind"], at["quote"], at["start"])
            decision.other, moved = (two.pk, True) if two else (decision.other, moved)
        if moved and decision.fact != decision.other:
            _in_order(decision).save()


def _in_order(decision: Decision) -> Decision:
    """The smaller id first: that is how a pair is looked up."""
    if decision.fact > decision.other and decision.other_at:
        at = decision.other_at
        decision.other_at = {
            "document": decision.document,
            "kind": decision.fact_kind,
            "start": decision.start,
            "end": decision.end,
            "quote": decision.quote,
        }
        decision.fact, decision.other = decision.other, decision.fact
        decision.document, decision.fact_kind = at["document"], at["kind"]
        decision.start, decision.end, decision.quote = at["start"], at["end"], at["quote"]
    return decision


def _nearest(facts: Iterable[models.Fact], kind: str, quote: str, start: int) -> models.Fact | None:
    """Of the facts of a kind that say these words the one that stands nearest to where they stood."""
    same = [fact for fact in facts if fact.kind == kind and fact.quote == quote]
    return min(same, key=lambda fact: (abs(fact.start - start), fact.pk), default=None)


def _keep(fact: models.Fact, text: str) -> bool:
    """Store an upheld fact again at the place where its words stand now; say whether there is one."""
    said = anchored(content_of(fact), text)
    if said is None:
        return False
    found = anchored(Content(**fact.machine), text) if fact.machine else None
    put(said, fact)
    fact.machine = content_json(found) if found else None
    fact.document = models.Document.objects.get(pk=fact.document_id)
    fact.save(force_insert=True)
    return True


def _taken(decision: Decision, found: Content, text: str) -> Taken:
    return Taken(
        kind=decision.kind, who=decision.who_id, when=decision.when, correction=_correction(decision, found, text)
    )


def _correction(decision: Decision, found: Content, text: str) -> Content | None:
    if not decision.correction:
        return None
    corrected = Content(**decision.correction)
    return anchored(corrected, text) or replace(found, fields=corrected.fields)
