"""Template tags for evidence: marked text, dates, numbers, confidence, labels."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from marsad.charts import drawing
from marsad.charts.chart import Chart
from marsad.evidence import dates, labels, values
from marsad.evidence.marks import Marked, Node, paragraphs
from marsad.extraction.reasons import reason
from marsad.language.varieties import RIGHT_TO_LEFT
from marsad.linking.reasons import reason as linked_because
from marsad.records import Fact, Link, ReviewState

register = template.Library()

register.filter("paragraphs", paragraphs)
register.filter("readable_date", dates.readable_date)
register.filter("confidence", values.confidence)
register.filter("heading", values.heading)
register.filter("language_name", labels.language)
register.filter("field_label", labels.field)
register.filter("country_name", labels.country)
register.filter("skipped_reason", labels.skipped)
register.filter("refusal", labels.refusal)

register.filter("name_kind", labels.name_kind)
register.filter("action_label", labels.action)
register.filter("act_label", labels.act)
register.filter("rejection_label", labels.rejection)
register.filter("quoting", lambda sentence: sentence_with_quotes(str(sentence)))
register.filter("story_label", labels.story)
register.filter("queue_label", labels.queue)

QUOTED = re.compile(r"([«“(]\s?)([^«»“”()]+?)(\s?[»”)])")
ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
SPACED = re.compile(r"(?<=«) | (?=[»:;?!])")
STATE_CHIPS = {
    ReviewState.UNREVIEWED: "",
    ReviewState.ACCEPTED: "chip-good",
    ReviewState.CORRECTED: "chip-warn",
    ReviewState.REJECTED: "chip-bad",
}


@register.filter
def number(value: float) -> str:
    """Write a number with the reader's separators."""
    return number_format(value, force_grouping=True)


@register.filter
def rows(fact: Fact) -> list[values.Row]:
    """List a fact's fields as people read them."""
    return list(values.rows(fact))


@register.filter
def percent(hundredths: int) -> str:
    """Write a share of a hundred: "33%" here, "33 %" there."""
    return gettext("%(percent)s%%") % {"percent": hundredths}


@register.filter
def why(fact: Fact) -> SafeString:
    """Say why the machine found this fact, in the reader's language; words it quotes keep their own direction."""
    sentence = escape(unbroken(reason(fact, (get_language() or "en")[:2])))
    return mark_safe(QUOTED.sub(r"\1<bdi>\2</bdi>\3", sentence))  # noqa: S308 - escaped above


@register.filter
def why_linked(link: Link) -> SafeString:
    """Say why something belongs to an entity, in the reader's language; words it quotes keep their own direction."""
    return sentence_with_quotes(
        linked_because(link.scores, (get_language() or "en")[:2]) if link.scores else link.reason
    )


def sentence_with_quotes(sentence: str) -> SafeString:
    """Set apart the words that a sentence about a link compares: "(one ~ other)"."""
    return mark_safe(QUOTED.sub(_set_apart, escape(unbroken(sentence))))  # noqa: S308 - escaped before


def _set_apart(found: re.Match[str]) -> str:
    parts = (dates.readable_date(part) if ISO_DATE.fullmatch(part) else part for part in found[2].split(" ~ "))
    compared = " ~ ".join(f"<bdi>{part}</bdi>" for part in parts)
    return f"{found[1]}{compared}{found[3]}"


def unbroken(sentence: str) -> str:
    """Keep French quotation marks and double points with their words when a line breaks."""
    return SPACED.sub("\u00a0", sentence) if (get_language() or "").startswith("fr") else sentence


@register.filter
def isolated(text: str) -> str:
    """Keep a name's own direction where there is no element to do it, as in a drawing (Unicode's FSI and PDI)."""
    return f"\u2068{text}\u2069"


@register.filter
def from_a_word(text: str) -> str:
    """Drop the piece of a word at the beginning of a cut text."""
    return text.split(" ", 1)[-1]


@register.filter
def to_a_word(text: str) -> str:
    """Drop the piece of a word at the end of a cut text."""
    return text.rsplit(" ", 1)[0]


@register.filter
def truncate_start(text: str, length: int) -> str:
    """Keep the end of a text, from a word on, with a sign where something was cut."""
    return text if len(text) <= length else "… " + from_a_word(text[-length:])


@register.filter
def name_here(card: Any) -> str:
    """Name an entity (a card, a page) in the reader's language; words that name no known one stand as they are."""
    return card if isinstance(card, str) else str(card.name_in((get_language() or "en")[:2]))


@register.filter
def detail(value: str, name: str) -> str:
    """Word a detail of an entity: a date, a country, a term of a closed list, or the words as they are."""
    if name in values.DATES:
        return dates.readable_date(value)
    named = {"country": labels.country, "city": labels.city}.get(name)
    return named(value) if named else labels.value(name, value)


@register.filter
def told(value: str, name: str) -> str:
    """Word a value that sources tell differently; of a capacity, what fields call it."""
    capacities = {"organisers": "organiser", "partners": "partner"}
    return labels.value("capacity", capacities.get(value, value)) if name == "capacity" else detail(value, name)


@register.filter
def item(found: Mapping[str, Any], key: str) -> Any:
    """Look something up; None where there is nothing, also where there is nothing to look in."""
    return found.get(key) if found else None


@register.filter
def reason_here(card: Any) -> SafeString:
    """Say in the reader's language why a document belongs to a group, or why a pair is proposed."""
    return sentence_with_quotes(str(card.reason_in((get_language() or "en")[:2])))


@register.filter
def direction(language: str) -> str:
    """Give the direction of a language's writing."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@register.simple_tag
def kind_chip(kind: str, *, of_entity: bool = False) -> SafeString:
    """Show a kind of fact or of entity, in its colour."""
    name = labels.entity_kind(kind) if of_entity else labels.fact_kind(kind)
    return format_html('<span class="chip chip-kind kind-{}">{}</span>', kind, name)


@register.simple_tag
def state_chip(state: str) -> SafeString:
    """Show what has been decided about a fact."""
    return format_html(
        '<span class="chip {}">{}</span>',
        STATE_CHIPS.get(ReviewState(state), ""),
        labels.REVIEW_STATES[state],
    )


@register.simple_tag
def rejections() -> Iterable[tuple[str, Any]]:
    """The reasons for rejecting a fact, in the order in which they are offered."""
    return labels.REJECTIONS.items()


@register.simple_tag
def when(details: Mapping[str, str]) -> str:
    """Say when an event was held, as far as it is known."""
    return dates.readable_span(details.get("start_date", ""), details.get("end_date", ""))


@register.simple_tag
def share(part: int, whole: int) -> int:
    """Give a part as a whole number of hundredths, at least one where there is anything: widths of bars."""
    return max(1, round(100 * part / whole)) if part and whole else 0


@register.simple_tag
def drawn(chart: Chart) -> SafeString:
    """A chart as a drawing that takes the page's colours; its words are told beside it."""
    return mark_safe(drawing.inline_svg(chart))  # noqa: S308 - the renderer escapes every word of the data


@register.filter
def woven(nodes: Iterable[Node]) -> SafeString:
    """Write a paragraph with its marks; every word of the document is escaped."""
    return mark_safe("".join(_node(node, None) for node in nodes))  # noqa: S308 - each part is escaped below


def _node(node: Node, around: Marked | None) -> str:
    if isinstance(node, str):
        return escape(node) if around is None else _leaf(node, around)
    piece = node.piece
    rejected = " is-rejected" if piece.fact.review == ReviewState.REJECTED else ""
    opened = format_html(
        '<mark class="mark kind-{}{}" data-fact="{}"{} title="{}">',
        piece.fact.kind,
        rejected,
        piece.fact.id,
        format_html(' id="at-{}"', piece.fact.id) if piece.is_first else "",
        labels.fact_kind(piece.fact.kind),
    )
    return opened + "".join(_node(inner, node) for inner in node.inside) + "</mark>"


def _leaf(text: str, around: Marked) -> str:
    """Words under a mark lead to the card of the innermost fact; the keyboard reaches each fact once."""
    is_entry = around.piece.is_first and text is next(part for part in around.inside if isinstance(part, str))
    return format_html(
        '<a href="#fact-{}"{}>{}</a>', around.piece.fact.id, "" if is_entry else mark_safe(' tabindex="-1"'), text
    )
