"""Passages that may show progress: found in documents that are new, accepted or refused by people, never by themselves.

A decided passage is never changed by a later search. Status never changes here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import queries as evidence
from marsad.followup import models
from marsad.followup.actions.following import default_register
from marsad.followup.actions.rows import item, line, part, person
from marsad.followup.errors import ChangeError
from marsad.followup.kinds import CandidateState
from marsad.followup.logic.learning import biases, shift_of
from marsad.followup.logic.progress import VERSION, Line, Shown, confidence, progress_in
from marsad.followup.openness import with_open_documents
from marsad.followup.papers import owed_by, read_lines, read_papers
from marsad.followup.permission import require_keeping, require_submitting
from marsad.language.normalise import fold
from marsad.language.words import words

AT_ONCE = 50  # documents in memory
FROM_ONE_PAPER = 3  # passages of one document for one recommendation: more are told by its page


def find_evidence(*, who: Asker | None, documents: Collection[str] | None = None, codes: Collection[str] = ()) -> int:
    """Look for progress in documents that have not been looked through, in those named, or for some codes in all.

    Gives how many passages are proposed that were not before.
    """
    require(who, Action.REPORT_PROGRESS)
    wanted = sorted(_unseen() if documents is None and not codes else documents or evidence.document_ids(who=None))
    lines = read_lines(who=None)
    chosen = set(models.Recommendation.objects.filter(code__in=codes).values_list("pk", flat=True)) if codes else None
    found = 0
    for first in range(0, len(wanted), AT_ONCE):
        found += _look_through(wanted[first : first + AT_ONCE], lines, chosen)
    if wanted:
        record("evidence.find", "register", who=who, after={"documents": len(wanted), "found": found})
    return found


def forget_documents(documents: Collection[str]) -> None:
    """Note that some documents were read again: they are to be looked through anew."""
    models.Scan.objects.filter(document__in=list(documents)).delete()


@transaction.atomic
def accept_candidate(key: int, *, who: Asker | None, note: str = "") -> None:
    """Say that a passage shows progress; it counts as evidence. The status stays as it is."""
    _decide(key, CandidateState.ACCEPTED, who, note)


@transaction.atomic
def refuse_candidate(key: int, *, who: Asker | None, note: str = "") -> None:
    """Say that a passage shows no progress; passages like it are trusted less for this recommendation."""
    _decide(key, CandidateState.REFUSED, who, note)


@transaction.atomic
def undo_candidate(key: int, *, who: Asker | None) -> None:
    """Take a decision about a passage back: it is proposed again."""
    _decide(key, CandidateState.PROPOSED, who, "")


@transaction.atomic
def learn_from_decisions(*, who: Asker | None) -> float:
    """Weigh all passages by what decisions taught so far; gives the shift. Only when somebody asks for it."""
    require_keeping(who, default_register(who=who))
    decided = models.Candidate.objects.exclude(state=CandidateState.PROPOSED)
    rows = list(decided.values_list("confidence", "state"))
    if not rows:
        raise ChangeError(_("Nobody has accepted or refused a passage yet: there is nothing to learn from."))
    accepted = [state == CandidateState.ACCEPTED for _sure, state in rows]
    shift = shift_of([sure for sure, _state in rows], accepted)
    models.Learnt.objects.filter(ended_at=None).update(ended_at=timezone.now())
    models.Learnt.objects.create(
        shift=shift, accepted=sum(accepted), refused=len(rows) - sum(accepted), learnt_at=timezone.now()
    )
    reweigh(None)
    record("evidence.learn", "register", who=who, after={"shift": round(shift, 3), "decisions": len(rows)})
    return shift


@transaction.atomic
def forget_learning(*, who: Asker | None) -> None:
    """Undo what was learnt about all recommendations."""
    require_keeping(who, default_register(who=who))
    models.Learnt.objects.filter(ended_at=None).update(ended_at=timezone.now())
    reweigh(None)
    record("evidence.unlearn", "register", who=who)


def reweigh(recommendations: Collection[int] | None) -> None:
    """Weigh the proposed passages of some recommendations, or of all, again with what decisions taught."""
    rows = models.Candidate.objects.filter(state=CandidateState.PROPOSED)
    if recommendations is not None:
        rows = rows.filter(recommendation__in=list(recommendations))
    proposed = list(rows)
    keys = {one.recommendation_id for one in proposed}
    lines = list(models.Recommendation.objects.filter(pk__in=keys).prefetch_related("addressees"))
    taught = biases(models.Candidate.objects.exclude(state=CandidateState.PROPOSED), owed_by(lines))
    shift = learnt_shift()
    for one in proposed:
        features = one.signs.get("features", {})
        one.confidence = round(confidence(features, taught.get(one.recommendation_id, 0.0) + shift), 3)
    models.Candidate.objects.bulk_update(proposed, ["confidence"], batch_size=500)


def learnt_shift() -> float:
    """What was learnt about all recommendations, and holds."""
    last = models.Learnt.objects.filter(ended_at=None).last()
    return last.shift if last else 0.0


def _unseen() -> frozenset[str]:
    seen = set(models.Scan.objects.filter(version=VERSION).values_list("document", flat=True))
    return evidence.document_ids(who=None) - seen


def _look_through(documents: Collection[str], lines: list[Line], chosen: set[int] | None) -> int:
    shift = learnt_shift()
    found: dict[str, list[Shown]] = {}
    published: dict[str, str] = {}
    for paper in read_papers(documents, who=None):
        found[paper.id] = _few(progress_in(paper, lines, shift=shift), chosen)
        published[paper.id] = paper.published
    with transaction.atomic():
        count = sum(_write(document, some, published[document], chosen) for document, some in found.items())
        if chosen is None:
            now = timezone.now()
            models.Scan.objects.filter(document__in=list(documents)).delete()
            models.Scan.objects.bulk_create(
                models.Scan(document=document, version=VERSION, scanned_at=now) for document in documents
            )
    return count


def _few(shown: Iterable[Shown], chosen: set[int] | None) -> list[Shown]:
    """The surest few of one document for each recommendation; what it says twice, as in a heading, counts once."""
    taken: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    kept = []
    for one in shown:
        said = tuple(fold(word.text) for word in words(one.said.text))
        here = taken[one.line]
        if (chosen is None or one.line in chosen) and len(here) < FROM_ONE_PAPER and said not in here:
            here.add(said)
            kept.append(one)
    return kept


def _write(document: str, shown: list[Shown], published: str, chosen: set[int] | None) -> int:
    """Replace what was proposed from a document; what people decided stays, and is not proposed again."""
    rows = models.Candidate.objects.filter(document=document)
    if chosen is not None:
        rows = rows.filter(recommendation__in=chosen)
    decided = {(r.recommendation_id, r.quote) for r in rows.exclude(state=CandidateState.PROPOSED)}
    proposed = rows.filter(state=CandidateState.PROPOSED)
    before = set(proposed.values_list("recommendation", "quote"))
    proposed.delete()
    fresh = [one for one in shown if (one.line, one.said.text) not in decided]
    now = timezone.now()
    models.Candidate.objects.bulk_create(
        (
            models.Candidate(
                recommendation_id=one.line,
                document=document,
                start=one.said.start,
                end=one.said.end,
                quote=one.said.text,
                language=one.said.language,
                published=published,
                confidence=one.confidence,
                signs=dict(one.signs),
                found_at=now,
            )
            for one in fresh
        ),
        ignore_conflicts=True,  # a decided passage whose words moved may stand where another one stood
    )
    return sum((one.line, one.said.text) not in before for one in fresh)


def _decide(key: int, state: CandidateState, who: Asker | None, note: str) -> None:
    rows = with_open_documents(
        models.Candidate.objects.select_for_update(of=("self",)).select_related("recommendation"), who
    )
    candidate = part(rows, key, _("passage"))
    row = line(candidate.recommendation.code, who)
    require_submitting(who, row)
    before = candidate.state
    candidate.state, candidate.note = state, note.strip()
    is_decided = state != CandidateState.PROPOSED
    candidate.decider = person(who) if is_decided else None
    candidate.decided_at = timezone.now() if is_decided else None
    candidate.save()
    about = {"passage": key, "quote": candidate.quote, "document": candidate.document, "start": candidate.start}
    record(f"evidence.{state}", item(row), who=who, before={"state": str(before)}, after={"state": str(state), **about})
    reweigh([candidate.recommendation_id])
