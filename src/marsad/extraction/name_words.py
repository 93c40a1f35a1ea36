"""The words of a sentence as the finders of persons and bodies see them: elided articles apart, hyphens within."""

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.authority.lookup import stems
from marsad.language.characters import APOSTROPHES, ARABIC, DIGITS, LATIN, MARKS
from marsad.language.normalise import fold

_WORD = re.compile(
    f"(?:[dlcnsjmtDLCNSJMT]|[Qq]u)[{APOSTROPHES}](?=[{LATIN}])"
    f"|(?:[A-Z]\\.){{2,}}|[A-Z]\\.(?=[ \u00a0][A-Z][{LATIN}])"
    f"|(?:Maj|Brig|Lt)\\.-(?:Gen|Col)\\.(?=[{MARKS} ])"
    "|(?:Dr|Pr|Prof|Mme|Mr|Mrs|Ms|MM|Md|Mohd|M|Hon|Gen|Maj|Brig|Capt|Col|Lt|Sgt|Sen|Gov|Amb|Adv|Engr|Eng"
    f"|Rev|St|S\\.?E\\.?M?)\\.(?=[{MARKS} ])"
    f"|[{LATIN}][{LATIN}{MARKS}{DIGITS}]*(?:[{APOSTROPHES}\\-&.][{LATIN}{DIGITS}][{LATIN}{MARKS}{DIGITS}]*)*"
    f"|[{ARABIC}{MARKS}]+|[{DIGITS}]+|[^ \t\n\r\u00a0\u202f#_]"  # "#المجلس_الأعلى" reads as its words do
)
_SENTENCES_KEPT = 4096  # about one long document
_ARABIC = re.compile(f"[{ARABIC}]")
_LETTER = re.compile(f"[{LATIN}{ARABIC}]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a sentence; `key` is its folded form (a lone tatweel, which folds to nothing, is its own)."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_word(self) -> bool:
        """Say whether it is made of letters."""
        return bool(_LETTER.match(self.text))

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_arabic(self) -> bool:
        """Say whether it is written in Arabic letters."""
        return bool(_ARABIC.match(self.text))


@lru_cache(maxsize=_SENTENCES_KEPT)
def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of a sentence; kept, since several steps ask for them."""
    return tuple(Word(m.start(), m.end(), m.group(), fold(m.group()) or m.group()) for m in _WORD.finditer(text))


def reading_in(word: Word, lexicon: frozenset[str]) -> tuple[str, int] | None:
    """The reading of a word that a lexicon of folded words holds, and how many particles stand before it, or None."""
    return next(((reading, cut) for reading, cut in stems(word.key) if reading in lexicon), None)
