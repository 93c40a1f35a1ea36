"""Documents and recommendations as the search for progress needs them, read through queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

import numpy as np

from marsad.accounts.permission import Asker
from marsad.authority import places
from marsad.evidence import queries as evidence
from marsad.evidence.cards import StoredPassage
from marsad.extraction.recommendations_fields import themes_of
from marsad.followup import models
from marsad.followup.kinds import CLOSED, CandidateState, Standing, TagKind
from marsad.followup.logic.learning import biases
from marsad.followup.logic.progress import Line, Paper, Said
from marsad.language.encoder import default_encoder
from marsad.language.normalise import fold
from marsad.records import EntityKind, FactKind

SHORTEST_NAME = 4  # letters; shorter names stand in any text by chance


def read_papers(documents: Collection[str], *, who: Asker | None) -> Iterator[Paper]:
    """Some documents, sentence by sentence, with vectors of the encoder that is used now."""
    advice: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in evidence.fact_places(documents, who=who):
        if place.kind == FactKind.RECOMMENDATION:
            advice[place.document].append((place.start, place.end))
    papers = {document.id: document for document in evidence.full_documents(documents, who=who)}
    encoder = default_encoder().name
    for identifier, group in groupby(evidence.passages(documents, who=who), key=lambda s: s.passage.document):
        whole = list(_sentences(group))
        said = tuple(_said(one, advice[identifier]) for one in whole)
        own = all(one.encoder == encoder for one in whole)
        vectors = (
            np.stack([one.vector for one in whole]).astype(np.float32)
            if own
            else default_encoder().encode([one.text for one in whole])
        )
        paper = papers[identifier]
        yield Paper(id=identifier, published=paper.published, text=paper.text, sentences=said, vectors=vectors)


def _sentences(stored: Iterator[StoredPassage]) -> Iterator[StoredPassage]:
    """Passages that are part of no other, which stands before them."""
    reached = -1
    for one in stored:
        if one.passage.end > reached:
            reached = one.passage.end
            yield one


def _said(one: StoredPassage, advice: list[tuple[int, int]]) -> Said:
    place = one.passage
    return Said(
        document=place.document,
        start=place.start,
        end=place.end,
        text=one.text,
        language=place.language,
        is_advice=any(start < place.end and place.start < end for start, end in advice),
        themes=frozenset(themes_of(one.text, place.language)),
    )


def read_lines(*, who: Asker | None, codes: Collection[str] = ()) -> list[Line]:
    """The open recommendations that progress is looked for."""
    rows = models.Recommendation.objects.filter(standing=Standing.CURRENT, encoder=default_encoder().name)
    rows = rows.exclude(status__in=CLOSED).exclude(vector=b"").defer("folded", "imported")
    if codes:
        rows = rows.filter(code__in=list(codes))
    found = list(rows.prefetch_related("tags", "sources", "addressees"))
    cities, taught = (
        _cities(who),
        biases(models.Candidate.objects.exclude(state=CandidateState.PROPOSED), owed_by(found)),
    )
    return [_line(row, cities, taught) for row in found]


def owed_by(rows: Iterable[models.Recommendation]) -> dict[int, list[int]]:
    """The addressees of each; they must have been fetched with the rows."""
    return {row.pk: [one.pk for one in row.addressees.all()] for row in rows}


def _line(row: models.Recommendation, cities: Mapping[str, Mapping[str, str]], taught: Mapping[int, float]) -> Line:
    bodies = [row.issuer if row.issuer_entity else "", *(one.name for one in row.addressees.all() if one.entity)]
    names = {name: body for body in bodies if len(name := fold(body)) >= SHORTEST_NAME}
    return Line(
        key=row.pk,
        text=row.text,
        language=row.language,
        vector=np.frombuffer(row.vector, dtype="<f2").astype(np.float32),
        made_on=row.made_on,
        documents=frozenset(source.document for source in row.sources.all()),
        names={**names, **cities.get(row.event, {})},
        themes=frozenset(tag.value for tag in row.tags.all() if tag.kind == TagKind.THEME),
        bias=taught.get(row.pk, 0.0),
    )


def _cities(who: Asker | None) -> dict[str, dict[str, str]]:
    """For each event the names of its city in all languages, by their folded form."""
    found: dict[str, dict[str, str]] = {}
    for card in evidence.entities(who=who, kind=str(EntityKind.EVENT)):
        city = card.details.get("city", "")
        known = [places.by_id(one.id) for one in places.find(city)] if city else []
        names = {name for place in known[:1] for some in place.names.values() for name in some} | {city}
        found[card.id] = {folded: name for name in sorted(names) if len(folded := fold(name)) >= SHORTEST_NAME}
    return found
