"""Keeps minors out: a person of whom the text says beside the name that they are under age is not noted at all.

The last step of the chain. Their facts and mentions go, and with them the statements and participations that name
them, so that no entity is ever made of a child. The words that tell are data (`grammar/minors.toml`). What is missed:
a child whose age the document tells nowhere beside the name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from marsad.extraction import phrases
from marsad.language.normalise import fold, fold_with_offsets
from marsad.records import Analysis, EntityKind, Fact, FactKind, Mention, Sentence

NAMED_IN: Mapping[FactKind, str] = {FactKind.STATEMENT: "speaker", FactKind.PARTICIPATION: "participant"}
SCRIPTS = {"ar": ("ar",), "fr": ("fr", "en"), "en": ("en", "fr")}  # a Latin sentence may be taken for the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """What tells of a minor right before a name, and right after one."""

    before: re.Pattern[str]
    after: re.Pattern[str]


def without_minors(analysis: Analysis) -> Analysis:
    """The step: takes out the persons who are told to be under age."""
    found = tuple(_minors(analysis))
    if not found:
        return analysis
    facts = {mention.fact for mention in found} - {""}
    names = {fold(mention.citation.quote) for mention in found}
    names |= {fold(str(fact.fields["name"])) for fact in analysis.facts if fact.id in facts}
    gone = {fact.id for fact in analysis.facts if fact.id in facts or _names(fact, names)}
    return replace(
        analysis,
        facts=tuple(fact for fact in analysis.facts if fact.id not in gone),
        mentions=tuple(mention for mention in analysis.mentions if not _tells_of(mention, gone, names)),
    )


def _minors(analysis: Analysis) -> Iterator[Mention]:
    """The mentions of persons beside which the text says that they are under age."""
    persons = analysis.mentions_of(EntityKind.PERSON)
    for sentence in analysis.sentences if persons else ():
        within = [one for one in persons if sentence.start <= one.citation.start < sentence.end]
        for mention in within:
            if _is_minor(sentence, mention, within):
                yield mention


def _is_minor(sentence: Sentence, mention: Mention, others: list[Mention]) -> bool:
    """Look at the words between a name and its neighbours: an age beyond another name is that one's."""
    start, end = mention.citation.start, mention.citation.end
    first = max((one.citation.end for one in others if one.citation.end <= start), default=sentence.start)
    last = min((one.citation.start for one in others if one.citation.start >= end), default=sentence.end)
    before = fold_with_offsets(sentence.text[first - sentence.start : start - sentence.start]).text
    after = fold_with_offsets(sentence.text[end - sentence.start : last - sentence.start]).text
    languages = SCRIPTS.get(sentence.language, ("ar", "fr", "en"))
    return any(cues(one).before.search(before) or cues(one).after.match(after) for one in languages)


def _names(fact: Fact, names: set[str]) -> bool:
    """Whether a statement or a part in an event is that of one of these persons."""
    field = NAMED_IN.get(fact.kind)
    return field is not None and any(name in fold(str(fact.fields.get(field, ""))) for name in names)


def _tells_of(mention: Mention, gone: set[str], names: set[str]) -> bool:
    is_person = mention.kind is EntityKind.PERSON
    return mention.fact in gone or (is_person and fold(mention.citation.quote) in names)


@cache
def cues(language: str) -> Cues:
    """The cues of a language, ready to be searched for in folded text."""
    data = phrases.grammar("", "minors")
    words = data[language]
    ages = "|".join([*(str(age) for age in range(data["majority"] - 1, -1, -1)), *map(re.escape, words["numbers"])])
    age = f"(?<![0-9a-z.,-])(?:{ages})(?![0-9])"

    def united(expressions: list[str], ending: str) -> re.Pattern[str]:
        return re.compile(f"(?:{'|'.join(expressions).replace('AGE', age)}){ending}")

    titles = "|".join(data["titles"])
    return Cues(before=united(words["before"], rf"\s*(?:(?:{titles})\.?\s+)?$"), after=united(words["after"], ""))
