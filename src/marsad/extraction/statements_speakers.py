"""Who speaks: from the words around a verb of saying to one speaker, within one document.

Speakers are remembered with all the words by which they were called, so that a surname, a title alone ("the minister"),
"the same speaker" or a pronoun lead back to the name. Persons found by earlier steps come first.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from marsad.extraction.statements_grammar import Grammar
from marsad.language.normalise import fold
from marsad.records import Analysis, EntityKind, FactKind, Mention

NAME_WORDS = range(2, 7)  # how many words a name in apposition has
LONGEST_NAME = 16  # words of a speaker who has no name of his own; longer is cut
SAME_WORDS = 3  # "the same speaker": a longer phrase names somebody
TOKEN = re.compile(r"[^\s,;:.()'\"]+")
ARTICLE = re.compile(r"^(?:و|ف)?ال(?=...)")
PARTICLES = frozenset({"de", "da", "di", "bin", "ben", "ibn", "el", "al", "von", "van", "du", "della"})
STRIPPED = " ,.;:-–—'’\"«»“”()[]،؛*#"


def words_of(phrase: str, grammar: Grammar) -> frozenset[str]:
    """The words that tell who is meant: folded, without articles and honorifics."""
    bare = grammar.words["honorific"].sub(" ", fold(phrase))
    return frozenset(ARTICLE.sub("", token) for token in TOKEN.findall(bare))


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who may speak in this document."""

    name: str
    words: frozenset[str]


def looks_like_name(piece: str) -> bool:
    """Whether words between commas are a name: capitals, or a few Arabic words."""
    tokens = piece.split()
    if len(tokens) not in NAME_WORDS:
        return False
    return all(not t[0].islower() or t.lower() in PARTICLES for t in tokens) and tokens[0].lower() not in PARTICLES - {"el", "al", "ben"}


def displayed(phrase: str, grammar: Grammar) -> str:
    """How to show a speaker without a person's fact: the name after a title, else the phrase as written."""
    pieces = [piece.strip(STRIPPED) for piece in re.split("[,،]", phrase)]
    for before, piece in zip(pieces, pieces[1:], strict=False):
        if looks_like_name(piece) and grammar.words["title"].search(fold(before)):
            return piece
    return " ".join(pieces[0].split()[:LONGEST_NAME]) if pieces[0] else " ".join(phrase.split()[:LONGEST_NAME])


def narrowed(phrase: str, grammar: Grammar) -> str:
    """A folded phrase without what comes before and after the speaker: "for his part", "in a speech"."""
    start, end = 0, len(phrase)
    while True:
        while start < end and phrase[start] in STRIPPED:
            start += 1
        opener = grammar.words["opener"].match(phrase, start, end)
        if not opener:
            break
        start = opener.end()
    aside = grammar.words["aside"].search(phrase, start, end)
    return phrase[start : aside.start() if aside else end]


class Speakers:
    """The speakers of one document, in the order in which they were heard."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        """Start with the persons whom earlier steps found."""
        self.grammar = grammar
        self.last = ""
        self.known: list[Speaker] = []
        self.facts = {fact.id: str(fact.fields["name"]) for fact in analysis.facts_of(FactKind.PERSON)}
        for fact in analysis.facts_of(FactKind.PERSON):
            called = " ".join(str(fact.fields.get(field, "")) for field in ("name", "role", "organisation"))
            self.known.append(Speaker(name=str(fact.fields["name"]), words=words_of(called, grammar)))
        self.mentions = [m for m in analysis.mentions_of(EntityKind.PERSON) if m.fact in self.facts]
        self.starts = [mention.citation.start for mention in self.mentions]

    def mentioned(self, start: int, end: int) -> Mention | None:
        """The last person named in a stretch of the document."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.mentions[after - 1] if after > first else None

    def recalled(self, words: Iterable[str]) -> Speaker | None:
        """Whoever was called by all these words before, the most recent first."""
        wanted = frozenset(words)
        return next((s for s in reversed(self.known) if wanted and wanted <= s.words), None)

    def is_same(self, phrase: str) -> bool:
        """Whether a folded phrase only points back: a pronoun, "the same speaker"."""
        return len(TOKEN.findall(phrase)) <= SAME_WORDS and bool(self.grammar.words["same"].search(phrase))

    def heard(self, name: str, words: frozenset[str]) -> str:
        """Remember who speaks now."""
        self.known.append(Speaker(name=name, words=words))
        self.last = name
        return name

    def named(self, phrase: str, folded: str, place: tuple[int, int]) -> str:
        """The speaker whom a phrase of the document names; "" when it names nobody.

        `folded` is the phrase without what stands around it, `place` where it stands in the document.
        """
        if not TOKEN.search(folded):
            return ""
        if self.is_same(folded):
            return self.last
        words = words_of(folded, self.grammar)
        person = self.mentioned(*place)
        if person:
            return self.heard(self.facts[person.fact], words | words_of(self.facts[person.fact], self.grammar))
        before = self.recalled(words)
        return self.heard(before.name if before else displayed(phrase, self.grammar), words)
