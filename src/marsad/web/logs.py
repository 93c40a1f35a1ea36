"""Logs as JSON Lines, for machines that gather them: what happened and where in the program, no personal data.

Messages are written as the program has them, without what was filled in: that may be an address, a name or a question.
Of an error its kind and the places in the program are told, not its text.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any


class JsonLines(logging.Formatter):
    """One record, one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the parts that hold nothing of anybody."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": str(record.msg) if isinstance(record.msg, str) else type(record.msg).__name__,
            **getattr(record, "about", {}),
        }
        if hasattr(record, "status_code"):
            told["status"] = record.status_code
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            told["error"] = type(error).__qualname__
            told["at"] = [f"{one.filename}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)][-8:]
        return json.dumps(told, ensure_ascii=False)
