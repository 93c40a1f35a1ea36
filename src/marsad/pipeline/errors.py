"""What can go wrong with the chain as a whole; what goes wrong with one document is an `Unread`, not an error.

PipelineError
├── StepOrderError        a step needs what no earlier step gives
├── UnknownEngineError    no engine of that name; lists the known ones
└── EngineNotReadyError   an engine that this version cannot run
"""


class PipelineError(Exception):
    """The root: the chain cannot run."""


class StepOrderError(PipelineError):
    """The steps are declared in an order in which one lacks something."""


class UnknownEngineError(PipelineError):
    """There is no such engine."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"There is no engine {name!r}; the engines are: {', '.join(known)}.")


class EngineNotReadyError(PipelineError):
    """The engine is known, but cannot run here."""
