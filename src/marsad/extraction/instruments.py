"""Finds instruments: resolutions, conventions, strategies, laws, memoranda, plans, declarations and the like.

Each type says in the grammar what makes its phrase a name: a resolution needs a number or an issuer, a convention a
proper name, a strategy a quality such as "national". A document's mentions of one instrument are one fact.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.extraction.named_things import Thing, ThingGrammar, thing_grammar, things
from marsad.extraction.phrase_lines import Line, content_words, lines
from marsad.extraction.programmes_owners import after_genitive
from marsad.language.normalise import fold
from marsad.records import Analysis, Date, EntityKind, Fact, FactKind, Mention, cite, make_fact

EXTRACTOR = "instruments 1"
# Right ones among those found by each rule on labelled documents, smoothed: (right + 1) / (found + 2).
CONFIDENCE: Mapping[str, float] = {"number": 0.89, "proper": 0.88, "quality": 0.58, "modifier": 0.6, "none": 0.5}
_SAME = 0.8  # share of the shorter name's words
_SIGNED = 40  # tokens between a verb of signing and what is signed: the parties stand between
_WITHIN = 1  # tokens before a head within its sentence
_DATE_REACH = 45  # characters between a name and its date
_PARTICIPLE = re.compile("م[ء-ي]{2,4}[هة]")
_ASIDE = frozenset({"من", "لدي", "علي", "مع"})
_BRACKETED = re.compile(r"\(\s*([A-Z][A-Z0-9-]{2,11})\s*\)")
_MARKED = re.compile(r"[\"“”«]\s*([^\"“”«»]+?)\s*[\"“”»]")
_CARRIED = {"project", "programme", "initiative", "platform", "plan"}  # heads that call one thing now so, now so
_SHORT = 3  # words of a name that is an acronym with its noun
_YEAR = re.compile(r"\((1[89][0-9]{2}|20[0-9]{2})\)|(?:لسنة|لعام|de)\s(1[89][0-9]{2}|20[0-9]{2})$")


def add_instruments(analysis: Analysis) -> Analysis:
    """The step: adds the instruments of a document and every mention of them."""
    named = [(t, rule) for line in lines(analysis) for t, rule in _instruments(line)]
    facts: list[Fact] = []
    mentions: list[Mention] = []
    for same in grouped(named):
        best, rule = max(same, key=lambda pair: (len(pair[0].words), -pair[0].place[0]))
        fact = _fact(analysis, best, rule)
        facts.append(fact)
        mentions.extend(mention_of(analysis, thing, fact, EntityKind.INSTRUMENT) for thing, _ in same)
    analysis = _without_twins(analysis, facts)
    return replace(analysis, facts=(*analysis.facts, *facts), mentions=(*analysis.mentions, *mentions))


def _without_twins(analysis: Analysis, instruments: Sequence[Fact]) -> Analysis:
    """The analysis without programmes that are instruments by name: a plan of action is one thing, not two."""
    named = {fold(str(fact.fields["name"])) for fact in instruments}
    twins = {f.id for f in analysis.facts_of(FactKind.PROGRAMME) if fold(str(f.fields["name"])) in named}
    return replace(
        analysis,
        facts=tuple(fact for fact in analysis.facts if fact.id not in twins),
        mentions=tuple(mention for mention in analysis.mentions if mention.fact not in twins),
    )


def _instruments(line: Line) -> Iterator[tuple[Thing, str]]:
    """The instruments that a line names, each with the rule that took it."""
    grammar = thing_grammar(line.sentence.language, "instruments")
    for thing in (_weighed(one, grammar) for one in things(line, grammar)):
        rule = _rule(thing, grammar)
        if rule and not _is_in_a_body(thing):
            yield thing, rule


def _weighed(thing: Thing, grammar: ThingGrammar) -> Thing:
    """An Arabic name without what its worth is said to be in: "أهمية الاتفاقية في حماية الشباب"."""
    line = thing.line
    before = [last for _, last in grammar.places_of("weighing", line) if last == thing.first]
    cut = (
        next((at for at in range(thing.at + 1, thing.last) if line.tokens[at].key in line.grammar.places), 0)
        if before
        else 0
    )
    return replace(thing, last=cut, words=content_words(line, thing.first, cut)) if cut else thing


def _rule(thing: Thing, grammar: ThingGrammar) -> str:  # noqa: C901, PLR0911, PLR0912 - a decision list
    """What makes the phrase a name, or "" when nothing does."""
    after = thing.at + thing.head.length
    marked = thing.has_number and thing.line.tokens[after].key in grammar.number_marks  # "Decree No. 54"
    if thing.is_first_of_compound and not marked:
        return ""
    needs = grammar.types[thing.entry]["needs"]
    if needs == "none" or (needs == "described" and thing.others):
        return "none"
    if not grammar.plurals.isdisjoint(thing.head.words) and not (thing.has_number or _is_title(thing)):
        return ""  # "laws that restrict", "national strategies of prevention": any of them
    if needs == "named" and not (thing.has_quote or any(t.is_capital for t in thing.line.tokens[thing.first : after])):
        return ""
    if needs == "new":
        capital = thing.line.tokens[thing.at].is_capital and thing.at > 0
        return "proper" if capital and not thing.is_definite else ""
    if thing.has_number and needs != "quality":
        return "number"
    if needs in ("figure", "described") or thing.is_possessed:
        return ""
    if needs != "title" and _is_written_as_name(thing):
        return "proper"
    if needs == "title":
        return "proper" if _is_title(thing) else ""
    if needs == "number":
        return "number" if thing.has_issuer or (thing.has_capital and thing.others > 1) else ""
    if needs == "quality":
        qualified = thing.has_quality and thing.others + thing.head.length > 2
        aimed = _is_aimed(thing, grammar)
        return "quality" if qualified or _is_title(thing) or _is_of_a_place(thing) or aimed else ""
    if needs == "law":
        return "modifier" if thing.has_topic or _is_law_on(thing) else ""
    if needs == "modifier":
        return "modifier" if thing.others else ""
    if thing.line.grammar.language == "ar":
        named = (thing.others and not _is_any_such(thing)) or _is_signed(thing, grammar)
        definite = thing.is_definite or _is_governing(thing)
        return "proper" if named and (not definite or thing.has_quality) else ""
    if _is_everyday(thing):
        return ""
    is_titled = thing.has_capital or thing.has_quote or (thing.has_quality and thing.others > 1)
    return "proper" if is_titled else ""


def _is_any_such(thing: Thing) -> bool:
    """Whether an indefinite adjective is all that an Arabic phrase has beside its head: "وثيقة نموذجية".

    What stands aside is no name either: "وثيقة إدارية من السكان".
    """
    words = thing.line.tokens[thing.at + thing.head.length : thing.last]
    if not words or thing.is_definite or words[0].key.startswith("ال"):
        return False
    if words[0].key.endswith("يا"):
        return True  # "نظاما غذائيا"
    is_plain = words[0].key.endswith(("يه", "ي")) or _PARTICIPLE.fullmatch(words[0].key) is not None
    return is_plain and (len(words) == 1 or words[1].key in _ASIDE)


def _is_aimed(thing: Thing, grammar: ThingGrammar) -> bool:
    """Whether an Arabic strategy or plan governs what it is against or for: "استراتيجية مكافحة الإرهاب"."""
    line, after = thing.line, thing.at + thing.head.length
    if line.grammar.language != "ar" or thing.is_definite or thing.is_possessed or after + 1 >= thing.last:
        return False
    return line.tokens[after].key in grammar.aims and line.tokens[after + 1].key.startswith("ال")


def _is_governing(thing: Thing) -> bool:
    """Whether the second noun of an Arabic head bears its article: "مذكرة التفاهم" points at one named before."""
    after = thing.at + 1
    return thing.entry == "memorandum" and thing.head.length > 1 and thing.line.tokens[after].key.startswith("ال")


def _is_signed(thing: Thing, grammar: ThingGrammar) -> bool:
    """Whether an Arabic memorandum or agreement that nothing names is signed: "وقع المعهد والجامعة مذكرة تفاهم"."""
    if thing.entry not in ("memorandum", "agreement") or thing.head.length == 1 or thing.is_definite:
        return False
    signed = bool(thing.line.organisations)  # "ووقعا مذكرة تفاهم": nobody says whose
    return signed and any(0 <= thing.at - last < _SIGNED for _, last in grammar.places_of("signing", thing.line))


def _is_everyday(thing: Thing) -> bool:
    """Whether an English head is the everyday word: "an act contrary to Kivari principles", "Women act as"."""
    line, (first, at) = thing.line, (thing.first, thing.at)
    if line.grammar.language != "en" or line.tokens[at].is_capital or thing.has_quote or thing.head.length > 1:
        return False
    named = any(line.tokens[i].is_capital and not line.tokens[i].text.isupper() for i in range(max(first, 1), at))
    return not named and thing.head.words[0] in thing_grammar("en", "instruments").everyday


def _is_written_as_name(thing: Thing) -> bool:
    """Whether capitals show a name: of a French head within its sentence, of the place that gave a plan its name."""
    line, after = thing.line, after_genitive(thing.line, thing.at + thing.head.length)
    if line.grammar.language != "fr" or not thing.others or thing.at < _WITHIN:
        return False
    placed = thing.head.length > 1 and after < thing.last and line.tokens[after].is_capital
    return placed or (line.tokens[thing.at].is_capital and line.tokens[thing.at - 1].key in line.grammar.determiners)


def _is_of_a_place(thing: Thing) -> bool:
    """Whether a plan of two words bears the name of a place: "Rabat Plan of Action", "خطة عمل الرباط"."""
    beside = (thing.at - 1, thing.at + thing.head.length)
    named = thing.line.places | thing.line.countries
    return thing.head.length > 1 and any(at in named for at in beside if thing.first <= at < thing.last)


def _is_title(thing: Thing) -> bool:
    """Say whether a phrase is set like a title: quoted, or with capitals before a capital head."""
    head = thing.line.tokens[thing.at]
    return thing.has_quote or (thing.has_capital and head.is_capital and thing.others > 1)


def _is_law_on(thing: Thing) -> bool:
    """Say whether an Arabic law is named by its matter: "قانون مكافحة …", "قانون الإرهاب"."""
    return not thing.is_definite and 0 < thing.others <= 8 and not _is_any_such(thing)


def _is_in_a_body(thing: Thing) -> bool:
    """Say whether the head stands inside the name of a body; at its beginning only of one that is well known."""
    line, token = thing.line, thing.line.tokens[thing.at]
    known = any(start == token.start and token.end < end for start, end in line.bodies)  # "Plan International"
    return known or any(start < token.start and token.end <= end for start, end in line.organisations)


def grouped(named: Sequence[tuple[Thing, str]]) -> list[list[tuple[Thing, str]]]:
    """The names of a document put together that mean one thing."""
    groups: list[list[tuple[Thing, str]]] = []
    for thing, rule in named:
        own = next((g for g in groups if any(_is_same(thing, other) for other, _ in g)), None)
        if own is None:
            groups.append([(thing, rule)])
        else:
            own.append((thing, rule))
    return groups


def _is_same(one: Thing, other: Thing) -> bool:
    """Say whether two names are of one thing: same type, same figures, most words shared."""
    if {one.entry, other.entry} <= _CARRIED and _quoted(one) and _quoted(one) == _quoted(other):
        return True  # "مشروع «معا»" and "برنامج «معا»"
    if one.entry != other.entry or _figures(one) != _figures(other):
        return False
    if one.text == other.text or _is_acronym_of(one, other) or _is_acronym_of(other, one):
        return True
    small, large = sorted((_parts(one.words), _parts(other.words)), key=len)
    return bool(small) and len(small & large) / len(small) >= _SAME


def _quoted(thing: Thing) -> str:
    """The title in quotation marks of a name, folded; "" where there is none."""
    marked = _MARKED.search(thing.text)
    return fold(marked.group(1)).strip() if marked else ""


def _parts(words: Iterable[str]) -> frozenset[str]:
    """The words of a name, those joined by a hyphen apart: "Haut-Delta" and "Haut Delta" are one."""
    return frozenset(part for word in words for part in word.split("-") if part)


def _is_acronym_of(short: Thing, long: Thing) -> bool:
    """Whether a name is the acronym that another gives in brackets, with its noun: "the HOPE project"."""
    given = _BRACKETED.search(long.text)
    return given is not None and given.group(1) in short.text.split() and len(short.words) <= _SHORT


def _figures(thing: Thing) -> frozenset[str]:
    """The figures in a name."""
    return frozenset(word for word in thing.words if word[0].isdecimal())


def mention_of(analysis: Analysis, thing: Thing, fact: Fact, kind: EntityKind) -> Mention:
    """The mention of a thing's name."""
    start, end = thing.place
    return Mention(
        kind=kind,
        citation=cite(analysis.document, start, end),
        language=thing.line.sentence.language,
        fact=fact.id,
        confidence=fact.confidence,
    )


def _fact(analysis: Analysis, thing: Thing, rule: str) -> Fact:
    """The fact of an instrument, cited by its name."""
    grammar = thing_grammar(thing.line.sentence.language, "instruments")
    start, end = thing.place
    return make_fact(
        analysis.document,
        FactKind.INSTRUMENT,
        start,
        end,
        fields={
            "name": thing.text,
            "type": grammar.types[thing.entry]["type"],
            "issuer": _issuer(thing, grammar),
            "date": _date(thing, grammar, analysis.dates),
        },
        confidence=CONFIDENCE[rule],
        rule=rule,
        extractor=EXTRACTOR,
        cues=(thing.line.text(thing.at, thing.at + thing.head.length),),
        language=thing.line.sentence.language,
    )


def _issuer(thing: Thing, grammar: ThingGrammar) -> str:
    """The body that issued it: named in the name, or right after it."""
    start, end = thing.place
    line, base = thing.line, thing.line.sentence.start
    within = [
        span for span in line.organisations if start < span[0] and span[1] <= end and not _is_bracketed(line, span)
    ]
    cues = [last for first, last in grammar.places_of("issuer_after", line) if thing.last <= first <= thing.last + 4]
    after = [
        span
        for span in line.organisations
        for last in cues
        if last < len(line.tokens) and 0 <= span[0] - line.tokens[last].start <= 3
    ]
    return next((line.sentence.text[first - base : last - base] for first, last in (*within, *after)), "")


def _is_bracketed(line: Line, span: tuple[int, int]) -> bool:
    """Say whether a name stands in brackets: there it is the acronym of the instrument itself."""
    place = span[0] - line.sentence.start
    return line.sentence.text[place - 1 : place] == "("


def _date(thing: Thing, grammar: ThingGrammar, dates: Sequence[Date]) -> str:
    """The date of the instrument: a year in its name, or a date right after a word such as "adoptée"."""
    year = _YEAR.search(thing.text)
    if year:
        return next(group for group in year.groups() if group)
    line, end = thing.line, thing.place[1]
    cues = [line.tokens[first].start for first, _ in grammar.places_of("dated", line) if first >= thing.last]
    near = [d for d in dates if end <= d.start <= min(end + _DATE_REACH, line.sentence.end)]
    return next((d.first for d in near if any(end <= cue <= d.start for cue in cues)), "")
