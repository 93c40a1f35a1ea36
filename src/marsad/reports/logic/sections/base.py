"""The state of the evidence base: what it holds, in which languages, how much is reviewed, what could not be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from babel.numbers import format_percent
from django.utils.translation import gettext as _

from marsad.evidence import labels
from marsad.evidence.cards import Counts
from marsad.reports.grammar.numbers import LOCALES, cardinal, counted, number
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.marks import colon
from marsad.reports.logic.material import Material
from marsad.reports.logic.report import Block, Count, Line, Table, Words
from marsad.reports.logic.sentences import sentence

REVIEWED = ("accepted", "corrected")
MOST_LISTED = 200  # documents in the table of sources; the rest is counted


def overview(material: Material, writer: Writer) -> tuple[Block, ...]:
    """The totals in sentences."""
    counts = material.counts
    return (Block(layout="prose", lines=tuple(_sentences(counts, writer.language))),) if counts else ()


def counts_of(counts: Counts) -> tuple[Count, ...]:
    """The figures by which verification counts again."""
    totals = [Count(name=name, value=getattr(counts, name)) for name in ("documents", "facts", "entities", "unread")]
    return (
        *totals,
        *_named("documents", counts.documents_by_language),
        *_named("facts", counts.facts_by_kind),
        *_named("review", counts.facts_by_review),
    )


def languages(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Documents by language."""
    by_language = material.counts.documents_by_language if material.counts else {}
    rows = ((labels.language(code), count) for code, count in _largest(by_language))
    return _table(_("Documents by language"), (_("Language"), _("Documents"), _("Share")), rows, writer.language)


def kinds(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Facts by kind."""
    by_kind = material.counts.facts_by_kind if material.counts else {}
    rows = ((labels.fact_kind(kind, many=True), count) for kind, count in _largest(by_kind))
    return _table(_("Facts by kind"), (_("Kind"), _("Facts"), _("Share")), rows, writer.language)


def review(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Facts by what people decided about them."""
    by_review = material.counts.facts_by_review if material.counts else {}
    rows = ((str(labels.REVIEW_STATES.get(state, state)), count) for state, count in _largest(by_review))
    return _table(_("Facts by review"), (_("Review"), _("Facts"), _("Share")), rows, writer.language)


def documents(material: Material, writer: Writer) -> tuple[Block, ...]:
    """The documents, oldest first, with language, date and how many facts were found in each."""
    in_time = sorted(material.documents, key=lambda card: (not card.published, card.published, card.name))
    shown = in_time[:MOST_LISTED]
    if not shown:
        return ()
    rows = tuple(
        (
            _cell(card.name, card.language if card.title else "en"),
            _cell(labels.language(card.language)),
            _cell(writer.date(card.published) or _("undated")),
            _cell(number(writer.language, card.facts)),
        )
        for card in shown
    )
    table = Table(
        caption=_("The documents"),
        columns=(_("Document"), _("Language"), _("Published"), _("Facts")),
        rows=rows,
        widths=(54, 14, 20, 12),
        numeric=(3,),
    )
    return (Block(layout="table", table=table),)


def quality(material: Material, writer: Writer) -> tuple[Block, ...]:
    """What a reader must know of the base's weak places: undated documents, documents without facts, the unread."""
    lines = [*_weak_places(material, writer), *_unread(material)]
    return (Block(layout="list", lines=tuple(lines)),) if lines else ()


def _sentences(counts: Counts, language: str) -> Iterator[Line]:
    yield _line(
        sentence(
            language,
            "base_holds",
            documents=counted(language, counts.documents, "document", oblique=True),
            facts=counted(language, counts.facts, "fact", oblique=True),
        )
    )
    every = sum(counts.facts_by_review.values())
    reviewed = sum(counts.facts_by_review.get(state, 0) for state in REVIEWED)
    if every and not reviewed:
        yield _line(sentence(language, "base_unreviewed"))
    elif every:
        yield _line(_reviewed(language, reviewed, every))
    if counts.unread:
        yield _line(sentence(language, "base_unread", items=number(language, counts.unread)))


def _reviewed(language: str, count: int, every: int) -> tuple[Words, ...]:
    told = counted(language, count, "fact", oblique=True) if language == "ar" else cardinal(language, count)
    gender = "one" if count == 1 else "many"
    return sentence(language, "base_review", gender=gender, reviewed=told, share=_share(language, count / every))


def _share(language: str, share: float) -> str:
    """A share in percent; one below a percent with its first digit, or it would be none."""
    shown = round(share, 2 if share >= 0.01 else 3)
    return str(format_percent(shown, locale=LOCALES[language], decimal_quantization=False))


def _weak_places(material: Material, writer: Writer) -> Iterator[Line]:
    undated = sum(not card.published for card in material.documents)
    bare = sum(not card.facts for card in material.documents)
    for count, label in ((undated, _("Documents without a date")), (bare, _("Documents in which no fact was found"))):
        if count:
            yield _line((Words(text=f"{label}{colon()}{number(writer.language, count)}"),))
    publishers = Counter(card.publisher for card in material.documents if card.publisher)
    if publishers:
        label, value = _("Different publishers named"), number(writer.language, len(publishers))
        yield _line((Words(text=f"{label}{colon()}{value}"),))


def _unread(material: Material) -> Iterator[Line]:
    for item in material.unread:
        yield _line((Words(text=item.file, language="en"), Words(text=f"{colon()}{item.reason}", language="en")))


def _table(
    caption: str, columns: tuple[str, ...], counted_rows: Iterable[tuple[str, int]], language: str
) -> tuple[Block, ...]:
    found = list(counted_rows)
    total = sum(count for _label, count in found)
    rows = tuple(
        (_cell(label), _cell(number(language, count)), _cell(format_percent(count / total, locale=LOCALES[language])))
        for label, count in found
        if total
    )
    if not rows:
        return ()
    table = Table(caption=caption, columns=columns, rows=rows, widths=(60, 20, 20), numeric=(1, 2))
    return (Block(layout="table", table=table),)


def _cell(text: str, language: str = "") -> Line:
    return _line((Words(text=str(text), language=language),))


def _line(words: tuple[Words, ...]) -> Line:
    return Line(words=words)


def _largest(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((name, count) for name, count in counts.items() if count), key=lambda pair: (-pair[1], pair[0]))


def _named(name: str, counts: Mapping[str, int]) -> tuple[Count, ...]:
    return tuple(Count(name=f"{name}:{key}", value=value) for key, value in sorted(counts.items()))
