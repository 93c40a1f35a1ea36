"""Finds programmes: projects, initiatives, campaigns, plans and funds, with who carries, pays and profits.

A name needs a mark (quotation marks, capitals, a quality such as "national") or a topic near words of launching or
paying. A sum that a sentence gives for a purpose is a programme of its own when none is named beside it.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from marsad.extraction.events_grammar import event_grammar
from marsad.extraction.instruments import grouped, mention_of
from marsad.extraction.named_things import Thing, ThingGrammar, thing_grammar, things
from marsad.extraction.noun_phrases import right_edge
from marsad.extraction.phrase_lines import Line, content_words, lines
from marsad.extraction.programmes_appositions import long_form_before, name_beside, named_before
from marsad.extraction.programmes_bodies import (
    Setting,
    after_genitive,
    carried_by,
    listed,
    paid_by,
    points_at,
    points_back,
)
from marsad.extraction.programmes_sheets import filled, headings
from marsad.extraction.programmes_sums import Sum, sums
from marsad.extraction.programmes_titled import Titled, titled
from marsad.language.normalise import fold
from marsad.records import Amount, Analysis, Citation, EntityKind, Fact, FactKind, Mention, cite, make_fact

EXTRACTOR = "programmes 1"
_MEETING = re.compile(
    "(?:كلفه|تكلفه|ميزانيه|نفقات) (?:ال)?(?:ورشه|دوره|ندوه|موتمر|لقاء|ملتقي|منتدي|حفل|معرض)[^.،,]{0,12}$"
)
_INSIDE = re.compile(r"(?<=[(“\"«])\s*([^()“”\"«»]{2,80}?)\s*(?=[)”\"»])")
_ACRONYM = re.compile(r"\(\s*([A-Z][A-Z0-9-]{2,11})\s*\)")
# Right ones among those found by each rule on labelled documents, smoothed: (right + 1) / (found + 2).
CONFIDENCE: Mapping[str, float] = {
    "quoted": 0.83,
    "proper": 0.85,
    "quality": 0.63,
    "topic": 0.5,
    "sum": 0.65,
    "titled": 0.6,
}
_LONG = 2  # words beside the head of a phrase that says enough
_SHORTEST = {"ar": 1, "fr": 2, "en": 2}  # words of a name with a quality
_RUN = ("implementer_after", "funder_after")
_LIVING = (
    "launched",
    *_RUN,
    "implementer_before",
    "receiver_before",
    "funder_before",
    "funder_verbs",
)  # what tells that a programme runs
_NEAR = 14  # tokens between a programme and words of launching
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
        for thing, rule in ((_before_sum(one, analysis.amounts), rule) for one, rule in _programmes(line, heading))
        if not _is_a_sum(thing, analysis.amounts) and not _is_a_person(thing, persons)
    ]
    facts: list[Fact] = []
    mentions: list[Mention] = []
    told: set[int] = set()
    groups = grouped(named)
    for same in groups:
        best, rule = max(same, key=lambda pair: (len(pair[0].words), -pair[0].place[0]))
        settings = [_setting(analysis, cut, thing) for thing, _ in same]
        if len(groups) == 1:
            settings += _later(analysis, cut, same)
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
    facts.extend(_sum_fact(analysis, one) for one in sums(analysis, cut) if one.amount.start not in told)
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


def _is_a_sum(thing: Thing, amounts: Sequence[Amount]) -> bool:
    """Say whether all that a phrase tells of its head is money: "a grant of CHF 85,000"."""
    line, (_start, end) = thing.line, thing.place
    after = after_genitive(line, thing.at + thing.head.length)
    if any(line.tokens[after].start == a.start for a in amounts if after < thing.last) and not thing.has_quote:
        return True  # "une subvention de 3 millions d'euros à l'association"
    return any(line.tokens[after].start >= a.start and end <= a.end for a in amounts if after < thing.last)


def _programmes(line: Line, heading: Container[int]) -> Iterator[tuple[Thing, str]]:
    """The programmes that a line names, each with the rule that took it; `heading` are the ends of titles of sheets."""
    grammar = thing_grammar(line.sentence.language, "programmes")
    launched: list[tuple[int, int]] | None = None
    named_to = 0
    for thing in map(_with_purpose, things(line, grammar, _titles)):
        long_form = long_form_before(thing)
        if long_form:
            yield _called(thing, *long_form), "proper"
        if long_form or _is_a_body(thing) or _is_first_part(thing, grammar):
            continue
        launched = (
            [place for cue in _LIVING for place in grammar.places_of(cue, line)] if launched is None else launched
        )
        near = line.sentence.end in heading or any(abs(first - thing.at) <= _NEAR for first, _ in launched)
        name = named_before(thing)
        if name and name[0] < named_to:
            continue  # "le projet « Lire », une initiative du Fonds": named already
        beside = None if name else name_beside(thing)
        if beside:
            named_to = max(thing.last, beside[1])
            yield _called(thing, *beside), "proper"
            continue
        rule = "quoted" if name else _rule(thing, near=near)
        if not rule and near and thing.others and thing.first == 0 and thing.last == len(line.tokens):
            rule = "proper" if line.sentence.end in heading else ""
        if rule:
            named_to = thing.last
            yield (_called(thing, *name) if name else thing), rule


def _with_purpose(thing: Thing) -> Thing:
    """An English programme with what it is to do: "an initiative to prevent recruitment in prisons"."""
    line, last = thing.line, thing.last
    if line.grammar.language != "en" or thing.has_capital or thing.has_quote or last + 1 >= len(line.tokens):
        return thing
    if line.tokens[last].key != "to":
        return thing
    verb = line.tokens[last + 1]
    governed = last + 2 + (last + 2 < len(line.tokens) and line.tokens[last + 2].key in line.grammar.determiners)
    aims = thing_grammar("en", "programmes").aims
    end = right_edge(line, governed) if verb.key in aims else last
    if end <= last + 2:
        return thing
    return replace(thing, last=end, words=content_words(line, thing.first, end), has_topic=True)


def _called(thing: Thing, first: int, last: int) -> Thing:
    """A programme with the name that stands before its phrase."""
    return replace(thing, first=first, last=last, words=content_words(thing.line, first, last))


def _titles(line: Line) -> Mapping[int, int]:
    """Where words such as "intitulé", "بعنوان" announce a title: first token, token after."""
    cues = event_grammar(line.sentence.language).cues_in(line)
    return {cue.first: cue.last for cue in cues if cue.kind == "theme"}


def _rule(thing: Thing, *, near: bool) -> str:
    """What makes the phrase a name, or "" when nothing does."""
    needs = thing_grammar(thing.line.grammar.language, "programmes").types[thing.entry].get("needs")
    if (thing.has_quote and not _is_pointed_at(thing)) or needs == "title":
        return "quoted" if thing.has_quote else ""
    if _ACRONYM.search(thing.text) and thing.others > _LONG:
        return "proper"
    if thing.line.grammar.language != "ar" and _is_proper(thing, near=near):
        return "proper"
    if (
        thing.has_quality
        and not _is_plural(thing)
        and thing.others + thing.head.length > _SHORTEST[thing.line.grammar.language]
    ):
        return "quality" if near or thing.is_definite or thing.others > _LONG else ""
    if thing.line.grammar.language == "ar" and _is_paid(thing):
        return "topic"
    says_what = thing.has_topic or _has_aim(thing)
    return "topic" if near and says_what and thing.others > _LONG and not _is_plural(thing) else ""


def _is_paid(thing: Thing) -> bool:
    """Say whether an Arabic phrase without a name tells its sum and who pays: "مشروع مشترك بقيمة … مولته …"."""
    grammar = thing_grammar("ar", "programmes")
    money = any(thing.at < first <= thing.last + 1 for first, _ in grammar.places_of("money", thing.line))
    paid = (first for cue in ("funder_after", "from") for first, _ in grammar.places_of(cue, thing.line))
    named = bool(thing.others) and not thing.is_definite
    return named and money and any(0 < first - thing.at <= _NEAR for first in paid)


def _has_aim(thing: Thing) -> bool:
    """Say whether the head governs what is to be done: "مشروع تعزيز …", "programme d'appui à …"."""
    line = thing.line
    after = after_genitive(line, thing.at + thing.head.length)
    return after < thing.last and line.tokens[after].key in thing_grammar(line.grammar.language, "programmes").aims


def _is_proper(thing: Thing, *, near: bool) -> bool:
    """Say whether capitals make a name: of the head, beside it, or in a phrase with a topic."""
    tokens, after = thing.line.tokens, thing.at + thing.head.length
    if not thing.others or _is_plural(thing) or thing.is_first_of_compound or _is_apposition(thing):
        return False
    if thing.at > 0 and tokens[thing.at].is_capital and tokens[thing.at - 1].is_word:
        return True
    beside = [i for i in (thing.at - 1, after) if thing.first <= i < thing.last and i > 0]
    if any(tokens[i].is_capital for i in beside):
        return True
    return thing.has_capital and (near or (thing.is_definite and thing.has_topic))


def _is_pointed_at(thing: Thing) -> bool:
    """Say whether "this" stands before a phrase: the words quoted after it are no name."""
    return thing.first > 0 and thing.line.tokens[thing.first - 1].key in thing.line.grammar.pointing


def _is_apposition(thing: Thing) -> bool:
    """Say whether a phrase only tells whose something is: "…, une initiative du Fonds"."""
    line = thing.line
    before = line.tokens[thing.first - 1].key if thing.first > 0 else ""
    inside = [token for token in line.tokens[thing.at + thing.head.length : thing.last] if token.is_word]
    own = [token for token in inside if token.key not in line.grammar.connectors | line.grammar.determiners]
    named = all(any(start <= t.start and t.end <= end for start, end in line.organisations) for t in own)
    return before in ("une", "un", "a", "an") and thing.first == thing.at and named


def _is_plural(thing: Thing) -> bool:
    """Say whether the head is a plural of French or English: "projects" are rarely one programme."""
    return thing.line.grammar.language != "ar" and thing.head.words[-1].endswith("s") and thing.entry != "fund"


def _before_sum(thing: Thing, amounts: Sequence[Amount]) -> Thing:
    """A programme without the sum behind its name: "البرنامج الوطني للوقاية 25 مليون درهم"."""
    behind = thing.at + thing.head.length + 1
    starts = {amount.start for amount in amounts}
    cut = next((at for at in range(behind, thing.last) if thing.line.tokens[at].start in starts), thing.last)
    before = thing.line.tokens[cut - 1]
    if cut == thing.last or before.key in thing.line.grammar.connectors or not before.is_word:
        return thing
    return replace(thing, last=cut, words=content_words(thing.line, thing.first, cut))


def _is_a_person(thing: Thing, persons: Sequence[Citation]) -> bool:
    """Say whether a head is a part of somebody's name: "Alana Grant"."""
    token = thing.line.tokens[thing.at]
    return any(name.start <= token.start and token.end <= name.end for name in persons)


def _is_first_part(thing: Thing, grammar: ThingGrammar) -> bool:
    """Say whether an English noun right behind the head makes it a first part: "the programme manager"."""
    after = thing.at + thing.head.length
    return after < len(thing.line.tokens) and thing.line.tokens[after].key in grammar.compounds


def _is_a_body(thing: Thing) -> bool:
    """Say whether the head belongs to the name of a body: "Programme des Nations Unies pour le développement"."""
    token = thing.line.tokens[thing.at]
    within = [(start, end) for start, end in thing.line.organisations if start <= token.start + 3 and token.end <= end]
    return bool(within) and not _is_run(thing, within[0])


def _is_run(thing: Thing, body: tuple[int, int]) -> bool:
    """Say whether what may be a body is run as a programme is: "launched the Delta Fund", "the Delta Fund, run by"."""
    line, (start, end) = thing.line, body
    if body in line.bodies or not (thing.has_quote or thing.has_capital or line.grammar.language == "ar"):
        return False
    grammar = thing_grammar(line.grammar.language, "programmes")
    begins = next(at for at, token in enumerate(line.tokens) if token.end > start)
    behind = next((at for at, token in enumerate(line.tokens) if token.start >= end), len(line.tokens))
    if thing.at > begins and behind > thing.at + thing.head.length:
        return False  # its head is another noun: "Centre for Project Work"
    leads = line.grammar.relatives | {",", "،"}
    while behind < len(line.tokens) and (
        line.tokens[behind].text in leads or line.grammar.is_verb(line.tokens[behind].key)
    ):
        behind += 1
    before = begins - (begins > 0 and line.tokens[begins - 1].key in line.grammar.determiners)
    after = any(first == behind for cue in _RUN for first, _ in grammar.places_of(cue, line))
    return after or any(last == before for _, last in grammar.places_of("implementer_before", line))


def _setting(analysis: Analysis, cut: Sequence[Line], thing: Thing) -> Setting:
    """The line of a programme, and the next of the same block that go on about it."""
    grammar = thing_grammar(thing.line.sentence.language, "programmes")
    near = [thing.line]
    for line in cut[thing.line.number + 1 : thing.line.number + _REACH]:
        if line.sentence.block != thing.line.sentence.block or not points_back(line, grammar):
            break
        near.append(line)
    near += _by_acronym(cut[near[-1].number + 1 :], thing)
    spans = [(line.sentence.start, line.sentence.end) for line in near]
    sums = tuple(a for a in analysis.amounts if any(start <= a.start and a.end <= end for start, end in spans))
    return Setting(grammar=grammar, lines=tuple(near), amounts=sums, thing=thing)


def _by_acronym(further: Sequence[Line], thing: Thing) -> list[Line]:
    """The sentences further on that speak of a programme by the acronym that its name gives in brackets."""
    acronym = _ACRONYM.search(thing.text)
    return [line for line in further if any(token.text == acronym.group(1) for token in line.tokens)] if acronym else []


def _later(analysis: Analysis, cut: Sequence[Line], same: Sequence[tuple[Thing, str]]) -> list[Setting]:
    """The sentences further on that speak of the only programme of a document: "The project, funded by …"."""
    last = max(thing.line.number for thing, _ in same)
    entries = {thing.entry for thing, _ in same}
    found = []
    for line in cut[last + 1 :]:
        grammar = thing_grammar(line.sentence.language, "programmes")
        if points_at(line, grammar, entries):
            start, end = line.sentence.start, line.sentence.end
            sums = tuple(a for a in analysis.amounts if start <= a.start and a.end <= end)
            found.append(Setting(grammar=grammar, lines=(line,), amounts=sums))
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
    return _plain_fact(analysis, one.purpose, setting, "sum")


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


def _plain_fact(analysis: Analysis, name: str, setting: Setting, rule: str) -> Fact:
    """The fact of a programme that no phrase with a head names, cited by the sentence that tells of it."""
    sentence = setting.lines[0].sentence
    return make_fact(
        analysis.document,
        FactKind.PROGRAMME,
        sentence.start,
        sentence.end,
        fields={"name": name, **_fields([setting])},
        confidence=CONFIDENCE[rule],
        rule=rule,
        extractor=EXTRACTOR,
        cues=tuple(analysis.document.text[amount.start : amount.end] for amount in setting.amounts[:1]),
        language=sentence.language,
    )
