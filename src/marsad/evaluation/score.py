"""Scores findings against labels: every kind in every language, fields, clean text, language, links, citations.

Precision counts only documents whose list of that kind is complete (`non_exhaustive` names the others). A label that is
`optional` is neither missed when it is not found nor wrong when it is. Comparing is after folding.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from marsad.evaluation.chain import Findings
from marsad.evaluation.clusters import Clusters, clusters
from marsad.evaluation.fields import field_shares
from marsad.evaluation.gold import Gold, Labelled, Labels
from marsad.evaluation.links import link_shares
from marsad.evaluation.matching import MATCHERS, match, snippet_of, title_of
from marsad.evaluation.tally import Share, Tally, share_of
from marsad.language.normalise import fold
from marsad.records import Analysis, Fact, FactKind

TEXT = "text"
EVERY = ""  # the key of the tally over all languages
FORMAL = ("formal", "commitment", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A label that was missed, or a finding that no label knows; of the kind "text": words lost, boilerplate kept."""

    kind: str
    file: str
    text: str
    is_missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The measure of one run over one labelled set."""

    documents: Share
    clean_text: Share
    language: Share
    broken_citations: int
    tallies: Mapping[tuple[FactKind, str], Tally]  # by kind and language; the language "" stands for all
    formal: Tally  # recommendations that a meeting or body issued
    fields: Mapping[str, Share]
    links: Mapping[str, Share]
    clusters: Clusters
    differences: tuple[Difference, ...] = ()
    by_document: Mapping[tuple[FactKind, str], Sequence[Tally]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Sums:
    tallies: dict[tuple[FactKind, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    formal: Tally = field(default_factory=Tally)
    clean_text: Share = field(default_factory=Share)
    fields: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    differences: list[Difference] = field(default_factory=list)
    by_document: dict[tuple[FactKind, str], list[Tally]] = field(default_factory=lambda: defaultdict(list))


def score(gold: Gold, findings: Findings) -> Report:
    """Measure what the chain found in a labelled set."""
    sums = _Sums()
    for document in gold.documents:
        analysis = findings.analyses.get(document.file)
        _clean_text(document, analysis, sums)
        for name in ("title", "published"):
            if document.labels.get(name):
                sums.fields[f"document.{name}"] += share_of([_is_same(document.labels[name], name, analysis)])
        for kind in MATCHERS:
            _score_kind(kind, document, analysis, sums)
    found = findings.analyses
    return Report(
        documents=share_of([d.file in found for d in gold.documents]),
        clean_text=sums.clean_text,
        language=share_of([d.file in found and found[d.file].document.language == d.language for d in gold.documents]),
        broken_citations=sum(_broken(analysis) for analysis in found.values()),
        tallies=sums.tallies,
        formal=sums.formal,
        fields=sums.fields,
        links=link_shares(gold.links, findings),
        clusters=clusters(gold.links, findings),
        differences=tuple(sums.differences),
        by_document=sums.by_document,
    )


def _clean_text(document: Labelled, analysis: Analysis | None, sums: _Sums) -> None:
    """Boilerplate that is gone, and the first and last words that are still there."""
    labels, text = document.labels, fold(analysis.document.text) if analysis else ""
    kept = [snippet for snippet in labels.get("boilerplate_snippets", ()) if not text or fold(snippet) in text]
    edges = [labels[key] for key in ("main_text_first_words", "main_text_last_words") if labels.get(key)]
    lost = [edge for edge in edges if fold(edge) not in text]
    total = len(labels.get("boilerplate_snippets", ())) + len(edges)
    sums.clean_text += Share(right=total - len(kept) - len(lost), total=total)
    for words, is_missed in [(lost, True), (kept, False)]:
        sums.differences += [Difference(kind=TEXT, file=document.file, text=w, is_missed=is_missed) for w in words]


def _is_same(value: str, name: str, analysis: Analysis | None) -> bool:
    told = str(getattr(analysis.document, name)) if analysis else ""
    return fold(value).strip() == fold(told).strip()


def _broken(analysis: Analysis) -> int:
    cited = [fact.citation for fact in analysis.facts] + [mention.citation for mention in analysis.mentions]
    return sum(not citation.holds_in(analysis.document.text) for citation in cited)


def _score_kind(kind: FactKind, document: Labelled, analysis: Analysis | None, sums: _Sums) -> None:
    labels: list[Labels] = list(document.labels.get(f"{kind}s") or ())
    facts = _distinct(kind, analysis.facts_of(kind) if analysis else ())
    hits = match(kind, labels, facts)
    is_open = f"{kind}s" in (document.labels.get("non_exhaustive") or ())
    tally = _tally(labels, hits, found=len(facts), is_open=is_open)
    for language in (EVERY, document.language):
        sums.tallies[kind, language] += tally
        sums.by_document[kind, language].append(tally)
    if kind is FactKind.RECOMMENDATION:
        sums.formal += _formal(labels, hits)
    for label, places in zip(labels, hits, strict=True):
        for name, share in field_shares(kind, label, [facts[j] for j in places]).items() if places else ():
            sums.fields[f"{kind}.{name}"] += share
    sums.differences += _differences(kind, document.file, labels, facts, hits, is_open=is_open)


def _distinct(kind: FactKind, facts: Sequence[Fact]) -> list[Fact]:
    """Persons and bodies count once per document and name; other findings each for themselves."""
    if kind not in {FactKind.PERSON, FactKind.ORGANISATION}:
        return list(facts)
    return list({fold(str(fact.fields.get("name"))): fact for fact in reversed(facts)}.values())[::-1]


def _is_required(label: Labels) -> bool:
    return not label.get("optional")


def _tally(labels: Sequence[Labels], hits: Sequence[Sequence[int]], *, found: int, is_open: bool) -> Tally:
    required = [places for label, places in zip(labels, hits, strict=True) if _is_required(label)]
    right = {j for places in required for j in places}
    allowed = {j for places in hits for j in places} - right
    return Tally(
        labels=len(required),
        found=sum(bool(places) for places in required),
        extracted=0 if is_open else found - len(allowed),
        right=0 if is_open else len(right),
    )


def _formal(labels: Sequence[Labels], hits: Sequence[Sequence[int]]) -> Tally:
    issued = [bool(p) for label, p in zip(labels, hits, strict=True) if label.get("strength") in FORMAL]
    return Tally(labels=len(issued), found=sum(issued))


def _differences(  # noqa: PLR0913 - what was to be found and what was, named by the caller
    kind: FactKind,
    file: str,
    labels: Sequence[Labels],
    facts: Sequence[Fact],
    hits: Sequence[Sequence[int]],
    *,
    is_open: bool,
) -> list[Difference]:
    missed = [_words(label) for label, p in zip(labels, hits, strict=True) if not p and _is_required(label)]
    matched = {j for places in hits for j in places}
    surplus = [] if is_open else [_shown(fact) for j, fact in enumerate(facts) if j not in matched]
    return [Difference(kind=kind, file=file, text=text, is_missed=True) for text in missed] + [
        Difference(kind=kind, file=file, text=text, is_missed=False) for text in surplus
    ]


def _words(label: Labels) -> str:
    text = title_of(label) or snippet_of(label)
    return f"{label['speaker']}: {text}" if "quote_snippet" in label else text


def _shown(fact: Fact) -> str:
    speaker, name = fact.fields.get("speaker"), fact.fields.get("name")
    return str(name) if name else f"{speaker}: {fact.citation.quote}" if speaker else fact.citation.quote
