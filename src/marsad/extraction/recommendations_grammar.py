"""The grammar of advice of one language: what recommends, calls for or undertakes, and how enumerations are cut.

Read from `grammar/<language>/recommendations.toml`, compiled once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.extraction import phrases
from marsad.language.sieve import Sieve

NEVER = "(?!)"  # of a language whose grammar has no such pattern
LISTS = ("head", "head_commitment", "other_head", "document", "ordinal", "preamble", "goes_on", "no_asker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A way to recommend: the words that govern, and which words are the action."""

    rule: str
    strength: str  # formal, commitment, call, soft
    pattern: re.Pattern[str]
    issuer: str  # group (in the pattern), before (the noun phrase before it), "" (the speaker of the sentence)
    scope: str  # what is cited: after the governing words, from the trigger on, from its subject on, the whole clause
    asks_subject: bool  # passives: the subject before the governing words is asked, "donors are requested to"
    in_documents: bool  # only in declarations, calls, plans: elsewhere a future tense is news
    follows: bool  # only right behind a sentence that speaks of recommendations: "They are about …"
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """Words that have the form of advice but only tell what happened: "he decided to study", "evidence suggests that".

    All three patterns must match: at the end of what stands before the governing words, in them, and right after them.
    """

    rules: frozenset[str]
    before: re.Pattern[str]
    inside: re.Pattern[str]
    after: re.Pattern[str]

    def tells(self, rule: str, found: re.Match[str]) -> bool:
        """Whether governing words that a frame of this rule found only tell something."""
        return (
            rule in self.rules
            and self.inside.search(found.group()) is not None
            and self.before.search(found.string[: found.start()]) is not None
            and self.after.match(found.string, found.end()) is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitter:
    """Where an enumeration is cut, when it begins as `starts` says."""

    starts: re.Pattern[str]
    cuts: re.Pattern[str]
    uncut: re.Pattern[str] | None  # in what stands before a cut: then the words after it may belong to that
    least: int  # cuts; an enumeration with fewer stays whole


def splitter_of(name: str, data: Mapping[str, Any], words: Mapping[str, str]) -> Splitter:
    """One line of `[split]` of a grammar file, with those of its name in `[starts]`, `[uncut]` and `[least]`."""
    starts, uncut = data["starts"].get(name, ""), data.get("uncut", {}).get(name)
    return Splitter(
        starts=phrases.compiled(starts, words),
        cuts=phrases.compiled(data["split"][name], words),
        uncut=phrases.compiled(uncut, words) if uncut else None,
        least=data.get("least", {}).get(name, 1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All that finding recommendations in a language needs."""

    language: str
    frames: tuple[Frame, ...]
    sieve: Sieve  # of the frames' patterns
    narratives: tuple[Narrative, ...]
    splitters: tuple[Splitter, ...]
    words: Mapping[str, re.Pattern[str]]  # `LISTS`, as whole words
    action: re.Pattern[str]  # how an action begins
    next_clause: re.Pattern[str]  # where another verb of the same subject begins
    lead: re.Pattern[str]  # what joins an item of a list to the sentence above it: "to", « de »
    when: re.Pattern[str]  # before a verb whose clause only tells when: "when we recommended …, we were told"
    told_after: re.Pattern[str]  # behind what somebody asks, who says it: "…, said the mayor"
    leading_in: re.Pattern[str]  # a participle that leads in to who says it: "Stressing the need to …, the mayor said"
    impersonal: re.Pattern[str]  # what begins a clause of its own behind a comma: « il faut »
    and_that: re.Pattern[str]  # where the next of several things told begins: "… and that we must"
    gapped: re.Pattern[str]  # an action for somebody else, without its verb: "States to fund A, the media to review B"
    points_back: re.Pattern[str]  # a clause that says nothing without the one before it
    listings: tuple[re.Pattern[str], ...]  # lines above a list that name who asks or who is asked: "To governments:"
    item_calls: tuple[re.Pattern[str], ...]  # items that name whom they are asked of: "calling on the States to …"
    addressed_item: re.Pattern[str]  # an item that begins with whom it is asked of: "States to fund A"
    title: re.Pattern[str]  # a short line without a colon that is the head of what follows: "5. Recommendations"
    no_subject: re.Pattern[str]  # what may stand before a verb and is not its subject
    recommendation: re.Pattern[str]  # the noun of what is recommended, where sentences behind it point back to it
    meeting: re.Pattern[str]  # meetings, those who take part, what they issue: what these call for is formal
    actor: re.Pattern[str]  # those who can be told to act, where a verb-first language names them behind who asks


def frame_of(table: Mapping[str, Any], words: Mapping[str, str]) -> Frame:
    """One `[[frame]]` of a grammar file."""
    return Frame(
        rule=table["rule"],
        strength=table["strength"],
        pattern=phrases.compiled(table["pattern"], words),
        issuer=table.get("issuer", ""),
        scope=table.get("scope", "after"),
        asks_subject=table.get("asks_subject", False),
        in_documents=table.get("documents", False),
        follows=table.get("follows", False),
        confidence=table["confidence"],
    )


def narrative_of(table: Mapping[str, Any], words: Mapping[str, str]) -> Narrative:
    """One `[[narrative]]` of a grammar file; a pattern that it leaves out matches anything."""
    return Narrative(
        rules=frozenset(table["rules"]),
        before=phrases.compiled(f"(?:{table['before']})$" if "before" in table else "", words),
        inside=phrases.compiled(table.get("inside", ""), words),
        after=phrases.compiled(table.get("after", ""), words),
    )


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language; None where there is none, so nothing is found."""
    data = phrases.grammar(language, "recommendations")
    if not data:
        return None
    words = phrases.vocabulary(data)
    return Grammar(
        language=language,
        frames=tuple(frame_of(table, words) for table in data["frame"]),
        sieve=phrases.sieve((table["pattern"] for table in data["frame"]), data),
        narratives=tuple(narrative_of(table, words) for table in data.get("narrative", ())),
        splitters=tuple(splitter_of(name, data, words) for name in data["split"]),
        words={name: phrases.compiled("{b}{" + name + "}{e}", words) for name in LISTS},
        action=re.compile(phrases.filled(data["action"], words)),
        next_clause=phrases.compiled(data["next_clause"], words),
        lead=phrases.compiled(data["lead"], words),
        when=phrases.compiled(data["when"], words),
        told_after=phrases.compiled(data.get("told_after", NEVER), words),
        leading_in=phrases.compiled(data.get("leading_in", NEVER), words),
        impersonal=phrases.compiled(data["impersonal"], words),
        and_that=phrases.compiled(data["and_that"], words),
        gapped=phrases.compiled(data["gapped"], words),
        points_back=phrases.compiled(data["points_back"], words),
        listings=tuple(phrases.compiled(line, words) for line in data["listings"]),
        item_calls=tuple(phrases.compiled(line, words) for line in data["item_calls"]),
        addressed_item=phrases.compiled(data.get("addressed_item", NEVER), words),
        title=phrases.compiled(data.get("title", NEVER), words),
        no_subject=phrases.compiled(data.get("no_subject", ""), words),
        recommendation=phrases.compiled("{b}{recommendation}{e}" if "recommendation" in words else NEVER, words),
        meeting=phrases.compiled("{b}{meeting}{e}" if "meeting" in words else NEVER, words),
        actor=phrases.compiled("{b}{actor}{e}" if "actor" in words else NEVER, words),
    )
