"""Says in words why a passage was found: the words it shares with the question, the names, or the meaning."""

from collections.abc import Collection, Iterable, Sequence

from django.utils.formats import number_format
from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from marsad.evidence import labels
from marsad.records import Span
from marsad.search.logic.kin import Kin, kindred_words
from marsad.search.logic.matching import joined, matched_names, matched_words
from marsad.search.logic.ranking import Ranked
from marsad.search.logic.wordvectors import WordVectors
from marsad.search.questions import Question

_FAINT = 0.15  # cosine with the centred question: below it chance is as likely
_FAINT_OF_WORDS = 0.3  # the same of a few words, which nothing is taken from
_ISOLATE, _END = "\u2068", "\u2069"


def is_near(question: Question, ranked: Ranked) -> bool:
    """Whether the meaning alone is reason enough."""
    return ranked.hit.cosine >= (_FAINT_OF_WORDS if question.is_few_words else _FAINT)


def shares_words(question: Question, ranked: Ranked, quote: str, known: WordVectors) -> bool:
    """Whether a passage has a word or a name of the question, or a word near one of its words."""
    return (
        bool(matched_words(question.text, quote, ranked.hit.language))
        or bool(matched_names(question.names_in(ranked.hit.language), quote))
        or bool(kindred_words(question.text, quote, known))
    )


def why_found(
    question: Question, ranked: Ranked, quote: str, known: WordVectors, kinds: Collection[str]
) -> tuple[str, tuple[Span, ...]]:
    """The reason as a sentence in the active language, and the places of the quote that it speaks of.

    `kinds` are those of the passage's facts that were asked for.
    """
    language = ranked.hit.language
    names = matched_names(question.names_in(language), quote)
    shared = matched_words(question.text, quote, language)
    reasons = [_with_words(_("same name: %(words)s"), quote, names)] if names else []
    if own := tuple(span for span in shared if not _within(span, names)):
        reasons.append(_with_words(_("same words: %(words)s"), quote, own))
    if kinds:
        reasons.append(_("asked for: %(kinds)s") % {"kinds": _listed(labels.fact_kind(kind) for kind in sorted(kinds))})
    is_told = language == question.language and (names or shared)
    kindred = () if is_told else kindred_words(question.text, quote, known)
    if sounding := [pair for pair in kindred if pair.by_sound]:
        reasons.append(_("sounds alike: %(pairs)s") % {"pairs": _paired(sounding)})
    if ranked.hit.cosine > 0 or not reasons:  # far down the list of meanings, words alone found it
        reasons.append(_by_meaning(ranked.hit.cosine, [pair for pair in kindred if not pair.by_sound]))
    return " · ".join(reasons), joined(names, shared, _places(quote, [pair.told for pair in kindred]))


def _with_words(sentence: str, quote: str, spans: Sequence[Span]) -> str:
    found = dict.fromkeys(quote[span.start : span.end] for span in spans)
    return sentence % {"words": _listed(found)}


def _listed(words: Iterable[str]) -> str:
    """With the comma of the reader's language; from right to left, Latin words would change places if not isolated."""
    isolated = (f"{_ISOLATE}{word}{_END}" for word in words) if get_language_bidi() else words
    return pgettext("between the words of a list", ", ").join(isolated)


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _by_meaning(cosine: float, kindred: Sequence[Kin]) -> str:
    if cosine <= 0:
        return _("not near in meaning")
    about = {"nearness": number_format(cosine, 2)}
    if not kindred:
        return _("near in meaning (%(nearness)s)") % about
    return _("near in meaning (%(nearness)s): %(pairs)s") % {**about, "pairs": _paired(kindred)}


def _paired(kindred: Iterable[Kin]) -> str:
    return _listed(f"{pair.asked} ≈ {pair.told}" for pair in kindred)


def _places(quote: str, found: Sequence[str]) -> tuple[Span, ...]:
    return tuple(Span(start=quote.index(word), end=quote.index(word) + len(word)) for word in found)
