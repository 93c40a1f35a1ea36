"""Which phrases around "project", "fund", "مبادرة" name a programme: by quotation marks, capitals, quality or topic."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.extraction.events_grammar import event_grammar
from marsad.extraction.named_things import Thing, ThingGrammar, thing_grammar, things
from marsad.extraction.noun_phrases import closing, is_opening, right_edge
from marsad.extraction.phrase_lines import Line, content_words
from marsad.extraction.programmes_appositions import called_behind, long_form_before, name_beside, named_before
from marsad.extraction.programmes_arabic import (
    NEAR,
    RUN,
    is_arabic_fund,
    is_called_in_brackets,
    is_led,
    is_of_something,
    is_paid,
    of_phase,
)
from marsad.extraction.programmes_owners import after_genitive
from marsad.records import Amount, Citation

ACRONYM = re.compile(r"\(\s*([A-Z][A-Z0-9-]{2,11})\s*\)")
_LONG = 2  # words beside the head of a phrase that says enough
_SHORTEST = {"ar": 1, "fr": 2, "en": 2}  # words of a name with a quality
_LIVING = (
    "launched",
    *RUN,
    "implementer_before",
    "receiver_before",
    "funder_before",
    "funder_verbs",
)  # what tells that a programme runs
_WRITTEN_ON = 2  # letters that an Arabic noun may carry before it
_BEHIND = 4  # tokens between the end of a long name and these


def is_a_sum(thing: Thing, amounts: Sequence[Amount]) -> bool:
    """Say whether all that a phrase tells of its head is money: "a grant of CHF 85,000"."""
    line, (_start, end) = thing.line, thing.place
    after = after_genitive(line, thing.at + thing.head.length)
    if any(line.tokens[after].start == a.start for a in amounts if after < thing.last) and not thing.has_quote:
        return True  # "une subvention de 3 millions d'euros à l'association"
    return any(line.tokens[after].start >= a.start and end <= a.end for a in amounts if after < thing.last)


def named_in(line: Line, heading: Container[int]) -> Iterator[tuple[Thing, str]]:
    """The programmes that a line names, each with the rule that took it; `heading` are the ends of titles of sheets."""
    grammar = thing_grammar(line.sentence.language, "programmes")
    launched: list[tuple[int, int]] | None = None
    named_to = 0
    for thing in map(_with_aims, map(_with_purpose, things(line, grammar, _titles))):
        long_form = long_form_before(thing)
        if long_form:
            yield _called(thing, *long_form), "proper"
        if long_form or _is_a_body(thing) or _is_first_part(thing, grammar):
            continue
        launched = (
            [place for cue in _LIVING for place in grammar.places_of(cue, line)] if launched is None else launched
        )
        near = line.sentence.end in heading or any(_is_near(thing, first) for first, _ in launched)
        name = _within_marks(thing) or named_before(thing) or (None if thing.has_quote else called_behind(thing))
        if name and name[0] < named_to:
            continue  # "le projet « Lire », une initiative du Fonds": named already
        if phase := of_phase(thing):
            named_to = phase.last
            yield phase, "proper"
            continue
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


def _within_marks(thing: Thing) -> tuple[int, int] | None:
    """The tokens of a French title in quotation marks that a head opens: « le « projet d'appui aux pêcheurs » »."""
    line, mark = thing.line, thing.at - 1
    if line.grammar.language != "fr" or mark < 1 or not is_opening(line.tokens[mark]):
        return None
    end = closing(line, mark)
    governing = thing_grammar("fr", "programmes").governing
    led = line.tokens[mark - 1].key in line.grammar.determiners | line.grammar.genitives | governing
    return (thing.at, end - 1) if led and end - thing.at > _LONG + 1 else None


def _is_near(thing: Thing, at: int) -> bool:
    """Say whether words of launching stand near a phrase, or right behind a long one."""
    return abs(at - thing.at) <= NEAR or 0 <= at - thing.last <= _BEHIND


def _with_aims(thing: Thing) -> Thing:
    """A French programme with all that it is to do: « projet d'appui à la paix, à la prévention de … et à la lutte … ».

    The pieces behind commas belong to the name only when "et" leads to the last of them.
    """
    line = thing.line
    if line.grammar.language != "fr" or thing.has_quote or not _has_aim(thing):
        return thing
    end = thing.last
    while end < len(line.tokens) and (
        line.tokens[end].text == "," or line.tokens[end].key in line.grammar.conjunctions
    ):
        closing = line.tokens[end].key in line.grammar.conjunctions
        noun = end + 1
        grammar = thing_grammar("fr", "programmes")
        while noun < len(line.tokens) and line.tokens[noun].key in line.grammar.determiners | grammar.governing:
            noun += 1
        if noun >= len(line.tokens) or noun == end + 1 or line.tokens[noun].key not in grammar.aims:
            break
        end = right_edge(line, noun + 1)
        if closing or any(line.tokens[i].key in line.grammar.conjunctions for i in range(noun, end)):
            return replace(thing, last=end, words=content_words(line, thing.first, end))
    return thing


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
    if ACRONYM.search(thing.text) and thing.others > _LONG and not is_arabic_fund(thing):
        return "proper"
    is_apposition = thing.line.grammar.language != "ar" and _is_apposition(thing)
    if is_apposition or (thing.line.grammar.language != "ar" and _is_proper(thing, near=near)):
        return "" if is_apposition else "proper"
    if (
        thing.has_quality
        and not _is_plural(thing)
        and thing.others + thing.head.length > _SHORTEST[thing.line.grammar.language]
    ):
        return "quality" if near or thing.is_definite or thing.others > _LONG else ""
    if thing.line.grammar.language == "ar" and (
        is_paid(thing) or is_led(thing) or (near and (is_of_something(thing) or is_called_in_brackets(thing)))
    ):
        return "topic"
    says_what = thing.has_topic or _has_aim(thing)
    is_long = thing.others > _LONG - (thing.line.grammar.language == "ar" and _has_aim(thing))
    return "topic" if near and says_what and is_long and not _is_plural(thing) else ""


def _has_aim(thing: Thing) -> bool:
    """Say whether the head governs what is to be done: "مشروع تعزيز …", "برنامج لبناء …", "programme d'appui à …"."""
    line = thing.line
    after = after_genitive(line, thing.at + thing.head.length)
    if after >= thing.last:
        return False
    key, aims = line.tokens[after].key, thing_grammar(line.grammar.language, "programmes").aims
    return key in aims or (line.grammar.language == "ar" and key.removeprefix("ل") in aims)


def _is_proper(thing: Thing, *, near: bool) -> bool:
    """Say whether capitals make a name: of the head, beside it, or in a phrase with a topic."""
    tokens, after = thing.line.tokens, thing.at + thing.head.length
    if not thing.others or _is_plural(thing) or thing.is_first_of_compound:
        return False
    if _is_only_whose(thing):
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


def _is_only_whose(thing: Thing) -> bool:
    """Whether all that an English phrase has beside its small head is a body or land: "the EU project"."""
    line, inside = thing.line, range(thing.at, thing.at + thing.head.length)
    if line.grammar.language != "en" or line.tokens[thing.at].is_capital:
        return False
    beside = [i for i in range(thing.first, thing.last) if i not in inside and line.tokens[i].is_word]
    return all(
        i in line.countries or any(a <= line.tokens[i].start and line.tokens[i].end <= b for a, b in line.bodies)
        for i in beside
    )


def _is_plural(thing: Thing) -> bool:
    """Say whether the head is a plural of French or English: "projects" are rarely one programme."""
    return thing.line.grammar.language != "ar" and thing.head.words[-1].endswith("s") and thing.entry != "fund"


def before_sum(thing: Thing, amounts: Sequence[Amount]) -> Thing:
    """A programme without the sum behind its name: "البرنامج الوطني للوقاية 25 مليون درهم"."""
    behind = thing.at + thing.head.length + 1
    starts = {amount.start for amount in amounts}
    cut = next((at for at in range(behind, thing.last) if thing.line.tokens[at].start in starts), thing.last)
    before = thing.line.tokens[cut - 1]
    if cut == thing.last or before.key in thing.line.grammar.connectors or not before.is_word:
        return thing
    return replace(thing, last=cut, words=content_words(thing.line, thing.first, cut))


def is_a_person(thing: Thing, persons: Sequence[Citation]) -> bool:
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
    governed = thing.has_quote and bool(within) and within[0][0] < token.start - _WRITTEN_ON  # «لجنة برنامج "جسور"»
    return bool(within) and not governed and not _is_run(thing, within[0])


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
    after = any(first == behind for cue in RUN for first, _ in grammar.places_of(cue, line))
    return after or any(last == before for _, last in grammar.places_of("implementer_before", line))
