"""Persons with what they are: in the report's language where a document tells it or the office is a known one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.evidence.cards import FactCard
from marsad.reports.grammar import roles
from marsad.reports.logic.lines import ENOUGH, Writer, nearness, person_of
from marsad.reports.logic.report import Line, Words


def line(group: Sequence[FactCard], writer: Writer, known: Mapping[str, FactCard]) -> Line:
    """A person with their office; `known` has who tells it in the report's language, by person."""
    own = next((known[person] for card in group if (person := person_of(card)) in known), None)
    group = [own, *group] if own and office(own) else group
    best = max(group, key=lambda card: (bool(office(card)), nearness(card.fact.language, writer.language)))
    name, role, language = str(best.fact.fields["name"]), office(best), best.fact.language
    if role and language != writer.language and (told := _translated(group, writer)):
        best, role, language = *told, writer.language
    shown = writer.named(name, best.fact.language)
    rest = [card for card in group if card is not best]
    references = writer.references([best, *rest][:ENOUGH], "" if role else name)
    if not role:
        return writer.line([replace(shown, references=references)], group)
    dash = shown.language if shown.language == language else ""  # both run in their own direction, as one
    held = writer.with_language(Words(text=role, language=language, references=references))
    return writer.line([shown, Words(text=" – ", language=dash), *held], group)


def _translated(group: Sequence[FactCard], writer: Writer) -> tuple[FactCard, str] | None:
    """The fullest office that can be told in the report's language, and who tells it."""
    gendered = [office(card) for card in group if card.fact.language != "en" and office(card)]
    told = [
        (
            card,
            roles.translated(
                office(card), card.fact.language, writer.language, writer.known_name, "".join(gendered[:1])
            ),
        )
        for card in group
        if office(card)
    ]
    return max((one for one in told if one[1]), key=lambda one: len(one[1]), default=None)


def office(card: FactCard) -> str:
    """What somebody is; a title that only addresses somebody ("Pr", "Professor") says no more than the name."""
    role = str(card.fact.fields.get("role") or "")
    return "" if roles.only_addresses(role) else role
