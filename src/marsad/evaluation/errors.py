"""Why a labelled set or a file of floors cannot be used, in one sentence that says what to do.

EvaluationError
├── LabelsError   the labels are not there, or not in the form that `gold` describes
└── FloorsError   the floors are not there, or belong to other labels
"""


class EvaluationError(Exception):
    """Nothing can be measured; nothing was read."""


class LabelsError(EvaluationError):
    """The labelled set cannot be used."""


class FloorsError(EvaluationError):
    """The floors cannot be used."""
