"""Why a model could not be asked, in one sentence for people.

SuggestingError
├── NotSetError        no address or no name of a model is set, or a setting is no number
├── UnreachableError   no connection, no answer in time, or busy at every try
├── RefusedError       the server says no: a wrong key, an unknown model
├── AnswerError        the answer is not what was asked for
└── SpentError         the budget of this run is used up
"""


class SuggestingError(Exception):
    """The model gave nothing for this part of a document."""


class NotSetError(SuggestingError):
    """The user has not said which model to ask."""


class UnreachableError(SuggestingError):
    """The server does not answer, also when asked again."""


class RefusedError(SuggestingError):
    """The server will not answer this user, or does not know what was asked."""


class AnswerError(SuggestingError):
    """The answer cannot be read as facts."""


class SpentError(SuggestingError):
    """Asking on would go over the budget."""
