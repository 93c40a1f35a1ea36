"""The grammar of speech of one language: classes of verbs, frames around them, and the words near a speaker.

Read from `grammar/<language>/statements.toml`, compiled once; `grammar_of` gives it to whoever looks for statements.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.extraction import phrases
from marsad.language.sieve import Sieve

GENDERS = ("plural", "feminine", "masculine")  # forms of verbs (Arabic) and pronouns that tell whom they mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a statement is built around a verb of a class: what follows it, where its speaker and its words stand."""

    rule: str
    verb: str  # the class of the verb
    tail: re.Pattern[str]  # what follows the verb
    # group (in the tail), around (group, else before), before, same (as the last), verb (in the verb), holder (of the
    # speech, who says "I" or "we")
    subject: str
    content: str  # after, before, verb (from the verb on), object (from the verb on when nothing stands between), whole
    confidence: float
    person: bool = False  # only a person whom the document names may be the speaker
    known: bool = False  # only who is shown to be somebody: named in the document, or by an office, or a source


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All that finding statements in a language needs."""

    language: str
    classes: Mapping[str, re.Pattern[str]]
    sieve: Sieve  # of the classes' patterns
    frames: tuple[Frame, ...]
    words: Mapping[str, re.Pattern[str]]  # the lists of `words_around`, as whole words
    is_verb_first: bool  # who speaks stands after the verb, before what tells more of him


CALLING = (
    "no_subject",
    "issued",
    "of_subject",
    "called",
    "called_behind",
    "not_subject",
    "not_her_subject",
    "dangling",
    "asked",
    "begun",
    "begun_there",
    "answered",
    "called_after",
    "named_ali",
    "called_apart",
    "and_that",
    "past",
    "first_of_two",
    "origin",
    "agent",
    "listed",
    "resumes",
    "placed",
    "dated",
    "then",
    "speech",
    "speech_title",
    "speech_end",
    "personal",
)  # patterns that only some languages have: who calls on whom, where the first verb stands


def frame_of(table: Mapping[str, Any], confidence: float, words: Mapping[str, str]) -> Frame:
    """One `[[frame]]` of a grammar file."""
    return Frame(
        rule=table["rule"],
        verb=table["class"],
        tail=phrases.compiled(table["tail"], words),
        subject=table["subject"],
        content=table.get("content", "after"),
        confidence=confidence,
        person=table.get("person", False),
        known=table.get("known", False),
    )


def words_around(words: Mapping[str, str], language: str) -> dict[str, re.Pattern[str]]:
    """The lists that help to tell who speaks, each as whole words."""
    lists = (
        "opener",
        "restart",
        "aside",
        "same",
        "back",
        "title",
        "honorific",
        "address",
        "interview",
        "question",
        "impersonal",
        "editors",
        "collective",
        "circumstance",
        "noun_too",
        "alone",
        "no_object",
        "his_honour",
        "told_to",
    )
    handed = phrases.compiled("{b}{handed} ?", words)
    genders = {name: phrases.compiled("^{" + name + "}$", words) for name in (*GENDERS, "own")}
    verbs = phrases.grammar("", "parties").get(language, {}).get("verbs", ())
    verb = phrases.compiled("{b}" + phrases.alternation(set(verbs) - {"a"}) + "{e}", words)  # "à" folds like "a"
    return {
        "handed": handed,
        "verb": verb,
        **genders,
        **{name: phrases.compiled("{" + name + "}", words) for name in CALLING if name in words},
        **{name: phrases.compiled("{b}{" + name + "}{e}", words) for name in lists if name in words},
    }


def gender_of(grammar: Grammar, words: str) -> str:
    """The gender that a folded verb or pronoun tells of its subject; "" when it tells none."""
    return next((gender for gender in GENDERS if grammar.words[gender].match(words.strip(" ,"))), "")


def office_gender(role: str, grammar: Grammar) -> str:
    """The gender that the head of a folded office tells, where titles have forms for both: "وزيرة"; "" when none."""
    if not grammar.is_verb_first or role.startswith("وال") or not grammar.words["title"].match(role):
        return ""  # "والي" is a governor, and "and to"
    return "feminine" if role.split(maxsplit=1)[0].endswith("ه") else "masculine"


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language; None where there is none, so nothing is found."""
    data = phrases.grammar(language, "statements")
    if not data:
        return None
    words = phrases.vocabulary(data)
    return Grammar(
        language=language,
        classes={name: phrases.compiled(pattern, words) for name, pattern in data["classes"].items()},
        sieve=phrases.sieve(data["classes"].values(), data),
        frames=tuple(frame_of(table, float(table["confidence"]), words) for table in data["frame"]),
        words=words_around(words, language),
        is_verb_first=bool(data.get("verb_first")),
    )
