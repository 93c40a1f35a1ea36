"""Whether a head with its words names an event, and how: by its edition, a topic, a name, or only as "a workshop".

A weak head ("meeting", "لقاء") needs more than itself: an edition, a topic, a quality such as "international", a title
in quotation marks, a capital within its sentence, or that the sentence tells it held on a day. A bare "two workshops"
counts near words of holding.
"""

from marsad.extraction.events_bodies import names_body
from marsad.extraction.events_candidate import BESIDE, Candidate
from marsad.extraction.noun_phrases import is_opening
from marsad.extraction.phrase_lines import Line

_ARTICLE = "ال"  # of an Arabic ordinal in figures, a token of its own: "الـ33"
_BEFORE_DATE = 8  # tokens between a phrase and its day: "held in Niamey on"
_ASKED = 16  # tokens from a verb of asking to what is to be held
_YEAR = 4  # figures
_DAY = 3  # tokens in which a date shows its day
_SUBJECT_PLACE = 6  # tokens before a subject at the head of its sentence
_LONGEST_SUBJECT = 25  # tokens between it and its verb
_PLAIN = frozenset({"named", "bare"})
_CONTAINED = 5  # tokens between "consists of" and what it consists of
_NEAR = 9  # tokens between a bare "two workshops" and the verb of holding
_CLAUSE = 20  # the same in a relative clause: its subject may be long
_DAY_NEAR = 16  # tokens between a phrase and the day of which its sentence tells
_HOLDING = frozenset({"held", "future", "organiser_before", "organiser_after"})


def manner_of(found: Candidate) -> str:
    """How the words name an event: edition, topic, named, bare, anaphor; "" when they name none, a body or a part."""
    none = names_body(found) or _is_a_part(found) or _is_of_this_event(found) or _is_one_of_things(found)
    none = none or _is_of_many_unheld(found) or _is_only_asked_for(found) or _is_a_project(found)
    manner = "" if none else _manner(found) or ("bare" if _is_held_on_a_day(found) else "")
    if manner == "bare" and _is_of_something(found):
        return ""
    return "" if manner in _PLAIN and _is_contained(found) else manner


def _is_a_project(found: Candidate) -> bool:
    """Whether the word for an event stands in the name of a project: "the project Honest Talks on Faith"."""
    line, begin = found.line, max(0, found.first - 1)
    return any(line.tokens[i].key in found.grammar.projects for i in range(begin, found.at)) and found.edition is None


def _is_only_asked_for(found: Candidate) -> bool:
    """Whether somebody only asks that an Arabic event without article, number or title be held: "دعا إلى عقد مؤتمر"."""
    line, grammar, before = found.line, found.grammar, found.first - 1
    if not grammar.asked or found.is_definite or found.edition is not None or before < 1:
        return False
    if any(
        is_opening(line.tokens[i]) or i in line.dates for i in range(found.at, min(len(line.tokens), found.last + 4))
    ):
        return False
    organised = any(cue.kind == "organising" and cue.last == found.first for cue in found.cues)
    near = line.tokens[max(0, before - _ASKED) : before]
    return organised and any(token.key.lstrip("وف") in grammar.asked or token.key in grammar.asked for token in near)


def _is_of_something(found: Candidate) -> bool:
    """Say whether "its" stands before a weak head that nothing else names: "since its launch in 2020"."""
    before = found.line.tokens[found.first - 1].key if found.first else ""
    return found.head.tier == "weak" and before in found.line.grammar.possessives


def _is_a_part(found: Candidate) -> bool:
    """Say whether this is a part of an event: "la deuxième journée de la conférence" means the conference."""
    if found.head.words[0] not in found.grammar.parts:
        return False
    line, grammar = found.line, found.grammar
    trains = grammar.language == "fr" and found.head.length > 1  # "une séance de formation sur le dialogue"
    if trains or _is_session_of_body(found):
        return False
    inner = range(found.at + found.head.length, min(found.last, found.at + found.head.length + 5))
    heads = (i for i in inner if grammar.head_at(line, i))
    # "une session internationale de formation" trains, "la session de la conférence" is a part
    return any(grammar.language != "fr" or line.tokens[i - 1].key not in ("de", "d'") for i in heads)


def _is_session_of_body(found: Candidate) -> bool:
    """Whether a numbered French session is of a body with a capital: "la 3e session de la Conférence des maires"."""
    if found.grammar.language != "fr" or found.head.tier != "edition" or found.edition is None:
        return False
    behind = range(found.at + found.head.length, found.last)
    return any(found.line.tokens[i].is_capital and found.grammar.head_at(found.line, i) for i in behind)


def _is_of_this_event(found: Candidate) -> bool:
    """Whether what is named is this event's: "la cérémonie plénière de cette conférence"."""
    line, grammar = found.line, found.grammar
    behind = range(found.at + found.head.length + 1, found.last)
    pointing = (i for i in behind if line.tokens[i - 1].key in grammar.demonstratives)
    return grammar.language == "fr" and any(grammar.head_at(line, i) for i in pointing)


def _is_one_of_things(found: Candidate) -> bool:
    """Whether a weak French head is one of several good things: "la paix, la tolérance et le dialogue pour tous"."""
    line = found.line
    if found.grammar.language != "fr" or found.head.tier != "weak" or not found.is_definite or found.edition:
        return False
    before = [token.key for token in line.tokens[max(0, found.first - 4) : found.first]]
    joined = (
        len(before) > 3 and before[-2] == "et" and line.tokens[found.first - 4].key in (*found.grammar.definites, ",")
    )
    return joined and not line.tokens[found.at].is_capital and not _is_told_held(found)


def _is_contained(found: Candidate) -> bool:
    """Say whether an event that nothing names is only what another consists of: "تضمن الملتقى ورشات تدريبية"."""
    return any(c.kind == "contains" and 0 <= found.first - c.last <= _CONTAINED for c in found.cues)


def _manner(found: Candidate) -> str:  # noqa: C901, PLR0911, PLR0912 - a decision list reads best as one
    """How the words name an event: edition, topic, named, bare, anaphor, or "" when they do not."""
    if _is_pointed_at(found):
        return "anaphor" if found.head.words in found.grammar.anaphors else ""
    if _is_opening(found):
        return "anaphor" if found.head.words in found.grammar.anaphors else ""
    if found.edition is not None and _counts_editions(found):
        return "edition"
    if found.head.tier == "edition":
        if _is_titled(found):
            return "topic"
        if _names_another(found):
            return "named"
        new = found.others and not found.is_definite and found.grammar.language == "en" and _is_told_of(found)
        return "bare" if new or (found.others and _is_dated(found)) else ""
    parts = found.grammar.language == "en" and found.head.words[0] in found.grammar.parts
    parts = parts and found.head.words[0].endswith("s")  # "four working sessions will be held"
    if parts and not _is_told_held(found):
        return ""
    if _has_topic(found) and not _is_vague(found):
        return "anaphor" if _is_told_anew(found) else "topic"
    if _is_name(found) and not _is_only_light(found):
        return "named"
    if (not found.others or _is_only_light(found)) and found.is_definite:
        return "anaphor" if found.head.words in found.grammar.anaphors else ""
    if parts:
        return ""
    if _is_dated(found):
        return "bare"
    if found.others and not found.is_definite and (_is_told_of(found) or _is_subject(found)):
        return "bare"
    if found.is_definite or found.others:
        return ""
    leading = found.line.grammar.relatives | found.line.grammar.infinitive  # "a workshop to discuss the plan was held"
    led = found.last < len(found.line.tokens) and found.line.tokens[found.last].key in leading
    reach = _CLAUSE if led else _NEAR  # "a workshop that the Fund and the Coast Institute held in May"
    held = [c for c in found.cues if c.kind in ("held", "future") and -_NEAR <= c.first - found.last <= reach]
    beside = any(0 <= found.first - c.last <= 1 or 0 <= c.first - found.last <= 1 for c in held)
    return "bare" if (held and found.head.tier == "strong") or beside else ""


def _is_vague(found: Candidate) -> bool:
    """Whether only "pour" or "contre" follows a weak French head: "une mission de prévention contre la haine"."""
    line, grammar = found.line, found.grammar
    if grammar.language != "fr" or found.head.tier != "weak" or line.tokens[found.at].is_capital:
        return False
    inside = [line.tokens[i] for i in range(found.at + 1, found.last)]
    told = [token.key for token in inside if token.key in line.grammar.topics or is_opening(token)]
    loose = bool(told) and all(word in grammar.loose_topics for word in told)
    qualified = any(token.key in grammar.qualities for token in inside[:2])
    dated = any(_shows_day(line, i) for i in _around(found))
    return loose and not qualified and not dated and not _is_told_held(found)


def _is_of_many_unheld(found: Candidate) -> bool:
    """Whether a French plural without number is not told of as held: "et de conférences animées par"."""
    line = found.line
    if found.grammar.language != "fr" or found.edition is not None or not line.tokens[found.at].key.endswith("s"):
        return False
    plural = found.head.words[0] not in found.grammar.invariable
    before = line.tokens[found.first - 1].key if found.first else ""
    led = before in ("de", "d'", "des") and plural and not line.tokens[found.at].is_capital
    return led and not _is_dated(found) and not _is_told_held(found)


def _is_subject(found: Candidate) -> bool:
    """Whether a French sentence begins with "un atelier de …" and tells, behind more words, that it took place."""
    line, first = found.line, found.first
    if found.grammar.language != "fr" or found.is_definite or first == 0:
        return False
    if first > _SUBJECT_PLACE and line.tokens[first - 2].text != ",":
        return False  # neither the head of its sentence nor behind words of place and time
    if line.tokens[first - 1].key not in ("un", "une"):
        return False
    held = [c for c in found.cues if c.kind == "held" and found.last <= c.first <= found.last + _LONGEST_SUBJECT]
    verbs = [c for c in held if line.tokens[c.first].key in found.grammar.auxiliaries]
    between = line.tokens[found.last : verbs[0].first] if verbs else ()
    return bool(verbs) and not any(line.grammar.is_verb(token.key) for token in between)


def _is_held_on_a_day(found: Candidate) -> bool:
    """Whether the sentence tells of holding what a phrase names, and on which day: "its meeting on 12 March"."""
    if found.head.tier == "edition" or _is_pointed_at(found) or _is_opening(found):
        return False
    if found.edition is None and not found.others:
        return False
    return _is_told_held(found) and any(_shows_day(found.line, i) for i in _around(found))


def _is_told_held(found: Candidate) -> bool:
    """Whether words of holding or organising stand near a phrase, with no other head between."""
    for cue in found.cues:
        if cue.kind not in _HOLDING:
            continue
        before, after = found.first - cue.last, cue.first - found.last
        if 0 <= before <= _NEAR and not _has_head(found, cue.last, found.first):
            return True
        if 0 <= after <= BESIDE and not _has_head(found, found.last, cue.first):
            return True
    return False


def _has_head(found: Candidate, first: int, last: int) -> bool:
    """Whether another head stands between two tokens."""
    return any(found.grammar.head_at(found.line, i) for i in range(first, last))


def _around(found: Candidate) -> range:
    """The tokens behind a phrase, and those before it, in which its day is told."""
    return range(max(0, found.first - _DAY_NEAR), min(len(found.line.tokens), found.last + _DAY_NEAR))


def _shows_day(line: Line, at: int) -> bool:
    """Whether a date begins at a token that names a day, not a month or year alone."""
    return at in line.dates and any(t.text[:1].isdecimal() and len(t.text) < _YEAR for t in line.tokens[at : at + _DAY])


def _is_told_of(found: Candidate) -> bool:
    """Whether words of holding stand right behind a phrase or right before it: "un atelier de … s'est tenu"."""
    line, after = found.line, found.at + found.head.length
    before = line.tokens[found.first - 1].key if found.first else ""
    if before in found.grammar.none:
        return False  # "aucune réunion ne s'est tenue"
    if found.grammar.language == "en" and after < found.last and line.tokens[after].key not in line.grammar.connectors:
        return False  # "ran a training company"
    cues = [c for c in found.cues if c.kind in ("held", "future", "organiser_after", "organiser_before")]
    return any(0 <= c.first - found.last <= 1 or 0 <= found.first - c.last <= 1 for c in cues)


def _is_told_anew(found: Candidate) -> bool:
    """Whether a title only tells more of an event named before: "The summit, themed “…”, was organised by"."""
    after = found.at + found.head.length
    comma = found.grammar.language == "en" and after < found.last and found.line.tokens[after].text == ","
    return comma and found.is_definite and found.first == found.at and found.head.words in found.grammar.anaphors


def _is_only_light(found: Candidate) -> bool:
    """Whether nothing but its length or rhythm stands beside a definite head, without a day: "the four-day summit"."""
    light = all(found.line.tokens[i].key in found.grammar.light for i in found.others)
    return bool(found.others) and light and found.is_definite and not _is_dated(found)


def _is_dated(found: Candidate) -> bool:
    """Say whether a day stands right after the phrase: "session du 10 mars", "a seminar in Tunis on 4 May"."""
    line, last = found.line, found.last
    between = line.grammar.connectors | line.grammar.determiners | line.grammar.places | {"on", "le"}
    held = {i for cue in found.cues if cue.kind in ("held", "future") for i in range(cue.first, cue.last)}
    for i in range(last, min(last + _BEFORE_DATE, len(line.tokens))):
        if i in line.dates:
            return _shows_day(line, i)
        if line.tokens[i].key not in between and i not in held | line.places:
            return False
    return False


def _is_opening(found: Candidate) -> bool:
    """Say whether this is only the beginning or end of an event: "cérémonie d'ouverture", "الجلسة الختامية"."""
    near = range(max(found.first, found.at - 1), min(found.last, found.at + found.head.length + 3))
    ceremonial = found.head.words[0] in found.grammar.parts | found.grammar.ceremonies
    return ceremonial and any(found.line.tokens[i].key in found.grammar.openings for i in near)


def _is_pointed_at(found: Candidate) -> bool:
    """Say whether a demonstrative stands before the phrase."""
    return found.first > 0 and found.line.tokens[found.first - 1].key in found.grammar.demonstratives


def _has_topic(found: Candidate) -> bool:
    """Say whether a topic or a title in quotation marks belongs to the phrase, or words for a theme follow it."""
    themed = any(cue.kind == "theme" and 0 <= cue.first - found.last <= 1 for cue in found.cues)
    if themed and found.head.tier == "strong" and not found.is_definite:
        return True  # "un séminaire placé sous le thème …"
    tokens, topics = found.line.tokens, found.line.grammar.topics
    return any(tokens[i].key in topics or is_opening(tokens[i]) for i in range(found.at + 1, found.last))


def _is_titled(found: Candidate) -> bool:
    """Say whether a title in quotation marks stands right after the head: "دورة «تفكيك الخطاب»"."""
    after = found.at + found.head.length
    return after < found.last and is_opening(found.line.tokens[after])


def _counts_editions(found: Candidate) -> bool:
    """Say whether an ordinal counts an edition: of "third session" alone it does not."""
    if found.head.tier == "strong":
        return True
    words = [found.line.tokens[i] for i in found.others if found.line.tokens[i].key != _ARTICLE]
    before = found.line.tokens[found.first - 1].key if found.first else ""
    own = before in found.line.grammar.possessives and len(words) == 1
    if own and found.grammar.language == "fr" and _has_head(found, 0, found.first):
        return False  # "la Conférence, réunie en sa 11e session": an event that is named already
    return len(words) > 1 or _is_told_held(found) or any(token.key in found.grammar.qualities for token in words)


def _names_another(found: Candidate) -> bool:
    """An edition without its number still names the event that stands after it."""
    return any(found.grammar.head_at(found.line, i) for i in range(found.at + found.head.length, found.last))


def _is_written_as_name(found: Candidate) -> bool:
    """Whether a weak head has a capital within its sentence and a day or place behind it: "aux Assises, à Dakar"."""
    line = found.line
    if found.grammar.language == "ar" or not found.first or not line.tokens[found.at].text[:1].isupper():
        return False
    behind = range(found.last, min(len(line.tokens), found.last + _BEFORE_DATE))
    return any(i in line.dates or i in line.places for i in behind)


def _is_name(found: Candidate) -> bool:
    """Say whether the other words make a name: for weak heads a quality right beside them."""
    if not found.others:
        return found.head.tier == "strong" and len(found.head.words) > 1 and not found.is_definite
    if found.head.tier == "strong":
        return True
    if _is_written_as_name(found):
        return True
    near = range(found.at - 2, found.at + found.head.length + 2)
    return any(found.line.tokens[i].key in found.grammar.qualities for i in found.others if i in near)
