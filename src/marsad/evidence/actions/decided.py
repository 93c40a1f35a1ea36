"""Puts people's decisions back onto facts after a document was read again, and after each new decision."""

from collections.abc import Iterable
from dataclasses import replace

from marsad.evidence import models
from marsad.evidence.logic.reviews import Content, Taken, anchored, reviewed
from marsad.evidence.models import Decision

REVIEWS = (Decision.Kind.ACCEPT, Decision.Kind.CORRECT, Decision.Kind.REJECT)


def decide_again(document: str, upheld: Iterable[models.Fact] = ()) -> None:
    """Apply all standing decisions on a document's facts; `upheld` are facts that people stood behind before.

    A decision finds its fact by id, else by kind and quoted words (a better reader may have moved them). An upheld
    fact that the machine no longer finds is kept as it was, as long as its words still stand in the text.
    """
    facts = {fact.pk: fact for fact in models.Fact.objects.filter(document=document).select_related("document")}
    _follow(document, facts)
    decided = set(
        Decision.objects.filter(document=document, kind__in=REVIEWS, undone_at=None).values_list("fact", flat=True)
    )
    text = models.Document.objects.values_list("text", flat=True).get(pk=document)
    for fact in upheld:
        if fact.pk in decided and fact.pk not in facts and _keep(fact, text):
            facts[fact.pk] = fact
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


def _follow(document: str, facts: dict[str, models.Fact]) -> None:
    """Lead decisions whose fact has another id now to the one fact of the same kind and words."""
    by_words: dict[tuple[str, str], list[str]] = {}
    for fact in facts.values():
        by_words.setdefault((fact.kind, fact.quote), []).append(fact.pk)
    for decision in Decision.objects.filter(document=document, kind__in=REVIEWS, undone_at=None):
        found = by_words.get((decision.fact_kind, decision.quote), [])
        if decision.fact not in facts and len(found) == 1:
            decision.fact = found[0]
            decision.save(update_fields=["fact"])


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
