"""What can be wrong with the reading process itself; what is wrong with a document is a `ReadingError`.

GuardError
├── LimitSettingError   a limit in the environment that is no number
├── NotStartedError     the reading process could not be started
└── ReaderFaultError    a reader of ours failed in a way that no file should make it fail
"""


class GuardError(Exception):
    """The root: reading in a process of its own did not work."""


class LimitSettingError(GuardError):
    """A limit that cannot be used."""


class NotStartedError(GuardError):
    """No document can be read; the installation is at fault."""


class ReaderFaultError(GuardError):
    """A fault of ours, with the traceback of the reading process; the document is listed, the others go on."""

    def __init__(self, fault: str, traceback: str) -> None:
        super().__init__(fault)
        self.add_note(traceback)
