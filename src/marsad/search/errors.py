"""What can go wrong while searching.

SearchError
├── UnknownLanguageError      a filter names a language that Marsad does not read
├── UnknownKindError          a filter names a kind of fact that does not exist
├── UnknownDateError          a filter names a date that is none
├── SearchersNotReadyError    the workers that hold the index cannot be reached
├── UnnamedSearchError        a search cannot be saved without a name or a question
└── UnknownSavedSearchError   somebody has no saved search of this key
"""

from django.utils.translation import gettext as _

from marsad.records import FactKind, Language


class SearchError(Exception):
    """Search was asked for something that it cannot do; the message says what to do instead."""


class UnknownLanguageError(SearchError):
    """There is no such language here."""

    def __init__(self, language: str) -> None:
        super().__init__(f"There is no language {language!r}; the languages are: {', '.join(Language)}.")


class UnknownKindError(SearchError):
    """There is no such kind of fact."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"There is no kind of fact {kind!r}; the kinds are: {', '.join(FactKind)}.")


class UnknownDateError(SearchError):
    """There is no such date."""

    def __init__(self, date: str) -> None:
        super().__init__(_("%(date)s is no date: write 2023, 2023-05 or 2023-05-17.") % {"date": date})


class SearchersNotReadyError(SearchError):
    """MARSAD_SEARCHERS names a cluster that cannot be used; the message says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The cluster that holds the index (MARSAD_SEARCHERS) cannot be asked: {reason}")


class UnnamedSearchError(SearchError):
    """A search was to be saved without a name or a question."""

    def __init__(self) -> None:
        super().__init__(_("Give the search a name, and ask something."))


class UnknownSavedSearchError(SearchError):
    """There is no such saved search, or it is somebody else's."""

    def __init__(self, key: int) -> None:
        super().__init__(_("You have no saved search %(key)s.") % {"key": key})
