"""The dossier of one recommendation: its words through time, the silences, the evidence, what was decided."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.evidence.event_names import is_own_name
from marsad.followup import drawings
from marsad.followup.cards import Silence, SourceCard, TranslationCard, UpdateCard, Wording
from marsad.followup.kinds import Force, TranslationState
from marsad.followup.labels import status_of
from marsad.followup.logic.addressees import PROMISE
from marsad.reports.grammar import dates
from marsad.reports.grammar.numbers import counted
from marsad.reports.logic.lines import ENOUGH, Writer, may_stand_unmarked
from marsad.reports.logic.marks import capital, lower
from marsad.reports.logic.material import Followed, Material
from marsad.reports.logic.report import Block, Line, Table, Words
from marsad.reports.logic.sections import parties
from marsad.reports.logic.sections.drawings import figure_of
from marsad.reports.logic.sections.parties import Parties
from marsad.reports.logic.sentences import quoted, sentence

MONTH = len("2023-10")


def summary(material: Material, writer: Writer) -> tuple[Block, ...]:
    """When and where it was made, in how many wordings, where it stands."""
    one = _followed(material)
    return (Block(layout="prose", lines=tuple(_sentences(one, writer))),) if one else ()


def text(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Its words, and its translations with who wrote them."""
    one = _followed(material)
    if not one:
        return ()
    references = writer.references(one.sources, one.card.text)
    own = Words(text=one.card.text, language=one.card.language, references=references)
    if not one.card.translations:
        own = worded(one, writer, most=len(one.sources))
    translations = [
        Line(words=(Words(text=each.text, language=each.language),), label=_translation(each))
        for each in one.card.translations
    ]
    told = next((card for card in one.sources if card.fact.fields.get("text") == own.text), None)
    words = (own, *(writer.leaning_on(told, own.text) if told else ()))
    told_by_itself = Line(words=words, is_reviewed=may_stand_unmarked(one.sources))
    return (Block(layout="quotes", lines=(told_by_itself, *translations)), *_parties(one, writer))


def _translation(card: TranslationCard) -> str:
    return (
        _("Reviewed translation") if card.state is TranslationState.REVIEWED else _("Translation nobody has reviewed")
    )


def worded(one: Followed, writer: Writer, most: int = ENOUGH) -> Words:
    """Its words: those of the report's language, by a reviewed translation or where it was first made in several."""
    text, language = one.card.text_in(writer.language), one.card.language_for(writer.language)
    is_foreign = one.card.language != writer.language and not one.card.is_translated_into(writer.language)
    if is_foreign and (told := _first_in(one, writer.language)):
        cards = sorted(one.sources, key=lambda card: card.fact.id != told.fact)
        return Words(text=told.text, language=told.language, references=writer.references(cards[:most], told.text))
    references = writer.references(one.sources[:most], text if language == one.card.language else "")
    return Words(text=text, language=language, references=references)


def worded_whole(one: Followed, writer: Writer) -> tuple[Words, ...]:
    """Its words, with those before them that they point to."""
    words = worded(one, writer)
    told = next((card for card in one.sources if card.fact.fields.get("text") == words.text), None)
    return (words, *(writer.leaning_on(told, words.text) if told else ()))


def _first_in(one: Followed, language: str) -> SourceCard | None:
    """The wording in a language among those of the event at which it was first made, where its words are theirs."""
    told = [wording.source for wording in one.life.wordings]
    if not told or told[0].text != one.card.text or not told[0].event:
        return None
    return next((each for each in told if each.event == told[0].event and each.language == language), None)


def _parties(one: Followed, writer: Writer) -> tuple[Block, ...]:
    """Who issued it, and to whom it is addressed."""
    named = parties.of_register(one.card, writer)
    promised, asked = pgettext("who made a commitment", "Promised by"), pgettext("of a recommendation", "Issued by")
    issued = promised if is_promise(one) else asked
    told = ((issued, named.issuers), (_("Addressed to"), named.addressees))
    lines = tuple(Line(words=Parties(addressees=names).cell(""), label=label) for label, names in told if names)
    return (Block(layout="facts", lines=lines),) if lines else ()


def life_line(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Its life drawn in time."""
    one = _followed(material)
    if not one or not one.life or not one.life.moments:
        return ()
    chart = drawings.life(one.life, material.today.isoformat(), writer.language)
    return () if chart.is_empty else (Block(layout="figure", figure=figure_of(chart, writer)),)


def wordings(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Each wording with its day, its event and how it stands to the one before."""
    one = _followed(material)
    rows = tuple(_wording(one, wording, writer) for wording in one.life.wordings) if one and one.life else ()
    if not rows:
        return ()
    table = Table(
        caption=_("The wordings in order of time"),
        columns=(_("Date"), _("Wording"), _("Event or document"), _("Compared with the one before")),
        rows=rows,
        widths=(19, 42, 22, 17),
    )
    return (Block(layout="table", table=table),)


def silences(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Editions of the series at which nothing was said of it."""
    one = _followed(material)
    told = one.life.silences if one and one.life else ()
    lines = tuple(_silence(one, silence, writer) for silence in told if one)
    return (Block(layout="list", lines=lines),) if lines else ()


def evidence(material: Material, writer: Writer) -> tuple[Block, ...]:
    """What people accepted as evidence, in the words of the documents."""
    one = _followed(material)
    lines = tuple(
        Line(
            words=(
                Words(
                    text=each.quote,
                    language=one.language_of(each.document),
                    references=(writer.cited(each, one.documents[each.document]),),
                ),
            )
        )
        for each in (one.life.evidence if one and one.life else ())
        if one
    )
    return (Block(layout="list", lines=lines),) if lines else ()


def history(material: Material, writer: Writer) -> tuple[Block, ...]:
    """What status people set, when, and who validated it."""
    one = _followed(material)
    updates = one.life.history if one and one.life else ()
    rows = tuple(_update(update, one.card.strength, writer) for update in updates) if one else ()
    if not rows:
        return ()
    status = pgettext("of a recommendation", "Status")
    columns = (_("Date"), status, _("In their words"), _("Reported by"), _("Validated by"))
    known = [place for place, _column in enumerate(columns) if any(row[place].words for row in rows)]
    table = Table(
        caption=_("Status as people set it in the register"),
        columns=tuple(columns[place] for place in known),
        rows=tuple(tuple(row[place] for place in known) for row in rows),
        widths=tuple((18, 18, 34, 15, 15)[place] for place in known),
    )
    return (Block(layout="table", table=table),)


def _silence(one: Followed, silence: Silence, writer: Writer) -> Line:
    event = quoted(writer.language, _titled(writer.named(silence.event_name, "")))
    month = dates.when(writer.language, silence.on[:MONTH], "", writer.months)  # it may have lasted some days
    return Line(words=sentence(writer.language, _of(one, "silence"), event=event, when=month))


def _followed(material: Material) -> Followed | None:
    return material.register[0] if material.register else None


def _sentences(one: Followed, writer: Writer) -> Iterator[Line]:
    language = writer.language
    first = one.life.wordings[0].source if one.life and one.life.wordings else None
    day = dates.when(language, first.said_on if first else one.card.made_on, "", writer.months)
    if day or _made_at(one):
        yield _made(one, day, writer)
    told = len(one.life.wordings) if one.life else 0
    if told > 1:
        words = sentence(language, _of(one, "told"), wordings=counted(language, told, "wording", accusative=True))
        yield Line(words=words, counted=one.places)
    yield Line(words=_standing(one, writer))


def is_promise(one: Followed) -> bool:
    """Whether it is what somebody took upon himself; readers are told of a commitment then."""
    return one.card.strength == PROMISE


def _of(one: Followed, said: str) -> str:
    """The sentence that says something of a recommendation, or of a commitment."""
    return f"{'promise' if is_promise(one) else 'thread'}_{said}"


def _standing(one: Followed, writer: Writer) -> tuple[Words, ...]:
    """Where it stands, with the reason that people gave."""
    status, given = lower(status_of(one.card.status, one.card.strength)), one.card.status_reason
    if not given:
        return sentence(writer.language, _of(one, "status"), status=status)
    told = (update.language for update in reversed(one.life.history) if update.reason == given)
    reason = quoted(writer.language, writer.free(given.rstrip(". "), next(told, "")))
    return sentence(writer.language, _of(one, "reasoned"), status=status, reason=reason)


def _made_at(one: Followed) -> str:
    """The event at which it was first made, if readers know it by a name."""
    first = one.life.wordings[0].source if one.life and one.life.wordings else None
    is_known = first is not None and is_own_name(first.event_name, first.language)
    return one.event_name or (first.event_name if first and is_known else "")


def _made(one: Followed, day: str, writer: Writer) -> Line:
    references = writer.references(one.sources[:1])
    if name := _made_at(one):
        event = quoted(writer.language, _titled(Words(text=name, language=one.event_language)))
        words = sentence(writer.language, _of(one, "made"), when=day, event=event)
    else:
        words = sentence(writer.language, _of(one, "made_plain"), when=day)
    return Line(words=(*words, Words(text="", references=references)), is_reviewed=may_stand_unmarked(one.sources[:1]))


def _wording(one: Followed, wording: Wording, writer: Writer) -> tuple[Line, ...]:
    source = wording.source
    cards = [card for card in one.sources if card.fact.id == source.fact]
    compared = _forces()[wording.force] if wording.compared_with else _beginning(one, wording)
    return (
        Line(words=(Words(text=writer.date(source.said_on)),)),
        Line(
            words=(
                Words(text=source.text, language=source.language, references=writer.references(cards, source.text)),
            ),
            is_reviewed=may_stand_unmarked(cards),
        ),
        Line(words=(_titled(_occasion(source, writer)),)),
        Line(words=(Words(text=compared),)),
    )


def _occasion(source: SourceCard, writer: Writer) -> Words:
    """The event at which it was said, else the document that says it."""
    if is_own_name(source.event_name, source.language):
        return writer.named(source.event_name, source.language)
    return Words(text=source.document_name, language=source.language)


def _titled(name: Words) -> Words:
    """An event's name as a title, which begins with a capital."""
    return replace(name, text=capital(name.text))


def _beginning(one: Followed, wording: Wording) -> str:
    """What a wording is that none of its language comes before."""
    is_first = one.life is not None and wording == one.life.wordings[0]
    return _("first words") if is_first else _("first in this language")


def _forces() -> dict[Force, str]:
    return {Force.SAME: _("as strong"), Force.SOFTENED: _("softer"), Force.STRENGTHENED: _("stronger")}


def _update(update: UpdateCard, strength: str, writer: Writer) -> tuple[Line, ...]:
    day = (update.decided_at or update.submitted_at).date().isoformat()
    status = status_of(update.status, strength) if update.status else ""
    said = " – ".join(filter(None, (update.reason, update.text)))
    plain = [Words(text=text) for text in (writer.date(day), status, update.author, update.decider)]
    cells = (*plain[:2], writer.free(said, update.language), *plain[2:])
    return tuple(Line(words=(words,) if words.text else ()) for words in cells)
