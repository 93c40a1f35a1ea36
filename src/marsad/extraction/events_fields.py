"""What a sentence says about an event that it names: when, under which theme, with how many, in which sessions.

Each function looks at one region: the part of a line that belongs to one mention. Missing: fields told in a sentence
that neither names the event nor points at it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extraction.events_grammar import Cue, EventGrammar
from marsad.extraction.events_mentions import EventMention
from marsad.extraction.name_edges import turns_on
from marsad.extraction.noun_phrases import closing, is_opening, right_edge, trimmed
from marsad.extraction.phrase_lines import Line
from marsad.records import Date

_QUOTE_AFTER_THEME = 14  # tokens: "le thème de cette première édition était « … »"
_DATE_AFTER_NAME = 6  # tokens between a name and a date without a verb of holding: "…, Rabat, 14–15 November"
_LONGEST_UNCLOSED = 25  # tokens
_ARTICLE = 4  # letters in which an Arabic article stands, behind particles
_THEME_AT_END = 2  # tokens behind the word for a theme at the end of a line
_FOUNDED_REACH = 40  # characters between "founded" and its year
_QUALIFIED = 4  # tokens between a figure and what it counts: "300 jeunes participants"
_NOUN_REACH = 4  # tokens between an event and a participle that tells its theme
_BESIDE = 2  # tokens between the noun of organising and the name
_PLAIN_THEME = 14  # tokens of one behind a colon, without quotation marks
_DOING = re.compile("ي[ء-ي]{2,}ون")
_DATELINE = 12  # tokens at most
_FIGURE = re.compile("[0-9٠-٩]{1,3}(?:[., \u00a0][0-9]{3})?|[0-9٠-٩]{1,6}")
_NUMBER_WORD = re.compile(
    "(?:.ون|.ين|مائه|مئه|الف|مائتي|مئتي|عشره|dizaine|centaine|vingtaine|trentaine|cinquantaine|hundred|dozen)$"
)
_DOUBLED = "‘’“”'\" "  # marks that stand for one another: ‘’title’’
_PAUSES = tuple("،,؛;:")  # with which no title begins
_PRECISION = {"day": 3, "month": 2, "year": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The part of a line that speaks of one event: tokens `first` to `last`."""

    line: Line
    mention: EventMention
    cues: tuple[Cue, ...]
    first: int
    last: int
    grammar: EventGrammar

    def cues_of(self, *kinds: str) -> list[Cue]:
        """The region's cues of some kinds, in order."""
        return [c for c in self.cues if c.kind in kinds and self.first <= c.first < self.last]

    @property
    def holding(self) -> list[Cue]:
        """Words of holding: verbs, and the noun of organising right before the name: "a annoncé la tenue d'un …"."""
        near = (c for c in self.cues_of("organising") if 0 <= self.mention.first - c.last <= _BESIDE)
        return [*self.cues_of("held", "future"), *near]

    @property
    def span(self) -> tuple[int, int]:
        """The region's place in the document."""
        return self.line.tokens[self.first].start, self.line.tokens[self.last - 1].end


def region_date(region: Region, dates: Sequence[Date]) -> Date | None:
    """The date on which the event takes place: near words of holding, or right after the name; ranges first."""
    start, end = region.span
    here = [d for d in dates if start <= d.start and d.end <= end and not _is_founding(region, d)]
    if not region.holding:
        near = region.line.tokens[min(region.mention.last + _DATE_AFTER_NAME, region.last - 1)].end
        here = [d for d in here if region.mention.end <= d.start <= near]
    here = [d for d in here if not _in_dateline(region, d)] or here
    return max(here, key=lambda d: (_PRECISION.get(d.precision, 0), d.first != d.last, -d.start), default=None)


def _in_dateline(region: Region, date: Date) -> bool:
    """Whether a date tells when the paper was written: "12-03-2019, Sidra (Kivar): …", "Sidra, 12 March 2019 – …"."""
    line = region.line
    opening = line.tokens[: min(_DATELINE, region.mention.first)]
    mark = next((token for token in opening if token.text in ":–—"), None)
    return mark is not None and date.end <= mark.start


def _is_founding(region: Region, date: Date) -> bool:
    """Say whether a year tells since when a body exists: "تأسست سنة 2015", "founded in 1999"."""
    ends = [region.line.tokens[cue.last - 1].end for cue in region.cues_of("founded")]
    return date.precision == "year" and any(0 <= date.start - end <= _FOUNDED_REACH for end in ends)


def region_theme(region: Region) -> str:
    """The theme after its cue, in quotation marks or not."""
    for cue in region.cues_of("theme"):
        if any(0 <= cue.first - session.last <= 1 for session in region.cues_of("sessions")):
            continue  # "في جلسة بعنوان": the title of a session
        if _tells_of_another(region, cue) or _is_for_somebody(region, cue):
            continue
        quoted = quotation(region.line, cue.last, _QUOTE_AFTER_THEME)
        if quoted and _is_title_of_another(region, cue, quoted[1]):
            continue
        if quoted:
            return quoted[2]
        at = cue.last
        while at < region.last and (
            _is_mark(region, at) or region.line.tokens[at].key in region.line.grammar.genitives
        ):
            at += 1
        last = right_edge(region.line, at) if cue.last - cue.first > 1 else at
        if at > cue.last and region.line.tokens[cue.last].text == ":":
            last = max(last, _clause_end(region, at))
        if last - at > 1:
            return region.line.text(at, last)
    return _theme_after_date(region)


def _tells_of_another(region: Region, cue: Cue) -> bool:
    """Whether the cue tells what another noun is about: "une approche globale axée sur la paix", "ورقة بعنوان"."""
    line, grammar, at = region.line, region.grammar, cue.first - 1
    if at > region.first and {line.tokens[at].key, line.tokens[at - 1].key} & grammar.read_there:
        return at >= region.mention.last  # "وقدم النائب ورقة عمل بعنوان «…»"
    if grammar.language != "fr" or line.tokens[cue.first].key not in grammar.told_of_nouns or at < region.first:
        return False
    mention, token = region.mention, line.tokens[at]
    if mention.first <= at < mention.last or not token.is_word or token.key in grammar.adverbs:
        return False
    if token.key in grammar.copulas or at in line.dates or at in line.places:
        return False
    near = range(max(region.first, at - _NOUN_REACH), cue.first)
    return not any(grammar.head_at(line, i) or mention.first <= i < mention.last or i in line.dates for i in near)


def _is_for_somebody(region: Region, cue: Cue) -> bool:
    """Whether an event is only for those named: "dédiée aux acteurs locaux" tells no theme."""
    words = region.line.tokens[cue.first : cue.last + 1]
    return (
        region.grammar.language == "fr"
        and words[0].key in region.grammar.given_to
        and _who(region, cue.last) is not None
    )


def _clause_end(region: Region, at: int) -> int:
    """Where a theme behind a colon ends that stands without quotation marks, whatever verbs it has."""
    line = region.line
    for i in range(at, min(at + _PLAIN_THEME, region.last)):
        listed = region.grammar.list_ends.starting(line.tokens[i].key)
        ends = i in line.dates or line.tokens[i].text in ",،.;؛(" or is_opening(line.tokens[i])
        if ends or (i > at and any(line.matches(i, words) for words, _ in listed)):
            return i
    return min(at + _PLAIN_THEME, region.last)


def theme_below(region: Region, below: Line) -> str:
    """The quotation of the next line, where this one ends with the word that announces a theme: "الموسوم بـ:"."""
    ends = len(region.line.tokens) - _THEME_AT_END
    if not any(cue.last >= ends for cue in region.cues_of("theme")):
        return ""
    quoted = quotation(below, 0, 1)
    return quoted[2] if quoted else ""


def _is_title_of_another(region: Region, cue: Cue, closing: int) -> bool:
    """Say whether a sentence that a title opens goes on about a paper: « Intitulé « … », le rapport montre »."""
    line, noun = region.line, closing + 3
    if cue.first > 0 or noun >= len(line.tokens) or line.tokens[closing + 1].text != ",":
        return False
    is_event = region.grammar.head_at(line, noun) or (line.tokens[noun].key,) in region.grammar.anaphors
    return line.tokens[closing + 2].key in line.grammar.determiners and not is_event


def _is_mark(region: Region, at: int) -> bool:
    """Say whether a colon or comma stands at a token."""
    return region.line.tokens[at].text in ":,"


def _theme_after_date(region: Region) -> str:
    """The topic of a name that a date interrupts: "ورشة عمل يومي 10 و11 ماي حول …"."""
    line, at = region.line, region.mention.last
    if at not in line.dates and at + 1 not in line.dates and not turns_on(line, region.mention.last):
        return ""
    for i in range(at, min(at + _QUOTE_AFTER_THEME, region.last)):
        if line.tokens[i].key in line.grammar.topics and i not in line.dates:
            quoted = quotation(line, i + 1, 1)
            last = right_edge(line, i + 1)
            if any(i < cue.first < last for cue in region.cues_of("sessions")):
                return ""  # "حول ثلاثة محاور": they are told apart
            return quoted[2] if quoted else line.text(i + 1, last)
        if line.tokens[i].text in ",،.;؛:" or line.grammar.is_verb(line.tokens[i].key):
            return ""
    return ""


def quotation(line: Line, at: int, reach: int) -> tuple[int, int, str] | None:
    """The first quotation that opens within `reach` tokens: its tokens, and the words between the marks."""
    for i in range(at, min(at + reach, len(line.tokens))):
        if is_opening(line.tokens[i]):
            last = closing(line, i)
            last = last - 1 if last > i else _unclosed(line, i)
            title = line.text(i + 1, last).strip(_DOUBLED) if last - i > 1 else ""
            if title[:1] in _PAUSES:
                return None  # '… الأديان"، مبينا أن "…': between two quotations
            return (i + 1, last, title) if title else None
        if line.tokens[i].text in ".;؛":
            return None
    return None


def _unclosed(line: Line, at: int) -> int:
    """The end of a title that the sentence cuts after its question mark; `at` when the line is too long for one."""
    return len(line.tokens) if len(line.tokens) - at <= _LONGEST_UNCLOSED else at


def topic_of(line: Line, mention: EventMention) -> str:
    """The topic in a name: its title in quotation marks or brackets, or what stands after "sur", "on", "حول"."""
    for i in range(mention.first, mention.last - 1):
        titled = _title_at(line, i, mention.last)
        if titled:
            return titled
    for i in range(mention.first, mention.last - 2):
        word, field = line.tokens[i].key, line.tokens[i + 1].key
        if word in line.grammar.places and field in line.grammar.fields:
            return line.text(i + 2 if line.grammar.language == "ar" else i + 1, mention.last)
    for i in range(mention.first, mention.last - 1):
        audience = line.tokens[i].key in line.grammar.audience
        if line.tokens[i].key in line.grammar.topics and not audience and not _is_governed_by_participle(line, i):
            quoted = quotation(line, i + 1, 1)
            first = i + 1
            while first < mention.last - 1 and line.tokens[first].key in line.grammar.places:
                first += 1  # "consacrée à la justice"
            return quoted[2] if quoted else line.text(first, mention.last)
    return ""


def _is_governed_by_participle(line: Line, at: int) -> bool:
    """Say whether "عن" belongs to the word before it: "العائدين عن", "الناجمة عن", not to an event "عن" something."""
    before = line.tokens[at - 1].key if at else ""
    plural = "ال" in before[:_ARTICLE] and before.endswith(("ين", "ون"))
    return line.tokens[at].key == "عن" and (plural or before in line.grammar.no_topic)


def _title_at(line: Line, at: int, limit: int) -> str:
    """The title that opens at a token of a name: quoted, in Arabic in brackets too; "" when none does."""
    if is_opening(line.tokens[at]):
        quoted = quotation(line, at, 1)
        return quoted[2] if quoted and quoted[1] <= limit else ""
    if line.grammar.language != "ar" or line.tokens[at].text != "(":
        return ""
    last = next((i for i in range(at, limit) if line.tokens[i].text == ")"), at)
    return line.text(at + 1, last) if last - at > _QUALIFIED else ""


def region_participants(region: Region) -> str:
    """How many took part, as written: "plus de 300 participants", "20 بلدا"."""
    line, grammar = region.line, region.grammar
    for at in range(region.first, region.last):
        last = _who(region, at)
        if last is None or (last < region.last and _DOING.fullmatch(line.tokens[last].key)):
            continue  # "39 مشاركا يشعرون": how many of them felt so
        opening = _more_than(region, at)
        reach = max(region.first, at - (1 if grammar.language == "ar" else _QUALIFIED))
        last += last < region.last and _is_its_feminine(line.tokens[at].key, line.tokens[last].key)
        figure = next((i for i in range(at - 1, reach - 1, -1) if _counts(line, i)), None)
        if figure is not None and figure not in line.dates:
            return line.text(min(figure, opening) if opening is not None else figure, last)
        if opening is not None and _NUMBER_WORD.search(line.tokens[at - 1].key):
            return line.text(opening, last)
    return ""


def _is_its_feminine(counted: str, behind: str) -> bool:
    """Whether women are named behind men: "46 معلما ومعلمة"."""
    return behind == f"و{counted.removesuffix('ا')}ه"


def _who(region: Region, at: int) -> int | None:
    """The token after "participants", "parties prenantes", outside the name."""
    line = region.line
    if region.mention.first <= at < region.mention.last:
        return None
    listed = region.grammar.participants.starting(line.tokens[at].key)
    return next((at + len(words) for words, _ in listed if line.matches(at, words)), None)


def _counts(line: Line, at: int) -> bool:
    """Say whether a token is a count, not a year."""
    text = line.tokens[at].text
    return bool(_FIGURE.fullmatch(text)) and not (len(text) == 4 and text[:2] in ("19", "20"))


def _more_than(region: Region, at: int) -> int | None:
    """The token of "more than" before a count."""
    line, grammar = region.line, region.grammar
    for i in range(max(region.first, at - 5), at):
        if any(line.matches(i, words) for words, _ in grammar.more_than.starting(line.tokens[i].key)):
            return i
    return None


def region_sessions(region: Region) -> Iterator[str]:
    """The topics of sessions: "une séance sur …", "ناقشت الجلسة …"."""
    own = range(region.mention.first, region.mention.last)  # the event's own head: "a training workshop on …"
    for session in region.cues_of("sessions"):
        if session.first in own:
            continue
        topic = next((c for c in region.cues_of("session_topic") if 0 <= c.first - session.last <= 6), None)
        if topic is None:
            continue
        quoted = quotation(region.line, topic.last, 2)
        last = right_edge(region.line, topic.last)
        if quoted:
            yield quoted[2]
        elif last - topic.last > 1:
            yield region.line.text(topic.last, trimmed(region.line, topic.last, last))


def region_status(region: Region) -> str:
    """Whether the event was held, is announced, or is only mentioned."""
    nearest = min(
        region.cues_of("held", "future"),
        key=lambda cue: abs(cue.first - region.mention.last),
        default=None,
    )
    if nearest is None:
        return "mentioned"
    return "held" if nearest.kind == "held" else "announced"
