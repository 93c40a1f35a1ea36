"""What makes an Arabic phrase around "مشروع", "برنامج" a programme, where no quotation marks or capitals tell."""

from dataclasses import replace

from marsad.extraction.named_things import Thing, thing_grammar
from marsad.extraction.phrase_lines import Line, content_words

RUN = ("implementer_after", "funder_after")  # cues of who carries a programme out and who pays
NEAR = 14  # tokens between a programme and words of launching
_LONGEST_BRACKETS = 4  # words of a name in brackets
_OF_RELATION = ("ي", "يه")  # endings of adjectives
_WHICH = frozenset({"الذي", "التي"})
_OF = "من"
_BEFORE = 3  # tokens before the head: the phase, which it is, "of"


def of_phase(thing: Thing) -> Thing | None:
    """A programme of which a phase is told, with the one word that is its name: "المرحلة الثانية من برنامج لنتقدم"."""
    line, first = thing.line, thing.first
    if line.grammar.language != "ar" or thing.has_quote or first < _BEFORE or line.tokens[first - 1].key != _OF:
        return None
    grammar = thing_grammar("ar", "programmes")
    counted = line.tokens[first - 2].key in grammar.ordinals
    if not counted or not any(last == first - 2 for _, last in grammar.places_of("phases", line)):
        return None
    last = thing.last
    if not thing.others and last < len(line.tokens) and line.tokens[last].is_word:
        last += 1
    last -= line.tokens[last - 1].key in line.grammar.conjunctions
    return replace(thing, last=last, words=content_words(line, first, last)) if last - first > 1 else None


def is_paid(thing: Thing) -> bool:
    """Say whether an Arabic phrase without a name tells its sum and who pays: "مشروع مشترك بقيمة … مولته …"."""
    grammar = thing_grammar("ar", "programmes")
    money = any(thing.at < first <= thing.last + 1 for first, _ in grammar.places_of("money", thing.line))
    paid = (first for cue in ("funder_after", "from") for first, _ in grammar.places_of(cue, thing.line))
    named = bool(thing.others) and not thing.is_definite
    return named and money and any(0 < first - thing.at <= NEAR for first in paid)


def is_led(thing: Thing) -> bool:
    """Say whether a relative clause right behind an Arabic construct tells who runs it: "برنامج النهر، الذي أطلقه"."""
    line, behind = thing.line, thing.last
    if thing.is_definite or thing.is_possessed or thing.others < 1:
        return False
    named = line.tokens[thing.last - 1].key.startswith("ال") or any(
        i in line.countries for i in range(thing.at, behind)
    )
    while behind < len(line.tokens) and line.tokens[behind].text in ",،":
        behind += 1
    which = behind < len(line.tokens) and line.tokens[behind].key in _WHICH
    grammar = thing_grammar("ar", "programmes")
    runs = (first for cue in (*RUN, "launcher_after") for first, _ in grammar.places_of(cue, line))
    return named and which and any(first - behind in (0, 1) for first in runs)


def is_of_something(thing: Thing) -> bool:
    """Say whether an Arabic head governs a definite noun with its adjective: "برنامج التماسك الأسري"; no draft."""
    after = thing.at + thing.head.length
    keys = [token.key for token in thing.line.tokens[after : min(thing.last, after + 2)]]
    drafts = thing_grammar("ar", "programmes").drafts
    whole = len(keys) > 1 and all(key.startswith("ال") for key in keys) and keys[1].endswith(_OF_RELATION)
    return whole and not thing.is_definite and not thing.is_possessed and keys[0] not in drafts


def is_arabic_fund(thing: Thing) -> bool:
    """Say whether a head is an Arabic fund: with an acronym it is a body, "صندوق الضفاف الدولي (DIF)"."""
    return thing.line.grammar.language == "ar" and thing.entry == "fund"


def is_called_in_brackets(thing: Thing) -> bool:
    """Say whether brackets behind an Arabic construct give its name: "برنامج حاضنات القرى (ضفاف سكولار)"."""
    line, behind = thing.line, thing.last
    if thing.is_definite or thing.is_possessed or not thing.others or _text_at(line, behind) != "(":
        return False
    inside = range(behind + 1, min(behind + 2 + _LONGEST_BRACKETS, len(line.tokens)))
    close = next((at for at in inside if line.tokens[at].text == ")"), behind)
    return close - behind > 1 and all(
        token.is_word and not token.text[0].isdecimal() for token in line.tokens[behind + 1 : close]
    )


def _text_at(line: Line, at: int) -> str:
    """The token at a place; "" behind the last."""
    return line.tokens[at].text if at < len(line.tokens) else ""
