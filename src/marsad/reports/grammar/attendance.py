"""How many took part, told in another language than the document's: "نحو 350 مشاركا" is "about 350 participants"."""

import re

from marsad.language import rough
from marsad.language.normalise import fold
from marsad.reports.grammar.numbers import counted

_TOLD = {
    "en": {"about": "about {}", "nearly": "nearly {}", "more": "more than {}"},
    "fr": {"about": "environ {}", "nearly": "près de {}", "more": "plus de {}"},
    "ar": {"about": "نحو {}", "nearly": "قرابة {}", "more": "أكثر من {}"},
}
_WORDS = "|".join(re.escape(word) for shade in rough.SHADES[1:] for word in rough.words_of(shade))
_PEOPLE = re.compile(
    rf"(?:(?P<shade>{_WORDS}) )?(?P<number>[0-9]{{1,3}}(?:[., ]?[0-9]{{3}})*) (?:participants?|مشارك[اةه]?|مشاركين)"
)


def participants(written: str, language: str) -> str:
    """A number of participants in a language, as exact as it was written; "" where it says anything else."""
    found = _PEOPLE.fullmatch(" ".join(fold(written).split()))
    if found is None:
        return ""
    people = counted(language, int(re.sub("[., ]", "", found["number"])), "participant", oblique=True)
    shade = next((name for name in rough.SHADES[1:] if found["shade"] in rough.words_of(name)), "")
    return _TOLD[language][shade].format(people) if shade else people
