"""How hard a password is to guess, judged here by zxcvbn: no word of it leaves this machine, and none is kept."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from zxcvbn import zxcvbn

from marsad.accounts.models import Person

JUDGED = 72  # characters; what comes behind them could only make it stronger, and judging takes long
# Signs that stand for letters ("p@ssw0rd"). zxcvbn tries every way to read them, which many kinds of them at once make
# take for ever; then others stand in for them, which are as many and stand for nothing.
SIGNS = "([{<@$+%!|"
OTHERS = str.maketrans(SIGNS, ")]}>*^=?;:")
KINDS = 2
LEAST = 2  # of 4: a hundred million guesses
WORDS: tuple[str | Promise, ...] = (
    _("Very easy to guess: choose another one."),
    _("Easy to guess: choose another one."),
    _("Fair: one more word would help."),
    _("Good."),
    _("Very good."),
)


def strength(password: str, person: object = None) -> int:
    """From 0 (guessed at once) to 4 (more than ten thousand million guesses); names of the person count for nothing."""
    judged = password[:JUDGED]
    if not judged:
        return 0
    if len(set(judged) & set(SIGNS)) > KINDS:
        judged = judged.translate(OTHERS)
    return int(zxcvbn(judged, user_inputs=["marsad", *_about(person)])["score"])


def _about(person: object) -> Iterable[str]:
    if isinstance(person, Person):
        named = (person.username, person.first_name, person.last_name, *person.email.split("@"))
        yield from (word for word in named if word)
