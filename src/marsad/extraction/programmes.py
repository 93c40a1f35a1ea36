"""Finds programmes: projects, initiatives, campaigns, plans and funds, with who carries, pays and profits.

A name needs a mark (quotation marks, capitals, a quality such as "national") or a topic near words of launching or
paying. A sum that a sentence gives for a purpose is a programme of its own when none is named beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from marsad.extraction.instruments import grouped, mention_of
from marsad.extraction.named_things import Thing, thing_grammar
from marsad.extraction.noun_phrases import right_edge
from marsad.extraction.phrase_lines import Line, lines
from marsad.extraction.programmes_bodies import (
    Setting,
    amounts_in,
    carried_by,
    listed,
    paid_by,
)
from marsad.extraction.programmes_names import ACRONYM, before_sum, is_a_person, is_a_sum, named_in
from marsad.extraction.programmes_payers import payer_told_of
from marsad.extraction.programmes_pointing import points_at, points_back
from marsad.extraction.programmes_sheets import filled, headings
from marsad.extraction.programmes_sums import Sum, sums
from marsad.extraction.programmes_titled import Titled, titled
from marsad.extraction.programmes_told import paid_titles, told_by_aim
from marsad.language.normalise import fold
from marsad.records import Amount, Analysis, EntityKind, Fact, FactKind, Mention, cite, make_fact

EXTRACTOR = "programmes 1"
_MEETING = re.compile(
    "(?:كلفه|تكلفه|ميزانيه|نفقات) (?:ال)?(?:ورشه|دوره|ندوه|موتمر|لقاء|ملتقي|منتدي|حفل|معرض)[^.،,]{0,12}$"
)
_INSIDE = re.compile(r"(?<=[(“\"«])\s*([^()“”\"«»]{2,80}?)\s*(?=[)”\"»])")
# Right ones among those found by each rule on labelled documents, smoothed: (right + 1) / (found + 2).
CONFIDENCE: Mapping[str, float] = {
    "quoted": 0.83,
    "proper": 0.85,
    "quality": 0.63,
    "topic": 0.5,
    "sum": 0.65,
    "titled": 0.6,
    "aim": 0.6,
}
_TOGETHER = 3  # bodies that share a programme; more are a list of something else
_REACH = 3  # its line and the next two, in which its money and its people are told


def add_programmes(analysis: Analysis) -> Analysis:
    """The step: adds the programmes of a document and every mention of them."""
    cut = lines(analysis)
    heading = headings(analysis.document.text)
    persons = [mention.citation for mention in analysis.mentions_of(EntityKind.PERSON)]
    named = [
        (thing, rule)
        for line in cut
        for thing, rule in ((before_sum(one, analysis.amounts), rule) for one, rule in named_in(line, heading))
        if not is_a_sum(thing, analysis.amounts) and not is_a_person(thing, persons)
    ]
    facts: list[Fact] = []
    mentions: list[Mention] = []
    told: set[int] = set()
    groups = grouped(named)
    for same in groups:
        best, rule = max(same, key=lambda pair: (len(pair[0].words), -pair[0].place[0]))
        settings = [_setting(analysis, cut, thing) for thing, _ in same]
        settings += _later(analysis, cut, same, _next_named(groups, same))
        told.update(amount.start for setting in settings for amount in setting.amounts)
        fact = _fact(analysis, best, rule, settings)
        facts.append(fact)
        mentions.extend(mention_of(analysis, thing, fact, EntityKind.PROGRAMME) for thing, _ in same)
    about = titled(analysis, cut)
    about = about if about and not _is_told(analysis, about, facts) else None
    if about:
        facts.append(_titled_fact(analysis, about))
        mentions.append(_title_mention(analysis, about, facts[-1]))
        told.update(amount.start for amount in about.setting.amounts)
    facts = filled(analysis, facts)
    facts.extend(_sum_facts(analysis, [one for one in sums(analysis, cut) if one.amount.start not in told], facts))
    facts.extend(_told_facts(analysis, cut, facts))
    analysis = _without_names(analysis, facts)
    return replace(analysis, facts=(*analysis.facts, *facts), mentions=(*analysis.mentions, *mentions))


def _without_names(analysis: Analysis, programmes: Sequence[Fact]) -> Analysis:
    """The analysis without programmes taken for bodies; where only a model did, also by acronym or title in marks."""
    names = [str(fact.fields["name"]) for fact in programmes]
    inside = {part for name in names for part in (name, *_INSIDE.findall(name))}
    taken = {
        fact.id
        for fact in analysis.facts_of(FactKind.ORGANISATION)
        if str(fact.fields["name"]) in (inside if fact.rule == "model" else names) and fact.rule != "authority"
    }
    return replace(
        analysis,
        facts=tuple(fact for fact in analysis.facts if fact.id not in taken),
        mentions=tuple(mention for mention in analysis.mentions if mention.fact not in taken),
    )


def _setting(analysis: Analysis, cut: Sequence[Line], thing: Thing) -> Setting:
    """The line of a programme, and the next of the same block that go on about it."""
    grammar = thing_grammar(thing.line.sentence.language, "programmes")
    near = [thing.line]
    for line in cut[thing.line.number + 1 : thing.line.number + _REACH]:
        if line.sentence.block != thing.line.sentence.block or not points_back(line, grammar):
            break
        near.append(line)
    before = cut[thing.line.number - 1] if thing.line.number else None
    if before and any(first < thing.at for first, _ in grammar.places_of("same_money", thing.line)):
        near.append(before)  # "… بلغت مليوني دولار. وستوجه المساهمة من خلال مشروع …"
    near += _by_acronym(cut[max(line.number for line in near) + 1 :], thing)
    return Setting(grammar=grammar, lines=tuple(near), amounts=amounts_in(analysis, near), thing=thing)


def _by_acronym(further: Sequence[Line], thing: Thing) -> list[Line]:
    """The sentences further on that speak of a programme by the acronym that its name gives in brackets."""
    acronym = ACRONYM.search(thing.text) or _acronym_behind(thing)
    return [line for line in further if any(token.text == acronym.group(1) for token in line.tokens)] if acronym else []


def _acronym_behind(thing: Thing) -> re.Match[str] | None:
    """The acronym in brackets behind a name in quotation marks: "“Open Doors” (OPDO)"."""
    line = thing.line
    behind = line.sentence.text[line.tokens[thing.last - 1].end - line.sentence.start :]
    return ACRONYM.match(behind.lstrip(' "”»,'))


def _next_named(groups: Sequence[Sequence[tuple[Thing, str]]], same: Sequence[tuple[Thing, str]]) -> int | None:
    """The line that first names another programme behind the last mention of one; None when none does."""
    last = max(thing.line.number for thing, _ in same)
    others = (thing.line.number for group in groups if group is not same for thing, _ in group)
    return min((number for number in others if number > last), default=None) if len(groups) > 1 else None


def _later(
    analysis: Analysis, cut: Sequence[Line], same: Sequence[tuple[Thing, str]], limit: int | None
) -> list[Setting]:
    """The sentences further on that speak of a programme, before another is named: "The project, funded by …".

    What points back right behind such a sentence goes on about it: "Le projet dure un an. Il bénéficie de …".
    """
    last = max(thing.line.number for thing, _ in same)
    entries = {thing.entry for thing, _ in same}
    found = []
    block = -1
    for line in cut[last + 1 : limit]:
        grammar = thing_grammar(line.sentence.language, "programmes")
        goes_on = line.sentence.block == block and points_back(line, grammar)
        block = -1
        if points_at(line, grammar, entries) or goes_on:
            block = line.sentence.block
            found.append(Setting(grammar=grammar, lines=(line,), amounts=amounts_in(analysis, [line])))
    return found


def _target(settings: Sequence[Setting]) -> str:
    """The people for whom a programme is."""
    for setting in settings:
        line = setting.lines[0]
        for _, last in setting.grammar.places_of("target_after", line):
            end = right_edge(line, last)
            if end > last:
                return line.text(last, end)
    return ""


def _together(names: Sequence[str]) -> str:
    """The bodies that carry or pay together, as one value: "A ; B"; a further plain word is no body."""
    first, *others = list(dict.fromkeys(names))[:_TOGETHER] or [""]
    return " ; ".join([first, *(name for name in others if " " in name or name.isupper())])


def _is_of_a_meeting(amount: Amount, setting: Setting) -> bool:
    """Whether a sum is what a meeting cost: "بلغت كلفة الورشة 7.850 دينارا"."""
    told = next(
        (line.sentence for line in setting.lines if line.sentence.start <= amount.start < line.sentence.end), None
    )
    return told is not None and bool(_MEETING.search(fold(told.text[: amount.start - told.start])))


def _fields(settings: Sequence[Setting]) -> dict[str, Any]:
    """Who carries a programme, with whom, for whom, paid by whom, with how much."""
    amount = next((a for setting in settings for a in setting.amounts if not _is_of_a_meeting(a, setting)), None)
    return {
        "implementer": _together(carried_by(settings)),
        "partners": listed(settings, "partner_after"),
        "funder": _together(paid_by(settings)),
        "amount": amount.value if amount else None,
        "currency": amount.currency if amount else None,
        "target_group": _target(settings),
    }


def _fact(analysis: Analysis, thing: Thing, rule: str, settings: Sequence[Setting]) -> Fact:
    """The fact of a named programme, cited by its sentence."""
    sentence = thing.line.sentence
    return make_fact(
        analysis.document,
        FactKind.PROGRAMME,
        sentence.start,
        sentence.end,
        fields={"name": thing.text, **_fields(settings)},
        confidence=CONFIDENCE[rule],
        rule=rule,
        extractor=EXTRACTOR,
        cues=(thing.line.text(thing.at, thing.at + thing.head.length),),
        language=sentence.language,
    )


def _sum_fact(analysis: Analysis, one: Sum) -> Fact:
    """The fact of a sum given for a purpose."""
    grammar = thing_grammar(one.line.sentence.language, "programmes")
    setting = Setting(grammar=grammar, lines=(one.line,), amounts=(one.amount,))
    return _plain_fact(analysis, one.purpose, setting, "sum", payer=payer_told_of(analysis, one.line))


def _sum_facts(analysis: Analysis, found: Sequence[Sum], programmes: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of sums for a purpose; a title or a later sentence tells of the same sum again."""
    told = {(fact.fields.get("amount"), fact.fields.get("currency")) for fact in programmes}
    purposes: set[tuple[int, str]] = set()
    for one in found:
        amount = (one.amount.value, one.amount.currency)
        purpose = (one.line.sentence.start, one.purpose)  # "6.5 million francs, or 10,000 euros, for the school"
        if amount not in told and purpose not in purposes:
            told.add(amount)
            purposes.add(purpose)
            yield _sum_fact(analysis, one)


def _told_facts(analysis: Analysis, cut: Sequence[Line], programmes: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of programmes that only their aims tell; a sentence whose programme is known tells of that one."""
    known = {fact.citation.start for fact in programmes}
    for one in (*paid_titles(cut), *told_by_aim(cut, is_any_named=bool(programmes))):
        if one.line.sentence.start not in known:
            grammar = thing_grammar(one.line.sentence.language, "programmes")
            setting = Setting(grammar=grammar, lines=(one.line,), amounts=amounts_in(analysis, [one.line]))
            yield _plain_fact(analysis, one.aim, setting, "aim")


def _titled_fact(analysis: Analysis, about: Titled) -> Fact:
    """The fact of the programme that the document is about."""
    name = " ".join(analysis.document.text[about.start : about.end].split())
    return _plain_fact(analysis, name, about.setting, "titled")


def _is_told(analysis: Analysis, about: Titled, facts: Sequence[Fact]) -> bool:
    """Whether the sentences tell of programmes already: only the title line of a sheet names another one."""
    title = frozenset(fold(analysis.document.text[about.start : about.end]).split())
    names = [frozenset(fold(str(fact.fields["name"])).split()) for fact in facts]
    return bool(facts) and (not about.of_sheet or any(len(title & name) * 2 > len(title) for name in names))


def _title_mention(analysis: Analysis, about: Titled, fact: Fact) -> Mention:
    """Where the document names the programme that it is about."""
    return Mention(
        kind=EntityKind.PROGRAMME,
        citation=cite(analysis.document, about.start, about.end),
        language=fact.language,
        fact=fact.id,
        confidence=fact.confidence,
    )


def _plain_fact(analysis: Analysis, name: str, setting: Setting, rule: str, *, payer: str = "") -> Fact:
    """The fact of a programme that no phrase with a head names, cited by the sentence that tells of it.

    `payer` is who pays when that sentence does not say so.
    """
    sentence = setting.lines[0].sentence
    fields = _fields([setting])
    return make_fact(
        analysis.document,
        FactKind.PROGRAMME,
        sentence.start,
        sentence.end,
        fields={"name": name, **fields, "funder": fields["funder"] or payer},
        confidence=CONFIDENCE[rule],
        rule=rule,
        extractor=EXTRACTOR,
        cues=tuple(analysis.document.text[amount.start : amount.end] for amount in setting.amounts[:1]),
        language=sentence.language,
    )
