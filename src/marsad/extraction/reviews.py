"""Reports of peer reviews: each numbered recommendation, who proposed it, to which State, and what the State answered.

For the reports of the universal periodic review in three languages: a paragraph says what the State answers ("129. The
recommendations listed below enjoy the support of …:"), the numbered paragraphs after it are the recommendations, and
the proposing States stand in brackets ("(Uruguay)"). The words are data (`grammar/reviews.toml`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from marsad.authority.places import find
from marsad.extraction import phrases
from marsad.extraction.recommendations_fields import fields_of
from marsad.language.normalise import fold
from marsad.records import Analysis, Block, BlockKind, Fact, FactKind, make_fact

EXTRACTOR = "reviews 1"
RULE = "under_review"
CONFIDENCE = 0.97  # measured on ten reports of the universal periodic review
NUMBER = re.compile(r"\s*(?P<head>[0-9٠-٩]{1,3})(?:\.\s?(?P<item>[0-9٠-٩]{1,3})[.)]?|[.)])\s+(?=\S)")
BRACKETS = re.compile(r"\(((?:[^()]|\([^()]{2,80}\)){2,400})\)")  # "(Iran (Islamic Republic of))" too
# Between two recommendations under one number: "(Chile); Train …", "(Peru) / Open …", "(Chile); train …".
CUTS = re.compile(r"(?<=\))\s*(?:[;؛]\s*/?|[./])\s*(?=[A-ZÀ-ÖØ-Þء-ي])|(?<=\))\s*[;؛]\s*(?=[a-zß-öø-ÿ])")
COMMAS = re.compile(r"\s*[,;/،؛]\s*")
TAIL = re.compile(r"(?:[\s;.؛،,]|(?<=[;.])[0-9]{1,2})*$")  # with the mark of a footnote: "(Chile);5"
CITED_NUMBERS = re.compile(r"(?<![0-9.])[0-9]{1,3}\.[0-9]{1,3}(?![0-9])")
SILENT = frozenset({BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION, BlockKind.TABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """The paragraph that says what a State answers to the recommendations below it."""

    number: int
    state: str
    response: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One numbered recommendation: its number in full ("129.51") and its place without the number."""

    number: str
    start: int
    end: int
    governing: Governing


@cache
def words(language: str) -> Mapping[str, re.Pattern[str]]:
    """The words of a language that govern lists: by response, and the words for recommendations; empty without any."""
    data = phrases.grammar("", "reviews")
    if language not in data.get("recommendations", {}):
        return {}
    tables = {table["response"]: table for table in data["response"]} | {"recommendations": data["recommendations"]}
    tables["not"] = data["not"][0]
    edges = phrases.EDGES
    return {
        name: re.compile(f"{edges['b']}{phrases.alternation(table[language])}{edges['e']}")
        for name, table in tables.items()
    }


def numbered(text: str) -> tuple[int, int, int] | None:
    """The paragraph number at the beginning of a text: paragraph, recommendation (0 when alone), and its length."""
    found = NUMBER.match(text)
    if found is None:
        return None
    return int(found["head"]), int(found["item"] or 0), found.end()


def states_in(text: str, language: str) -> list[str]:
    """The States that a text in brackets lists, as written; empty when it lists none."""
    pieces: list[str] = []
    for piece in COMMAS.split(text):
        found = [place for place in find(piece, language) if place.id.isupper()]
        if len(found) > 1:
            pieces.extend(piece[place.start : place.end] for place in found)
        elif found:
            pieces.append(piece.strip())
    return pieces


def proposing_states(text: str, language: str) -> list[str]:
    """Who proposed a recommendation: the States in its brackets, each once, in order."""
    return list(dict.fromkeys(state for inside in BRACKETS.findall(text) for state in states_in(inside, language)))


def state_after(text: str, place: int, language: str) -> str:
    """The State under review, as written: the first country named after the words of its answer, else before them."""
    found = [country for country in find(text, language) if country.id.isupper()]
    after = [country for country in found if country.start >= place]
    chosen = next(iter(after or found), None)
    return text[chosen.start : chosen.end] if chosen else ""


def governing_in(text: str, number: int, language: str) -> Governing | None:
    """What a paragraph says about the recommendations below it; None when it governs no list."""
    patterns, folded = words(language), fold(text)
    if not patterns["recommendations"].search(folded) or patterns["not"].search(folded):
        return None
    for name, pattern in patterns.items():
        found = None if name in {"recommendations", "not"} else pattern.search(folded)
        if found:
            return Governing(
                number=number,
                state=state_after(text, found.end(), language),
                response=name,
                cue=found.group(),
            )
    return None


def is_head(text: str) -> bool:
    """Whether a paragraph introduces a list: its last sentence ends with a colon, or leads into one ("It was …:")."""
    return text.rstrip().endswith(":")


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The recommendations that stand under one number: cut after the brackets of one when another begins."""
    for cut in CUTS.finditer(text, start, end):
        yield start, cut.start()
        start = cut.end()
    yield start, end


class Report:
    """Goes through the blocks of a report in order, under the governing paragraph that it met last."""

    def __init__(self, analysis: Analysis) -> None:
        """Look through one document."""
        self.text = analysis.document.text
        self.language = analysis.document.language
        self.blocks = analysis.document.blocks
        self.governing: Governing | None = None
        self.last = 0

    def proposals(self) -> Iterator[Proposal]:
        """All numbered recommendations of the document."""
        for block in self.blocks:
            inner = self.text[block.start : block.end]
            place = None if block.kind in SILENT else numbered(inner)
            if place is None:
                continue
            number, item, length = place
            head = governing_in(inner, number, self.language) if not item and is_head(inner) else None
            if head:
                self.governing, self.last = head, 0
            elif self.governing:
                yield from self.proposal(block, number, item, length)

    def proposal(self, block: Block, number: int, item: int, length: int) -> Iterator[Proposal]:
        """The recommendations of a numbered paragraph, when its number belongs to the list; else the list is over."""
        governing = self.governing
        if governing is None:
            return
        follows = item == 0 and number == self.last + 1
        if number > governing.number and not item and not follows:
            self.governing = None
            return
        own = number if follows else item  # 0: the number of the list alone, as misprints have it
        self.last = own or self.last
        full = f"{number if item else governing.number}.{own}" if own else str(governing.number)
        for place, (start, end) in enumerate(parts(self.text, block.start + length, block.end)):
            yield Proposal(number=f"{full}.{place}" if place else full, start=start, end=end, governing=governing)


def exceptions(analysis: Analysis) -> dict[str, str]:
    """The answers that a later paragraph gives to recommendations by number ("76.22 and 76.32 are … implemented")."""
    found: dict[str, str] = {}
    for block in analysis.document.blocks:
        inner = analysis.document.text[block.start : block.end]
        place = numbered(inner)
        if place and not place[1] and CITED_NUMBERS.search(inner) and not is_head(inner):
            said = governing_in(inner, place[0], analysis.document.language)
            if said:
                found.update(dict.fromkeys(CITED_NUMBERS.findall(inner), said.response))
    return found


def fact_of(analysis: Analysis, proposal: Proposal, answers: Mapping[str, str]) -> Fact | None:
    """A numbered recommendation with its citation; None when no words are left beside the number."""
    document = analysis.document
    inner = document.text[proposal.start : proposal.end]
    text = TAIL.sub("", inner)
    if not text:
        return None
    states = proposing_states(inner, document.language)
    return make_fact(
        document,
        FactKind.RECOMMENDATION,
        proposal.start,
        proposal.start + len(text),
        fields={
            "text": " ".join(text.split()),
            "number": proposal.number,
            "strength": "formal",
            "issuer": ", ".join(states),
            "proposing_states": states,
            "addressee": proposal.governing.state,
            "response": answers.get(proposal.number, proposal.governing.response),
            **fields_of(text, "", document.language),
        },
        confidence=CONFIDENCE,
        rule=RULE,
        extractor=EXTRACTOR,
        cues=(proposal.governing.cue,),
    )


def reviewed(analysis: Analysis) -> Sequence[Fact]:
    """The recommendations of a report of a review; nothing for other documents."""
    if not words(analysis.document.language):
        return ()
    proposals = list(Report(analysis).proposals())
    answers = exceptions(analysis) if proposals else {}
    facts = (fact_of(analysis, proposal, answers) for proposal in proposals)
    return tuple(fact for fact in facts if fact)


def add_reviews(analysis: Analysis) -> Analysis:
    """Add the numbered recommendations of a report of a review; a step of the chain, before recommendations."""
    return replace(analysis, facts=(*analysis.facts, *reviewed(analysis)))
