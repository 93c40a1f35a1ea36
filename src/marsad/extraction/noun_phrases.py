"""Where a noun phrase ends that begins at a head word, and the quotations in it.

For the finders of events, programmes, instruments and practices. A phrase goes on through adjectives, connectors and
what they govern, quoted titles and "(ACR)"; it ends at verbs, relative pronouns, dates, "à Rabat", commas that do not
list. Missing: verbs that neither a list nor a following article gives away.
"""

import re

from marsad.extraction.phrase_lines import Line, Token
from marsad.language.characters import LATIN

_VERB = re.compile("ي[ء-ي]{3,4}")
_FUTURE = re.compile("س[يتن][ء-ي]{3,}")
_OPENING = {"«": "»", "“": "”", '"': '"', "‘": "’", "„": "“", "”": "”"}  # the last: written so on both sides
_ACRONYM = re.compile(f"[A-ZÀ-Ý0-9][{LATIN}0-9.&-]{{1,12}}")
_PARTICIPLE = ("é", "ée", "és", "ées")  # before "par": what is done to it, by whom
_DONE = re.compile(
    "[a-zàâçéèêëîïôûü]+(?:[bcdfghijklmnprsuvxyz]|ent|ort|ist|out|ait|eint|pt|ert|ult|est|ant)ée?s?"
)  # « et plaidé »
_LONGEST = 30  # tokens of a phrase
_SHORT_TITLE = 4  # tokens of one of two words, with its marks
_LONGEST_TITLE = 40  # tokens between quotation marks
_ARTICLED = 2  # tokens before a quotation: a topic word and its article
_LONGEST_DURATION = 6  # tokens
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_WITH_ARTICLE = _ARTICLES | {"du", "des", "au", "aux", "un", "une"}
_LIST_PIECE = 6  # tokens between two commas of an enumeration


def right_edge(line: Line, first: int) -> int:
    """The token after the last one of the phrase whose next token would be `first`."""
    at = first
    while at < len(line.tokens) and at - first < _LONGEST:
        step = _step(line, at, first)
        if not step:
            break
        at += step
        if step > 1 and (line.tokens[at - 1].text in _OPENING.values() or _closes_a_name(line, at)):
            break
    return trimmed(line, first, at)


def _closes_a_name(line: Line, at: int) -> bool:
    """Say whether an acronym in brackets ended before a token that begins another name: ", the …", "du Bureau de …"."""
    if at >= len(line.tokens) or line.tokens[at - 1].text != ")" or not line.tokens[at - 2].is_capital:
        return False
    return line.tokens[at].text == "," or line.tokens[at].key in line.grammar.genitives


def trimmed(line: Line, first: int, last: int) -> int:
    """Leave out words at the end that lead on to nothing: "of the", "et"."""
    grammar = line.grammar
    while last > first:
        token = line.tokens[last - 1]
        leads_on = token.key in grammar.connectors | grammar.determiners | grammar.only_in_topics
        dangling = leads_on or token.text in ",،-–/:"
        if not dangling:
            break
        last -= 1
    return last


def _step(line: Line, at: int, first: int) -> int:
    """How many tokens the phrase takes from here: 0 when it has ended."""
    token = line.tokens[at]
    if not token.is_word:
        return _mark(line, at, first)
    lasting = _duration(line, at)
    if lasting or at in line.dates or _is_stopped(line, at, first) or _is_before_place(line, at):
        return lasting
    return 0 if _leads_nowhere(line, at, first) or _is_verb_by_article(line, at, first) else 1


def _leads_nowhere(line: Line, at: int, first: int) -> bool:
    """Say whether a small word joins nothing to the phrase: right behind the head, an article, after "(ACR)"."""
    token, grammar = line.tokens[at], line.grammar
    if at == first and (token.key in grammar.places or token.key in grammar.conjunctions):
        return _at(line, at + 1) not in grammar.fields
    if token.key in grammar.determiners and not _is_governed(line, at) and not _is_gerund(line, at - 1, first):
        return True
    if grammar.language == "en" and token.key in grammar.places and at > first and line.tokens[at - 1].text == ")":
        return True  # "of the Centre for Ports (CP) in Kivar"
    return at > first and line.tokens[at - 1].text == ")" and token.key not in grammar.connectors


def _is_gerund(line: Line, at: int, first: int) -> bool:
    """Whether an English topic goes on with what is done: "on strengthening the role of …", "and Opening the"."""
    if line.grammar.language != "en" or at < first or not line.tokens[at].key.endswith("ing"):
        return False
    joined = line.tokens[at - 1].key in line.grammar.before_gerunds | line.grammar.conjunctions
    return joined and _follows_topic(line, at, first)


def _begins_another(line: Line, at: int, first: int) -> bool:
    """Say whether "et le …" begins another phrase: one without any article goes on without one."""
    grammar = line.grammar
    if grammar.language != "fr" or line.tokens[at].key != "et" or _at(line, at + 1) not in _ARTICLES:
        return False
    small = line.tokens[min(at + 2, len(line.tokens) - 1)].text[:1].islower()
    return small and not any(line.tokens[place].key in _WITH_ARTICLE for place in range(first, at))


def _duration(line: Line, at: int) -> int:
    """How many tokens tell how long an event lasts, right before its topic: "of three days" in "… on schools"."""
    pattern = line.grammar.duration
    words = [token.key for token in line.tokens[at : at + _LONGEST_DURATION]]
    found = pattern.match(" ".join(words).replace("' ", "'")) if pattern else None
    if found is None:
        return 0
    after = at + found.group().replace("'", "' ").count(" ") + 1
    leads_on = after < len(line.tokens) and (
        line.tokens[after].key in line.grammar.topics or is_opening(line.tokens[after])
    )
    return after - at if leads_on else 0


def _is_stopped(line: Line, at: int, first: int) -> bool:
    """Say whether a word ends the phrase: a stop, the first word of a stopping phrase, "to" before a verb."""
    grammar, token = line.grammar, line.tokens[at]
    if at > first and line.tokens[at - 1].key in grammar.leading:
        return False
    noun = grammar.language == "fr" and grammar.is_verb(token.key) and _at(line, at - 1) in grammar.genitives and at
    if (grammar.is_stop(token.key) and not noun) or begins_stop_phrase(line, at):
        return True
    if _tells_how(line, at, first) or _goes_on_outside(line, at, first) or _begins_another(line, at, first):
        return True
    if token.key in grammar.only_in_topics:
        return not _follows_topic(line, at, first)
    if token.key in grammar.infinitive:
        leads_on = at + 1 < len(line.tokens) and line.tokens[at + 1].key in grammar.ends
        leads_on = leads_on or (at > first and line.tokens[at - 1].key in grammar.towards)
        return at + 1 < len(line.tokens) and not line.tokens[at + 1].is_capital and not leads_on
    return grammar.language == "ar" and at > first and _is_object(line, at)


def begins_stop_phrase(line: Line, at: int) -> bool:
    """Say whether a phrase begins here that ends any noun phrase, with or without Arabic "and" written on."""
    known, word = line.grammar.stop_phrases, line.tokens[at].key
    if line.grammar.language == "ar" and word == "من" and _at(line, at + 1).isdecimal():
        return True  # "ملتقى سوسة من 3 إلى 6"
    listed = known.get(word, ()) or (known.get(word[1:], ()) if word[:1] == "و" else ())
    return any(line.matches(at, words) for words in listed)


def _tells_how(line: Line, at: int, first: int) -> bool:
    """Say whether French goes on with what is done: "… en déclarant", "… parrainé par"."""
    grammar, token, after = line.grammar, line.tokens[at], _at(line, at + 1)
    if at > first and token.key in grammar.conjunctions and _DONE.fullmatch(after):
        return True
    if grammar.gerund and token.key == "en" and after.endswith(grammar.gerund):
        return True
    return grammar.language == "fr" and at > first and after == "par" and token.key.endswith(_PARTICIPLE)


def _goes_on_outside(line: Line, at: int, first: int) -> bool:
    """Say whether "et à" takes up a preposition before the phrase: "attachés à la Charte et à la résolution"."""
    grammar, again = line.grammar, ("à", "au", "aux")
    if grammar.language != "fr" or line.tokens[at].key not in grammar.conjunctions or _at(line, at + 1) not in again:
        return False
    return not any(line.tokens[place].key in again for place in range(first, at))


def _is_object(line: Line, at: int) -> bool:
    """Say whether an Arabic word is in the accusative without article: "أطلقت الوزارة برنامجا"."""
    token, before = line.tokens[at], line.tokens[at - 1]
    if token.text.endswith(("اً", "ًا")):
        return True
    after_definite = before.key.startswith("ال") and token.key.endswith("ا") and "ال" not in token.key[:3]
    return after_definite and any(form in line.grammar.objects for form in line.forms[at][1:])


def _at(line: Line, at: int) -> str:
    """The key of a token; "" after the last one."""
    return line.tokens[at].key if at < len(line.tokens) else ""


def _mark(line: Line, at: int, first: int) -> int:
    """How many tokens a mark takes: a quoted title, "(ACR)", a comma that lists, a slash."""
    mark = line.tokens[at].text
    governed = at == first or _is_governed(line, at) or _is_announced(line, at) or _is_called(line, at)
    governed = governed or _is_articled(line, at)
    if mark in _OPENING and governed:
        return 0 if _is_said(line, at) else closing(line, at) - at
    if mark == "(":
        return _bracket(line, at, governed=governed)
    if mark in ",،":
        return _listing(line, at, first)
    if mark in "’'" and at + 1 < len(line.tokens) and line.tokens[at + 1].is_capital:
        return int(line.tokens[at - 1].text.endswith("s") and line.tokens[at - 1].is_capital)  # "Peoples’ Rights"
    joins = at + 1 < len(line.tokens) and (_is_glued(line, at) or (mark == "&" and _is_between_capitals(line, at)))
    return 1 if mark in "/&-–" and joins else 0


def _is_said(line: Line, at: int) -> bool:
    """Say whether a quotation tells something of the thing and is not its title.

    An Arabic one that begins with a verb, an English one that begins small: 'consultations “cost nothing”'.
    """
    if line.grammar.language == "en":
        return _at(line, at + 1).isalpha() and line.tokens[at + 1].text[:1].islower()
    is_long = closing(line, at) - at > _SHORT_TITLE  # "«يقظة»" is a title
    told = _FUTURE.fullmatch(_at(line, at + 1)) or (is_long and _VERB.fullmatch(_at(line, at + 1)))
    return line.grammar.language == "ar" and bool(told)


def _is_announced(line: Line, at: int) -> bool:
    """Say whether "حول موضوع" stands right before a quotation: the title is the topic."""
    before = line.tokens[at - 1].key if at > 1 else ""
    return before in line.grammar.bare_topics and line.tokens[at - 2].key in line.grammar.topics


def _is_called(line: Line, at: int) -> bool:
    """Say whether an Arabic noun that bears titles stands right before a quotation: "الدورة 12 لبرنامج «جسور»"."""
    called = line.grammar.called
    return bool(called) and line.tokens[at].text != "(" and any(form in called for form in line.forms[at - 1])


def _is_articled(line: Line, at: int) -> bool:
    """Say whether only an article stands between a topic word and a quotation: « sur les « Voies du retour » »."""
    if (
        line.tokens[at].text not in _OPENING
        or at < _ARTICLED
        or line.tokens[at - 1].key not in line.grammar.determiners
    ):
        return False
    return line.tokens[at - 2].key in line.grammar.topics


def _is_glued(line: Line, at: int) -> bool:
    """Say whether a mark stands between words without spaces."""
    before, mark, after = line.tokens[at - 1], line.tokens[at], line.tokens[at + 1]
    return before.end == mark.start and mark.end == after.start


def closing(line: Line, at: int) -> int:
    """The token after the quotation that opens at `at`; `at` itself when it does not close in the sentence."""
    mark = _OPENING[line.tokens[at].text]
    doubled = at + 1 < len(line.tokens) and line.tokens[at + 1].text == mark  # ‘’title’’
    for i in range(at + 1 + doubled, min(len(line.tokens), at + _LONGEST_TITLE)):
        if line.tokens[i].text == mark or (mark == "”" and line.tokens[i].text in '“"″'):
            return i + 1
    return at


def is_opening(token: Token) -> bool:
    """Say whether a token opens a quotation."""
    return token.text in _OPENING


def _bracket(line: Line, at: int, *, governed: bool) -> int:
    """An acronym in brackets belongs to the name, and so does a bracket after "on"."""
    tokens = line.tokens
    if at + 2 < len(tokens) and tokens[at + 2].text == ")" and _ACRONYM.fullmatch(tokens[at + 1].text):
        return 3
    if not governed:
        return 0
    return next((i + 1 - at for i in range(at, min(len(tokens), at + 12)) if tokens[i].text == ")"), 0)


def _is_governed(line: Line, at: int) -> bool:
    """Say whether a connector stands right before."""
    return at > 0 and line.tokens[at - 1].key in line.grammar.connectors | line.grammar.only_in_topics


def _is_before_place(line: Line, at: int) -> bool:
    """Say whether this is "à" before "Rabat", "in" before "Geneva", or "بالرباط" itself."""
    token = line.tokens[at]
    if line.grammar.language == "ar":
        return at in line.places_within or (token.key in line.grammar.places and at + 1 in line.places)
    return token.key in line.grammar.places and at + 1 in line.places


def _is_verb_by_article(line: Line, at: int, first: int) -> bool:
    """A plain word right before an article is a verb: "le forum réunit les", "the summit drew the"."""
    if at == first and line.grammar.language == "en":
        return False
    token, after = line.tokens[at], at + 1
    if _is_gerund(line, at, first):
        return False
    if after + 1 < len(line.tokens) and after + 1 in line.dates:
        return False  # "sur la médiation familiale le 12 mars"
    if after >= len(line.tokens) or _is_governed(line, after) or token.key in line.grammar.determiners:
        return False
    articles = line.grammar.determiners - line.grammar.relatives  # "on mediation that the Fund organised"
    return token.text[:1].islower() and line.tokens[after].key in articles


def _listing(line: Line, at: int, first: int) -> int:
    """A comma goes on when the pieces after it are short and end with "and": "la paix, la sécurité et le droit"."""
    tokens, grammar = line.tokens, line.grammar
    if _closes_a_list(line, at, first) or _lists_bare_nouns(line, at, first):
        return 2
    lists = _follows_topic(line, at, first) or _is_between_capitals(line, at) or _repeats_genitive(line, at, first)
    if not lists or _has_ended(line, at, first):
        return 0
    piece = 0
    for i in range(at + 1, min(len(tokens), at + 16)):
        token = tokens[i]
        if i in line.dates or i in line.places or grammar.is_stop(token.key) or token.text in ".;؛:(«":
            return 0
        is_and = token.key in grammar.conjunctions or (grammar.language == "ar" and i > at + 1 and token.key[0] == "و")
        if is_and and (piece or i > at + 2):  # also behind the second comma: "Women, Peace, and Security"
            return 2
        piece = 0 if token.text in ",،" else piece + 1
        if piece > _LIST_PIECE:
            return 0
    return 0


def _has_ended(line: Line, at: int, first: int) -> bool:
    """Say whether a French list was closed by "et" before a comma, behind which no article begins another piece."""
    grammar = line.grammar
    if grammar.language != "fr" or _at(line, at + 1) in grammar.determiners | grammar.connectors:
        return False
    return any(line.tokens[i].key in grammar.conjunctions for i in range(first, at))


def _lists_bare_nouns(line: Line, at: int, first: int) -> bool:
    """Say whether a comma stands in a list of bare nouns, as titles have them: "le Plan jeunesse, paix et sécurité"."""
    tokens, grammar = line.tokens, line.grammar
    if (
        grammar.language != "fr"
        or at - 1 < first
        or at + 3 >= len(tokens)
        or _at(line, at + 2) not in grammar.conjunctions
    ):
        return False
    nouns = (at - 1, at + 1, at + 3)
    small = grammar.determiners | grammar.connectors | grammar.conjunctions
    plain = all(tokens[i].is_word and tokens[i].key not in small and i not in line.places for i in nouns)
    stopped = any(grammar.is_stop(tokens[i].key) or i in line.dates for i in nouns)
    plural = tokens[at - 2].key == "des" and all(tokens[i].key.endswith(("s", "x")) for i in nouns)
    bare = plural or tokens[at - 2].key not in grammar.determiners | {"du", "des", "au", "aux"}
    return plain and bare and not stopped and not any(tokens[i].is_capital for i in nouns)


def _closes_a_list(line: Line, at: int, first: int) -> bool:
    """Say whether the last comma of an English list stands between capitals: "Women, Peace, and Security"."""
    if _at(line, at + 1) != "and" or at + 2 >= len(line.tokens):
        return False
    earlier = any(line.tokens[i].text == "," for i in range(max(first, at - _LIST_PIECE), at))
    return earlier and line.tokens[at - 1].is_capital and line.tokens[at + 2].is_capital


def _repeats_genitive(line: Line, at: int, first: int) -> bool:
    """Say whether a comma lists what one word governs: "dans les régions du Nord, du Centre et du Sahel"."""
    again = _at(line, at + 1)
    before = (line.tokens[i].key for i in range(max(first, at - _LIST_PIECE), at))
    return again in line.grammar.genitives and again in before


def _is_between_capitals(line: Line, at: int) -> bool:
    """Say whether a comma stands between capitals: "Agenda Youth, Peace and Security"."""
    return 0 < at < len(line.tokens) - 1 and line.tokens[at - 1].is_capital and line.tokens[at + 1].is_capital


def _follows_topic(line: Line, at: int, first: int) -> bool:
    """Say whether a topic word ("sur", "on", "حول") stands in the phrase before this token."""
    topics = line.grammar.topics
    return any(token.key in topics for token in line.tokens[first:at])


def after_determiners(line: Line, at: int) -> int:
    """The first token at or after `at` that is not an article or the like."""
    while at < len(line.tokens) and line.tokens[at].key in line.grammar.determiners:
        at += 1
    return at
