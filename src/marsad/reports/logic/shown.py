"""How much of the cited words a footnote shows: whole when short, cut in the middle when long.

A cut quote is the first and the last words of the citation with "[…]" between them; `is_cut_of` is what verification
uses to see that it is still that. The whole words travel with the report.
"""

from marsad.language.normalise import fold

CUT = " […] "
LONGEST = 26  # words that a footnote shows whole: about two lines of a page
HEAD, TAIL = 14, 7
INSIDE_WORDS = " ,.;:،؛!?؟«»“”\"'’()"


def shown(quote: str, line: str = "") -> str:
    """The words for the footnote; "" when the line itself has them word for word."""
    if line and fold(quote).strip(INSIDE_WORDS) == fold(line).strip(INSIDE_WORDS):
        return ""
    words = quote.split()
    if len(words) <= LONGEST:
        return " ".join(words)
    return " ".join(words[:HEAD]) + CUT + " ".join(words[-TAIL:])


def is_cut_of(text: str, quote: str) -> bool:
    """Whether shown words are those of a quote, whole or cut in the middle."""
    words, head_and_tail = quote.split(), text.split(CUT.strip())
    if len(head_and_tail) == 1:
        return text.split() == words
    head, tail = head_and_tail[0].split(), head_and_tail[-1].split()
    fits = len(head_and_tail) == 2 and len(head) + len(tail) < len(words)
    return fits and words[: len(head)] == head and words[-len(tail) :] == tail
