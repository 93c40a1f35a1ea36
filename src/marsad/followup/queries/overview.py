"""The register from above: by addressee, theme, year; what grows old, what no one owns, what is promised twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from marsad.accounts.permission import Asker
from marsad.followup import models
from marsad.followup.cards import Ageing, Overview, RecommendationCard, Tally, ToldAgain, Twice
from marsad.followup.filters import Filters
from marsad.followup.kinds import CLOSED, CandidateState, Status, UpdateState
from marsad.followup.logic.origins import day_of
from marsad.followup.openness import open_updates, with_open_documents
from marsad.followup.queries.laying import labelled, laid_out
from marsad.followup.queries.lists import ALL
from marsad.followup.queries.matching import matching, overdue, proposed
from marsad.followup.queries.named import entity_labels
from marsad.followup.queries.parts import document_names, source_card
from marsad.followup.vocabulary import tag_name
from marsad.language.normalise import fold
from marsad.linking.comparisons.acts import act, ask_for_two_acts

# Cosine from which two recommendations are shown as asking for the same. Sentences of one language that are built alike
# lie near each other whatever they ask for; those of two languages do not. Linking joins what is told again by itself.
IN_ONE_LANGUAGE, ACROSS = 0.75, 0.62
STEP = 500  # rows compared at a time: 500 × 5,000 cosines are 10 MB
Counted = dict[str, dict[Status, int]]


def overview(filters: Filters = ALL, *, who: Asker | None) -> Overview:
    """Totals by status and what waits for somebody."""
    rows = matching(filters, who=who)
    by_status = _by_status(rows)
    open_rows = rows.exclude(status__in=CLOSED)
    keys = rows.values("pk")
    submitted = models.Update.objects.filter(state=UpdateState.SUBMITTED)
    return Overview(
        total=sum(by_status.values()),
        by_status=by_status,
        overdue=rows.filter(overdue()).count(),
        unowned=open_rows.exclude(owed__addressee__contacts__isnull=False).count(),
        waiting=open_updates(submitted.filter(recommendation__in=keys), who).count(),
        candidates=proposed(who).filter(recommendation__in=keys).count(),
    )


def by_addressee(filters: Filters = ALL, *, who: Asker | None) -> tuple[Tally, ...]:
    """How each addressee stands, those with most first; `value` is the addressee's id."""
    owed = models.Owed.objects.filter(recommendation__in=matching(filters, who=who).values("pk")).order_by()
    told = owed.values_list("addressee", "recommendation__status").annotate(count=Count("pk"))
    late = _late(owed, "addressee")
    rows = models.Addressee.objects.filter(pk__in=owed.values("addressee"))
    names = {str(one.id): one.name for one in labelled(rows, who)}
    return _tallies(told, names, late)


def by_theme(filters: Filters = ALL, *, who: Asker | None) -> tuple[Tally, ...]:
    """How each theme stands, those with most first."""
    tags = models.Tag.objects.filter(
        kind="theme", recommendation__in=matching(filters, who=who).values("pk")
    ).order_by()
    told = tags.values_list("value", "recommendation__status").annotate(count=Count("pk"))
    names = {value: tag_name("theme", value) for value in tags.values_list("value", flat=True).distinct()}
    return _tallies(told, names, _late(tags, "value"))


def by_year(filters: Filters = ALL, *, who: Asker | None) -> tuple[Tally, ...]:
    """How the recommendations of each year stand, oldest first; "" are those without a year."""
    rows = matching(filters, who=who).order_by()
    told = rows.values_list("year", "status").annotate(count=Count("pk"))
    late = {
        str(year or ""): count for year, count in rows.filter(overdue()).values_list("year").annotate(n=Count("pk"))
    }
    plain = [(year or "", status, count) for year, status, count in told]
    return tuple(sorted(_tallies(plain, {str(year): str(year) for year, *_ in plain}, late), key=lambda t: t.value))


def ageing(filters: Filters = ALL, *, who: Asker | None, limit: int = 50) -> tuple[Ageing, ...]:
    """Open recommendations, those of which nothing has been heard for longest first."""
    today = timezone.localdate()
    rows = matching(filters, who=who).exclude(status__in=CLOSED).order_by()
    heard = _heard(rows, who)
    made = dict(rows.values_list("pk", "made_on"))
    silent = {key: (today - day).days for key in made if (day := heard.get(key) or day_of(made[key]))}
    longest = sorted(silent, key=lambda key: (-silent[key], key))[:limit]
    cards = {card.code: card for card in laid_out(models.Recommendation.objects.filter(pk__in=longest), who=who)}
    codes = dict(models.Recommendation.objects.filter(pk__in=longest).values_list("pk", "code"))
    return tuple(
        Ageing(card=cards[codes[key]], days=_days(made[key], today) or silent[key], silent_days=silent[key])
        for key in longest
    )


def unowned(filters: Filters = ALL, *, who: Asker | None, limit: int | None = None) -> tuple[RecommendationCard, ...]:
    """Open recommendations for which nobody is named, oldest first."""
    rows = matching(filters, who=who).exclude(status__in=CLOSED).exclude(owed__addressee__contacts__isnull=False)
    return laid_out(rows.order_by("made_on", "series", "number")[:limit], who=who)


def told_again(filters: Filters = ALL, *, who: Asker | None, limit: int | None = None) -> tuple[ToldAgain, ...]:
    """Recommendations that were made on more than one occasion, those of most occasions first."""
    keys = matching(filters, who=who).values("pk")
    told: dict[int, dict[str, models.Source]] = defaultdict(dict)
    for source in with_open_documents(models.Source.objects.filter(recommendation__in=keys), who):
        told[source.recommendation_id].setdefault(source.event or source.document, source)
    often = sorted((key for key, some in told.items() if len(some) > 1), key=lambda k: (-len(told[k]), k))[:limit]
    rows = models.Recommendation.objects.filter(pk__in=often)
    cards = {card.code: card for card in laid_out(rows, who=who)}
    codes = dict(rows.values_list("pk", "code"))
    sources = {key: tuple(told[key].values()) for key in often}
    names = document_names(source.document for some in sources.values() for source in some)
    events = entity_labels((source.event for some in sources.values() for source in some), who)
    return tuple(
        ToldAgain(card=cards[codes[key]], occasions=tuple(source_card(one, names, events) for one in sources[key]))
        for key in often
    )


def promised_twice(filters: Filters = ALL, *, who: Asker | None, limit: int = 50) -> tuple[Twice, ...]:
    """Pairs of recommendations of different documents that mean nearly the same, nearest first.

    To repeal what bars people from work and to encourage who employs them is near, and not the same: who asks for two
    acts asks for two things.
    """
    columns = ("pk", "vector", "encoder", "language", "text")
    rows = list(matching(filters, who=who).exclude(vector=b"").order_by("pk").values_list(*columns))
    encoders = Counter(row[2] for row in rows).most_common(1)
    rows = [row for row in rows if encoders and row[2] == encoders[0][0]]  # vectors of two encoders are never compared
    acts = {row[0]: act(row[4], row[3]) for row in rows}
    near_ones = (pair for pair in _near_pairs(rows) if not ask_for_two_acts(acts[pair[1]], acts[pair[2]]))
    pairs = list(islice(near_ones, limit))
    keys = {key for pair in pairs for key in pair[1:]}
    found = models.Recommendation.objects.filter(pk__in=keys)
    cards = {card.code: card for card in laid_out(found, who=who)}
    codes = dict(found.values_list("pk", "code"))
    return tuple(
        Twice(first=cards[codes[one]], second=cards[codes[other]], nearness=round(nearness, 3))
        for nearness, one, other in pairs
    )


def _near_pairs(rows: Sequence[tuple[int, bytes | memoryview, str, str, str]]) -> list[tuple[float, int, int]]:
    """Pairs of keys with their cosine. Two of one document are two things: its list says so."""
    if len(rows) < 2:
        return []
    vectors = np.stack([np.frombuffer(row[1], dtype="<f2") for row in rows]).astype(np.float32)
    languages = np.array([row[3] for row in rows])
    said: dict[int, set[str]] = defaultdict(set)
    for key, document in models.Source.objects.order_by().values_list("recommendation", "document"):
        said[key].add(document)
    found = []
    for first in range(0, len(vectors), STEP):
        cosines = vectors[first : first + STEP] @ vectors.T
        for one, other in np.argwhere(near(cosines, languages[first : first + STEP], languages)):
            here, there = rows[first + int(one)], rows[int(other)]
            if here[0] < there[0] and not said[here[0]] & said[there[0]]:
                found.append((float(cosines[one, other]), here[0], there[0]))
    return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))


def near(
    cosines: npt.NDArray[np.float32], languages: npt.NDArray[np.str_], others: npt.NDArray[np.str_]
) -> npt.NDArray[np.bool_]:
    """Which pairs ask for the same: a row for each of `languages`, a column for each of `others`."""
    limits = np.where(languages[:, None] == others[None, :], IN_ONE_LANGUAGE, ACROSS)
    found: npt.NDArray[np.bool_] = cosines >= limits
    return found


def _by_status(rows: QuerySet[models.Recommendation]) -> dict[Status, int]:
    counts = dict(rows.order_by().values_list("status").annotate(count=Count("pk")))
    return {status: counts.get(status, 0) for status in Status}


def _late(rows: QuerySet[Any], column: str) -> dict[str, int]:
    late = rows.filter(recommendation__in=models.Recommendation.objects.filter(overdue()).values("pk"))
    return {str(value): count for value, count in late.values_list(column).annotate(count=Count("pk"))}


def _tallies(
    told: Iterable[tuple[Any, str, int]], names: Mapping[str, str], late: Mapping[str, int]
) -> tuple[Tally, ...]:
    counts: Counted = defaultdict(lambda: dict.fromkeys(Status, 0))
    for value, status, count in told:
        counts[str(value)][Status(status)] += count
    tallies = [
        Tally(
            value=value,
            label=names.get(value, value),
            total=sum(each.values()),
            by_status=each,
            overdue=late.get(value, 0),
        )
        for value, each in counts.items()
    ]
    return tuple(sorted(tallies, key=lambda tally: (-tally.total, fold(tally.label))))


def _heard(rows: QuerySet[models.Recommendation], who: Asker | None) -> dict[int, date]:
    """The day of the last validated update or accepted passage of each."""
    updates = models.Update.objects.filter(state=UpdateState.VALIDATED, recommendation__in=rows.values("pk"))
    shown = models.Candidate.objects.filter(state=CandidateState.ACCEPTED, recommendation__in=rows.values("pk"))
    passages = with_open_documents(shown, who)
    found: dict[int, date] = {}
    for some in (updates, passages):
        for key, when in some.order_by().values_list("recommendation").annotate(last=Max("decided_at")):
            if when:
                found[key] = max(timezone.localdate(when), found.get(key, date.min))
    return found


def _days(iso: str, today: date) -> int:
    day = day_of(iso)
    return (today - day).days if day else 0
