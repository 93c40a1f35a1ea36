"""What can go wrong with backups.

BackupError
├── BrokenBackupError    the file is damaged, cut off, or was changed; nothing was restored
├── NotEmptyError        there is something in the data folder already
└── OtherDatabaseError   the database is not in the data folder
"""


class BackupError(Exception):
    """The root: any error of this room."""


class BrokenBackupError(BackupError):
    """The backup does not hold what it should."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This backup cannot be used: {what}. Nothing was restored; use another copy.")


class NotEmptyError(BackupError):
    """The home that was named is in use."""

    def __init__(self, home: object) -> None:
        super().__init__(f"{home} is not empty: choose a new --home, or say --force to move what is there aside.")


class OtherDatabaseError(BackupError):
    """The database is a server's, which has its own way of being copied."""

    def __init__(self) -> None:
        super().__init__(
            "The database is on a server (DATABASE_URL): copy it with pg_dump and the data folder beside it; "
            "docs/operations.md says how. Unset DATABASE_URL for a home with its own database."
        )
