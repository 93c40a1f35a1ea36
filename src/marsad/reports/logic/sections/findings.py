"""What documents say beside the event itself: recommendations, programmes, practices, names."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.authority import organisations as bodies
from marsad.evidence import labels
from marsad.evidence.cards import FactCard
from marsad.evidence.event_names import is_own_name
from marsad.followup.logic.addressees import PROMISE
from marsad.language.normalise import fold
from marsad.records import EntityKind, FactKind
from marsad.reports.grammar import nouns, numbers
from marsad.reports.logic.lines import ENOUGH, Writer, best_told, distinct, event_of
from marsad.reports.logic.marks import capital, colon, comma, lower, semicolon
from marsad.reports.logic.material import Material
from marsad.reports.logic.promises import told_once
from marsad.reports.logic.report import Block, Line, Place, Reference, Table, Words
from marsad.reports.logic.sections import event, offices, parties
from marsad.reports.logic.sentences import listed, sentence
from marsad.reports.logic.standing import is_known_event

DESCRIBED = ("target_group",)  # no name, but words that documents have in their own language alone
STRENGTHS = ("formal", PROMISE, "call", "soft")


def recommendations(material: Material, writer: Writer) -> tuple[Block, ...]:
    """The recommendations, strongest first, each in its own words with its addressee."""
    lines = [_recommendation(group, writer) for group in threads(material, writer)]
    return (Block(layout="list", lines=tuple(lines)),) if lines else ()


def by_addressee(material: Material, writer: Writer) -> tuple[Block, ...]:
    """The recommendations as tables, one for each strength, the strongest first: what, and to whom."""
    groups = list(enumerate(threads(material, writer), start=1))
    by_strength = [[(n, group) for n, group in groups if strength(group) == kind] for kind in (*STRENGTHS, "")]
    captions = (*_captions(), _("Other advice"))
    return tuple(
        Block(layout="table", table=_table(caption, told, writer))
        for caption, told in zip(captions, by_strength, strict=True)
        if told
    )


def _captions() -> tuple[str, ...]:
    return (_("Formal recommendations"), _("Commitments"), _("Calls"), _("Informal recommendations"))


def _table(caption: str, groups: Sequence[tuple[int, list[FactCard]]], writer: Writer) -> Table:
    """Its rows; a column of who asks and who is asked only where one is named."""
    named = [parties.of_fact(teller(group, writer), writer) for _place, group in groups]
    heading = parties.heading(named)
    rows = [
        (*_row(place, group, writer), Line(words=who.cell(heading)))
        for (place, group), who in zip(groups, named, strict=True)
    ]
    columns = (pgettext("a column", "No."), pgettext("a column", "Recommendation"), heading)
    return Table(
        caption=caption,
        columns=columns if heading else columns[:-1],
        rows=tuple(row if heading else row[:-1] for row in rows),
        widths=(8, 62, 30) if heading else (8, 92),
        numeric=(0,),
    )


def programmes(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Programmes with sum, funder, implementer and those whom they are for."""
    groups = _named_once(distinct(_of(material, FactKind.PROGRAMME)), writer)
    return _block("list", (_programme(group, writer) for group in groups))


def practices(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Practices as they are described."""
    groups = distinct(_of(material, FactKind.PRACTICE), "description")
    return _block("list", (_plain(group, "description", writer) for group in groups))


def instruments(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Resolutions, conventions, laws and plans."""
    groups = _named_once(distinct(_of(material, FactKind.INSTRUMENT)), writer)
    return _block("list", (_plain(group, "name", writer) for group in groups))


def persons(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Persons with the role that the fullest source gives."""
    groups = _together(distinct(_of(material, FactKind.PERSON)))
    return _block("list", (offices.line(group, writer, material.roles) for group in groups))


def _together(groups: Iterable[list[FactCard]]) -> list[list[FactCard]]:
    """Persons of one name as one line where nothing is told that could tell them apart."""
    by_name: dict[str, list[list[FactCard]]] = {}
    for group in groups:
        by_name.setdefault(fold(str(group[0].fact.fields["name"])), []).append(group)
    told = {name: sum(any(offices.office(card) for card in group) for group in same) for name, same in by_name.items()}
    return [
        one
        for name, same in by_name.items()
        for one in ([[card for group in same for card in group]] if told[name] <= 1 else same)
    ]


def organisations(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Organisations under their names in these documents."""
    groups = _offices_once(_named_once(distinct(_of(material, FactKind.ORGANISATION)), writer))
    return _block("list", (_organisation(group, writer) for group in groups))


def _offices_once(groups: Sequence[list[FactCard]]) -> list[list[FactCard]]:
    """Bodies, the short name of a country's office with that office: "EU Delegation", where one is that to Morocco."""
    offices = [(group, [fold(name) for name in _known_names(group)]) for group in groups]
    kept: list[list[FactCard]] = []
    for group in groups:
        short = tuple(fold(str(card.fact.fields["name"])) + " " for card in group)
        is_short = not any(card.fact.fields.get("authority") for card in group) and all(
            name.split()[1:] for name in short
        )
        longer = [other for other, names in offices if is_short and any(name.startswith(short) for name in names)]
        if len(longer) == 1:
            longer[0].extend(group)
        else:
            kept.append(group)
    return kept


def _known_names(group: Sequence[FactCard]) -> tuple[str, ...]:
    """The names of a body that the authority file knows as an office in one country."""
    known = next((str(card.fact.fields["authority"]) for card in group if card.fact.fields.get("authority")), "")
    body = bodies.by_id(known) if known else None
    return tuple(name for names in body.names.values() for name in names) if body and body.country else ()


def _named_once(groups: Iterable[list[FactCard]], writer: Writer) -> list[list[FactCard]]:
    """Those that readers know under one name as one line, whatever their documents write."""
    by_name: dict[str, list[FactCard]] = {}
    for group in groups:
        by_name.setdefault(fold(_body(group, writer).text), []).extend(group)
    return list(by_name.values())


def events(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Other events that the documents tell of: name, place and dates."""
    groups = distinct(_of(material, FactKind.EVENT))
    told = [(group, material.tellings.get(event_of(group[0]), tuple(group))) for group in groups]
    known = [(group, every) for group, every in told if is_known_event(every)]
    return _block("list", (_event(group, every, writer) for group, every in _alike_once(known, writer)))


def _alike_once(
    told: Iterable[tuple[list[FactCard], Sequence[FactCard]]], writer: Writer
) -> Iterator[tuple[list[FactCard], Sequence[FactCard]]]:
    """Events that a report would tell in the same words as one line: readers could not tell them apart."""
    by_words: dict[str, list[tuple[list[FactCard], Sequence[FactCard]]]] = {}
    for group, every in told:
        shown = "".join(words.text for words in _event(group, every, writer).words)
        by_words.setdefault(fold(shown), []).append((group, every))
    for same in by_words.values():
        yield [card for group, _every in same for card in group], [card for _group, every in same for card in every]


def counted(material: Material, writer: Writer) -> Iterator[Line]:
    """How many recommendations of which strength the documents record: counted from the citations of the section."""
    groups = threads(material, writer)
    if not groups:
        return
    total = numbers.counted(writer.language, len(groups), "recommendation", accusative=True)
    by_strength = [(kind, sum(strength(group) == kind for group in groups)) for kind in (*STRENGTHS, "")]
    kinds = [
        Words(text=numbers.counted(writer.language, count, kind, accusative=True))
        for kind, count in by_strength
        if count and kind
    ]
    is_told_by_kind = bool(kinds) and not by_strength[-1][1]
    if is_told_by_kind and dict(by_strength)[PROMISE]:  # together they are no number of recommendations
        name, told = "recorded_alone", listed(writer.language, kinds)
    else:
        name, told = "recorded" if len(kinds) > 1 and is_told_by_kind else "recorded_alone", (Words(text=total),)
    documents = {card.fact.citation.document for card in (*material.events, *material.facts)}
    how_many = "one" if len(documents) == 1 else "many"
    words = sentence(writer.language, name, gender=how_many, counted=told, kinds=listed(writer.language, kinds))
    yield Line(words=words, counted=tuple(place(card) for group in groups for card in group[:1]))


def place(card: FactCard) -> Place:
    """Where the words of a fact stand."""
    citation = card.fact.citation
    return (citation.document, citation.start, citation.end)


def _of(material: Material, kind: FactKind) -> list[FactCard]:
    return [card for card in material.facts if card.fact.kind is kind]


def _block(layout: str, lines: Iterable[Line]) -> tuple[Block, ...]:
    written = tuple(lines)
    return (Block(layout=layout, lines=written),) if written else ()  # type: ignore[arg-type]  # a Layout by its callers


def threads(material: Material, writer: Writer) -> list[list[FactCard]]:
    """Recommendations of one thread together, the wording to show first, strongest first, then in text order."""
    groups: dict[str, list[FactCard]] = {}
    for card in _of(material, FactKind.RECOMMENDATION):
        thread = next((e.id for e in card.entities if e.kind is EntityKind.THREAD), card.fact.id)
        groups.setdefault(thread, []).append(card)
    once = told_once(list(groups.values()), material, writer)
    ordered = [_best_first(group, writer.language) for group in once]
    return sorted(ordered, key=lambda g: STRENGTHS.index(s) if (s := strength(g)) in STRENGTHS else len(STRENGTHS))


def _best_first(group: Sequence[FactCard], language: str) -> list[FactCard]:
    best = best_told(group, language)
    return [best, *(card for card in group if card is not best)]


def strength(group: Sequence[FactCard]) -> str:
    """How strongly a recommendation is made: in its strongest wording, so that it is one in every language."""
    told = {str(card.fact.fields.get("strength") or "") for card in group}
    return next((kind for kind in STRENGTHS if kind in told), "")


def teller(group: Sequence[FactCard], writer: Writer) -> FactCard:
    """The wording whose parties are the recommendation's: one that is as strong as this is said to be.

    Of a promise the one that names the body that makes it, if one does: another may name who announced it.
    """
    kind = strength(group)
    told = [card for card in group if card.fact.fields.get("strength") == kind] or [group[0]]
    by_bodies = (card for card in told if writer.is_body(str(card.fact.fields.get("issuer") or "")))
    return next(by_bodies, told[0]) if kind == PROMISE else told[0]


def themes(group: Sequence[FactCard]) -> tuple[str, ...]:
    """What a recommendation is about, in whichever wording says so."""
    return tuple(sorted({str(theme) for card in group for theme in card.fact.fields.get("themes") or ()}))


def _recommendation(group: Sequence[FactCard], writer: Writer) -> Line:
    kind = strength(group)
    named = parties.of_fact(teller(group, writer), writer).behind()
    details = [*([(Words(text=labels.value("strength", kind)),)] if kind else []), *named]
    own = _own(group, "text", writer)
    words = [own, *writer.leaning_on(group[0], own.text)]
    for place, detail in enumerate(details):
        words += [Words(text=semicolon() if place else " ("), *detail]
    return writer.line([*words, Words(text=")")] if details else words, group)


def _own(group: Sequence[FactCard], name: str, writer: Writer) -> Words:
    """The words of the first telling, cited from it and from the others."""
    text = str(group[0].fact.fields[name])
    references = writer.references(group[:ENOUGH], text)
    return Words(text=text, language=group[0].fact.language, references=references)


def _row(place: int, group: Sequence[FactCard], writer: Writer) -> tuple[Line, ...]:
    own = _own(group, "text", writer)
    words = [own, *writer.leaning_on(group[0], own.text)]
    return (Line(words=(Words(text=str(place)),)), writer.line(words, group))


def _programme(group: Sequence[FactCard], writer: Writer) -> Line:
    best = best_told(group, writer.language)
    own = writer.own(best, str(best.fact.fields["name"]), *[c for c in group if c is not best][: ENOUGH - 1])
    words = [*writer.with_language(_shown(own, group, "name", writer))]
    cited = {reference.place for reference in own.references}
    for name in ("amount", "funder", "implementer", "target_group"):
        if told := _fullest_telling([best, *group], name):
            value = writer.value(told, name, str(told.fact.fields[name]))
            label = Words(text=f"{semicolon()}{lower(labels.field(name))}{colon()}")
            named = replace(value, references=_further([told], cited, writer))
            words += [label, *(writer.with_language(named) if name in DESCRIBED else (named,))]
    return writer.line(words, group)


def _fullest_telling(group: Sequence[FactCard], name: str) -> FactCard | None:
    """The first telling that has a value: what one document leaves out another may say of the same programme."""
    return next((card for card in group if card.fact.fields.get(name)), None)


def _plain(group: Sequence[FactCard], name: str, writer: Writer) -> Line:
    best = best_told(group, writer.language)
    rest = [card for card in group if card is not best]
    own = writer.own(best, str(best.fact.fields[name]), *rest[: ENOUGH - 1])
    return writer.line(writer.with_language(_shown(own, group, name, writer)), group)


def _shown(own: Words, group: Sequence[FactCard], name: str, writer: Writer) -> Words:
    """What is named under the name that readers know, with the words of the documents in the notes."""
    if name != "name":
        return replace(own, text=capital(own.text))
    named = writer.named_in(group) or writer.named(own.text, own.language)
    cards = [card for reference in own.references for card in group if card.fact.id == reference.fact]
    return replace(named, text=capital(named.text), references=writer.references(cards, named.text))


def _organisation(group: Sequence[FactCard], writer: Writer) -> Line:
    best = best_told(group, writer.language)
    name, shown = str(best.fact.fields["name"]), _body(group, writer)
    acronym = _acronym(group, shown.text, writer.language)
    text = f"{shown.text} ({acronym})" if acronym and fold(acronym) not in fold(shown.text) else shown.text
    references = writer.references([best, *[c for c in group if c is not best]][:ENOUGH], name)
    return writer.line([replace(shown, text=capital(text), references=references)], group)


def _body(group: Sequence[FactCard], writer: Writer) -> Words:
    """The name under which readers know a body that several facts name: that of the authority file where it has it."""
    best = next((card for card in group if card.fact.fields.get("authority")), best_told(group, writer.language))
    return writer.named_in(group) or writer.named(str(best.fact.fields["name"]), best.fact.language)


def _acronym(group: Sequence[FactCard], name: str, language: str) -> str:
    """The letters by which readers of a language know a body; those of another language stand for another name."""
    told = {str(card.fact.fields["acronym"]): card.fact.language for card in group if card.fact.fields.get("acronym")}
    if not told:
        return ""
    known = bodies.find(name)
    listed = [text for text, _language in bodies.by_id(known[0].id).acronyms] if known else []
    own = [text for text, written in told.items() if written == language]
    own += [text for text in (*told, *listed) if is_of_name(text, name)]
    is_everywhere = len({fold(text) for text in listed if text.isascii()}) == 1  # "UNICEF"
    return own[0] if own else next(iter(told)) if is_everywhere else ""


def is_of_name(acronym: str, name: str) -> bool:
    """Whether all letters of an acronym begin words of a name in order: "UNODC" the Office on Drugs, "ONUDC" not."""
    initials = iter(fold(word)[:1] for word in re.split(r"[\s’'-]+", name) if word)
    return all(letter in initials for letter in fold(acronym))


def _event(group: Sequence[FactCard], every: Sequence[FactCard], writer: Writer) -> Line:
    """An event by name, and where and when it was as all documents together tell it."""
    best = best_told(group, writer.language)
    name = str(best.fact.fields["name"])
    shown = writer.named_in(group) or writer.named(name, best.fact.language)
    shown = _kind_alone(shown, writer.language) or shown
    references = writer.references([best, *[c for c in group if c is not best]][:ENOUGH], shown.text)
    words = [*writer.with_language(replace(shown, text=capital(shown.text), references=references))]
    cited = {reference.place for reference in references}
    if told := _most_told(every, "city"):
        value = writer.value(told, "city", str(told.fact.fields["city"]))
        words += [Words(text=comma()), replace(value, references=_further([told], cited, writer))]
    start, end, dated = event.when(every)
    if start:
        days = Words(text=event.span(writer, start, end), references=_further(dated, cited, writer))
        words += [Words(text=comma()), days]
    if not is_own_name(shown.text, shown.language) and (who := tuple(writer.told(every, "organisers").values())):
        named = [replace(name, references=_further(cards, cited, writer)) for name, cards in who]
        label = Words(text=f" ({lower(event.label_of('organisers', len(named)))}{colon()}")
        words += [label, *listed(writer.language, named), Words(text=")")]
    return writer.line(words, group)


def _kind_alone(name: Words, language: str) -> Words | None:
    """An event that has no name of its own in the report's language: "Séminaire" for "Seminar"."""
    key = nouns.event_noun((name.text,))
    if name.language in ("", language) or is_own_name(name.text, name.language) or key == "event":
        return None
    return Words(text=nouns.noun(language, key).one, language=language)


def _further(cards: Sequence[FactCard], cited: Container[Place], writer: Writer) -> tuple[Reference, ...]:
    """The citation of a value told elsewhere: none where the line cites its words already."""
    found = writer.references(cards[:1])
    return tuple(reference for reference in found if reference.place not in cited)


def _most_told(group: Sequence[FactCard], name: str) -> FactCard | None:
    """A telling with the value that most tellings give: one that errs does not speak for the others."""
    telling = [card for card in group if card.fact.fields.get(name)]
    counts = Counter(fold(str(card.fact.fields[name])) for card in telling)
    return max(telling, key=lambda card: counts[fold(str(card.fact.fields[name]))], default=None)
