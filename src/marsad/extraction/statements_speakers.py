"""Who speaks: from the words around a verb of saying to one speaker, within one document.

Speakers are remembered with all the words by which they were called, so that a surname, a title alone ("the minister"),
"the same speaker" or a pronoun lead back to the name. Persons found by earlier steps come first.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.extraction.names_features import known_as
from marsad.extraction.organisations_latin_words import nationalities
from marsad.extraction.statements_grammar import Grammar, gender_of, office_gender
from marsad.extraction.statements_names import PRONOUN_WORDS, Phrase, words_of
from marsad.language.normalise import Folded, fold
from marsad.records import Analysis, Citation, EntityKind, FactKind, Mention, Sentence

NEAR = 400  # characters back in which a pronoun finds its person
PLURAL = "plural"
LONGEST_BODY = 160  # characters of a body's name behind the words of it that a grammar caught
LONGEST_ARTICLE = 4  # letters, with its blank: "the "
GIVEN = frozenset("gb")  # signs of a given name: "المهدي" behind a title is its holder, "الدول" is called on
APPOSED = 9  # characters between an office and the name in apposition: ", Dr. "
LEAST_LETTERS = 5  # of a family name that stands for one written in several words
NAME_WORDS = 2  # a given name and a family name
ACRONYM = re.compile(r"\(([A-Z]{2,8})\)$")
BACK_WORDS = 9  # a title that points back, with its institution; a longer phrase introduces somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who may speak in this document."""

    name: str
    words: frozenset[str]


def office_acronym(role: str) -> str:
    """The folded acronym in brackets that an office bears itself: "Secretary of Government (SG)", not its body's."""
    given = ACRONYM.search(role)
    initials = "".join(word[0] for word in role[: given.start()].split() if word[0].isupper()) if given else ""
    return fold(initials) if given and initials == given.group(1) else ""


class Speakers:
    """The speakers of one document, in the order in which they were heard."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        """Start with the persons whom earlier steps found."""
        self.grammar = grammar
        self.title = fold(analysis.document.title)
        self.text = analysis.document.text
        self.last = ""
        self.spoken = 0  # where the last statement ends
        self.heard: list[str] = []
        self.genders: dict[str, str] = {}  # of speakers, as verbs and pronouns told them
        self.known: list[Speaker] = []
        self.names = {fact.id: str(fact.fields["name"]) for fact in analysis.facts_of(FactKind.PERSON)}
        for fact in analysis.facts_of(FactKind.PERSON):
            called = " ".join(str(fact.fields.get(field, "")) for field in ("name", "role", "organisation"))
            self.known.append(Speaker(name=str(fact.fields["name"]), words=words_of(called, grammar)))
            self.told(str(fact.fields["name"]), office_gender(fold(str(fact.fields.get("role") or "")), grammar))
        roles = [str(fact.fields.get("role") or "") for fact in analysis.facts_of(FactKind.PERSON)]
        self.offices = frozenset(filter(None, map(office_acronym, roles)))
        self.mentions = [m for m in analysis.mentions_of(EntityKind.PERSON) if m.fact in self.names]
        self.starts = [mention.citation.start for mention in self.mentions]
        self.sentence_starts = [sentence.start for sentence in analysis.sentences]
        bodies = {fact.id: str(fact.fields["name"]) for fact in analysis.facts_of(FactKind.ORGANISATION)}
        self.bodies = {
            mention.citation.end: (mention.citation, bodies[mention.fact])
            for mention in analysis.mentions_of(EntityKind.ORGANISATION)
            if mention.fact in bodies
        }
        self.ends = sorted(self.bodies)
        places = [m.citation for m in analysis.mentions_of(EntityKind.PLACE)] if grammar.is_verb_first else []
        self.places = sorted(places, key=lambda place: place.start)
        self.place_starts = [place.start for place in self.places]

    def body_in(self, phrase: Phrase) -> Phrase:
        """The body alone where its name begins a phrase, or ends the office with which one begins.

        Where the verb comes first, whom a body calls on stands right behind it, and nothing parts the two.
        """
        led = self.grammar.words["title"].match(phrase.folded) is not None
        for citation in self.bodies_ending(phrase.start, phrase.end + LONGEST_BODY):
            begins = citation.start == phrase.start
            within = led and phrase.start < citation.start and citation.end < phrase.end
            behind = self.text[citation.end : phrase.end].split()
            is_called = within and behind and behind[0].startswith("ال") and not set(known_as(fold(behind[0]))) & GIVEN
            if begins or is_called:
                shown = self.text[phrase.start : citation.end]
                return replace(phrase, folded=fold(shown), shown=" ".join(shown.split()), end=citation.end)
        return phrase

    def named_in(self, sentence: Sentence, folded: Folded) -> dict[int, int]:
        """The places, bodies and persons of a sentence: where each begins and ends in its folded text."""
        if not self.grammar.is_verb_first:
            return {}
        bodies = self.bodies_ending(sentence.start, sentence.end)
        persons = [mention.citation for mention in self.within(sentence.start, sentence.end)]
        first, last = (bisect_left(self.place_starts, place) for place in (sentence.start, sentence.end))
        inside = [
            one
            for one in (*self.places[first:last], *bodies, *persons)
            if sentence.start <= one.start and one.end <= sentence.end
        ]
        return {folded.place(one.start - sentence.start): folded.place(one.end - sentence.start) for one in inside}

    def bodies_ending(self, start: int, end: int) -> list[Citation]:
        """The bodies whose names end in a stretch of the document, in order."""
        ends = self.ends[bisect_left(self.ends, start + 1) : bisect_left(self.ends, end + 1)]
        return [self.bodies[place][0] for place in ends]

    def body_at_head(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where a body stands that follows the first word of a sentence: "The League went on …, and claimed"."""
        inside = (one for one in self.bodies_ending(sentence.start, sentence.end) if one.start >= sentence.start)
        first = next(inside, None)
        words = self.text[sentence.start : first.start].split() if first else []
        return (first.start, first.end) if first and len(words) == 1 else None

    def mentioned(self, start: int, end: int) -> str:
        """The first person named in a stretch of the document; "" when there is none."""
        return next((self.names[mention.fact] for mention in self.within(start, end)), "")

    def beside(self, phrase: Phrase) -> str:
        """The person named in apposition right behind an office: "said the fund's lead, Dr. Ada Holm"; or ""."""
        if self.grammar.is_verb_first or self.mentioned(phrase.start, phrase.end) or phrase.end in self.bodies:
            return ""
        near = self.within(phrase.end, phrase.end + APPOSED)
        between = self.text[phrase.end : near[0].citation.start] if near else ""
        closed = near and self.text[near[0].citation.end : near[0].citation.end + 1] in (".", ",", '"', "”", "»", "")
        if not closed or not between.startswith(",") or len(phrase.tokens) < NAME_WORDS:
            return ""
        name = self.names[near[0].fact]
        return self.speaks(name, words_of(name, self.grammar) | words_of(phrase.folded, self.grammar))

    def apposed(self, start: int, subject: int, verb: int) -> str:
        """The person who begins a sentence, before an office that seems to be the subject.

        "Ada Holm, Coordinator, Coastal Centre, Delta Office, noted": the office stands right behind the name, with
        bodies between commas, or with none before the verb: "Ada Holm, directrice du Fonds (FR) a salué".
        """
        persons = [] if self.grammar.is_verb_first else self.within(start, subject)
        if not persons:
            return ""
        last = persons[-1].citation
        led = self.text[start : last.start].split()
        behind = self.text[last.end : verb]
        office = behind.removeprefix(",").partition(",")[0].strip()
        begins = not led or led[-1][0].isupper()
        if behind.rstrip().endswith(","):
            told = office[:1].isupper() and self.grammar.words["title"].search(fold(office))
        else:
            told = behind.count(",") == 1 and self.grammar.words["title"].match(fold(office))
        plain = not re.search(r"[.:;“”«»\"]", self.text[last.end : subject])
        return (
            self.names[persons[-1].fact]
            if begins and told and plain and behind[:1] == "," and subject > last.end
            else ""
        )

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions of persons that begin in a stretch of the document, in order."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def nearest(self, phrase: Phrase) -> str:
        """The person whom a phrase names; of several that no comma parts the last: "the Coast's captain Ada Holm"."""
        chosen: Mention | None = None
        for mention in self.within(phrase.start, phrase.end):
            if chosen is None or mention.citation.start >= chosen.citation.end:  # one within another is part of it
                chosen = mention
            if "," in phrase.folded or self.grammar.is_verb_first:
                break
        return self.names[chosen.fact] if chosen else ""

    def short_form(self, phrase: Phrase) -> str:
        """The whole name of the body for which a phrase is short: "the Centre", "المركز"; "" for any other phrase."""
        named = self.bodies.get(phrase.end)
        if named is None or len(phrase.tokens) > 2 or " " in named[0].quote or named[0].quote.isupper():
            return ""
        article_only = named[0].start - phrase.start <= LONGEST_ARTICLE
        return named[1] if article_only and " " in named[1] else ""

    def is_body(self, phrase: Phrase) -> bool:
        """Whether a phrase is the acronym or whole name of a body: "the EU" is not whoever works for its delegation."""
        named = self.bodies.get(phrase.end)
        if named is None or named[0].start - phrase.start > LONGEST_ARTICLE:
            return False
        return named[0].quote.isupper() or " " in named[0].quote

    def current(self, place: int) -> str:
        """Who is meant by a pronoun: the person named since somebody last spoke, else the last speaker."""
        since = max(self.spoken, place - NEAR)
        person = self.subject(since, place)
        return self.speaks(person, words_of(person, self.grammar)) if person else self.last

    def subject(self, start: int, end: int) -> str:
        """The first person named in the last sentence of a stretch that names any; "" when none does."""
        within = self.within(start, end)
        if not within:
            return ""
        begins = bisect_left(self.sentence_starts, within[-1].citation.start + 1) - 1
        first = self.sentence_starts[begins] if begins >= 0 else start
        return self.names[next(one for one in within if one.citation.start >= first).fact]

    def recalled(self, words: Iterable[str]) -> Speaker | None:
        """Whoever was called by all these words before, the most recent first."""
        wanted = frozenset(words)
        known = next((s for s in reversed(self.known) if wanted and wanted <= s.words), None)
        return known or self._of_a_nation(wanted) or self._written_apart(wanted)

    def _of_a_nation(self, words: frozenset[str]) -> Speaker | None:
        """Whose office was told without the country's adjective: "le ministre sénégalais de la Justice"."""
        plain = words - nationalities() if self.grammar.language == "fr" else words
        if len(plain) < NAME_WORDS or len(plain) == len(words):
            return None
        return next((s for s in reversed(self.known) if plain <= s.words and s.name in self.names.values()), None)

    def _written_apart(self, words: frozenset[str]) -> Speaker | None:
        """Whoever has a name that ends like one word, written in several: "Le Brun" for "Lebrun", «لو بران»."""
        word = next(iter(words), "")
        if len(words) != 1 or len(word) < LEAST_LETTERS:
            return None
        known = (one for one in reversed(self.known) if " " in one.name)
        return next((one for one in known if fold(one.name).replace(" ", "").endswith(word)), None)

    def points_back(self, phrase: Phrase) -> bool:
        """Whether a phrase only points back: a pronoun, "the same speaker", a title that needs no name here."""
        tokens = phrase.tokens
        same = self.grammar.words["same"]
        if len(tokens) <= PRONOUN_WORDS and same.search(phrase.folded):
            return True
        alone = self.grammar.words.get("alone")
        if tokens and (same.fullmatch(tokens[-1]) or (alone and alone.fullmatch(phrase.folded.strip()))):
            return True
        if self.grammar.is_verb_first and self._names_somebody(phrase):
            return False
        limit = BACK_WORDS if self.mentions else PRONOUN_WORDS
        return bool(self.last and len(tokens) <= limit and self.grammar.words["back"].match(phrase.folded))

    def _names_somebody(self, phrase: Phrase) -> bool:
        """Whether a given name follows a title, or a name the body of one: "الباحث بجامعة الواحات النوري المزوغي"."""
        words = phrase.tokens
        if any("g" in known_as(word) for word in words[1:-1] if not word.startswith("ال")):
            return True
        inside = self.bodies_ending(phrase.start, phrase.end - 1)
        behind = (phrase.shown.rpartition(named.quote)[2].split() for named in inside)
        return any(len(words) >= NAME_WORDS for words in behind)

    def speaks(self, name: str, words: frozenset[str]) -> str:
        """Remember who speaks now, and by which words he was called."""
        self.known.append(Speaker(name=name, words=words))
        self.heard.append(name)
        self.last = name
        return name

    def named(self, phrase: Phrase, gender: str = "") -> str:
        """The speaker whom a phrase of the document names; "" when it names nobody.

        A known person of another gender than the verb's is not meant, but somebody of the same family name.
        """
        phrase = self.led_by_pronoun(phrase)
        words = words_of(phrase.folded, self.grammar)
        if not words:
            return ""
        person = self.nearest(phrase)
        if person and not self.can_be(person, gender):
            return self.speaks(phrase.shown, words)
        if person:
            return self.speaks(person, words | words_of(person, self.grammar))
        if self.grammar.is_verb_first:
            phrase = self.body_in(phrase)
            words = words_of(phrase.folded, self.grammar)
        if body := self.short_form(phrase):
            return self.speaks(body, words | words_of(body, self.grammar))
        collective = self.grammar.words["collective"].match(phrase.folded)
        is_office = bool(words & self.offices)
        before = None if collective or (self.is_body(phrase) and not is_office) else self.recalled(words)
        if before is None and self.points_back(phrase):
            who = self.agreeing(self.current(phrase.start), gender_of(self.grammar, phrase.folded) or gender)
            if who or self.grammar.words["same"].search(phrase.folded):
                return who
        return self.speaks(before.name if before else phrase.shown, words)

    def led_by_pronoun(self, phrase: Phrase) -> Phrase:
        """The pronoun alone where one leads other words: in "she warned against it and welcomed" she is the subject."""
        first, *rest = phrase.tokens or [""]
        if rest and not self.grammar.is_verb_first and gender_of(self.grammar, first):
            return replace(phrase, folded=first, shown=phrase.shown.split()[0], end=phrase.start + len(first))
        return phrase

    def can_be(self, name: str, gender: str) -> bool:
        """Whether nothing speaks against a speaker being of the gender, or the number, that a verb tells."""
        if gender == PLURAL:  # one person does not say what "they" say; an Arabic verb before "they" is singular
            return name not in self.names.values()
        return not gender or self.genders.get(name, gender) == gender

    def told(self, name: str, gender: str) -> str:
        """Remember the gender that a verb or a pronoun tells of a speaker."""
        if name and gender and gender != PLURAL:
            self.genders.setdefault(name, gender)
        return name

    def agreeing(self, name: str, gender: str) -> str:
        """Whoever a pronoun or a verb without subject means: not this speaker when his gender is another one.

        Then the last speaker of that gender is meant; nobody when none was heard.
        """
        if self.can_be(name, gender):
            return self.told(name, gender)
        other = next((one for one in reversed(self.heard) if self.genders.get(one) == gender), "")
        self.last = other or self.last
        return other

    def closest(self, start: int, end: int, gender: str) -> str:
        """Whoever of that gender is named last in a stretch: "which the adviser Ada Holm stressed, noting that"."""
        fitting = (self.names[mention.fact] for mention in reversed(self.within(start, end)))
        found = next((one for one in fitting if self.can_be(one, gender)), "")
        return self.speaks(found, words_of(found, self.grammar)) if found else ""

    def holder(self) -> str:
        """Whoever says "I" or "we" outside quotation marks: the person whom the title names, else the last speaker."""
        titled = next((name for name in self.names.values() if fold(name) in self.title), "")
        return titled or self.last or self.usual()

    def usual(self) -> str:
        """Whoever is interviewed: the person whom the title names, else who spoke, or was named, most often so far."""
        titled = (name for name in self.names.values() if fold(name) in self.title)
        if found := next(titled, ""):
            return found
        named = self.heard or [self.names[mention.fact] for mention in self.mentions]
        return max(named, key=named.count) if named else ""
