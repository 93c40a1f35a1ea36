"""One item, safely: whatever happens to it comes back as a value, so that the rest goes on."""

import logging
from collections.abc import Callable
from typing import TypeAlias

from marsad.pipeline.outcomes import Result
from marsad.reading.errors import ReadingError
from marsad.reading.guarded.errors import GuardError, LimitSettingError, NotStartedError
from marsad.records import Original, Unread

Worker: TypeAlias = Callable[[Original], Result]

log = logging.getLogger(__name__)


def attempt(worker: Worker, original: Original) -> Result | Unread:
    """Process one original, or say in a sentence why it could not be."""
    try:
        return worker(original)
    except ReadingError as error:
        return unread(original, str(error))
    except (LimitSettingError, NotStartedError):
        raise  # no document could be read: say it once instead of listing them all
    except Exception as error:  # a fault of ours in one document must not cost the others
        log.exception("%s failed", original.file)
        return unread(
            original,
            f"Marsad itself failed on this document ({_named(error)}). "
            "The others are not affected; please report it with the file.",
        )


def _named(error: Exception) -> str:
    """A fault in a few words; one out of the reading process brings its own."""
    return str(error) if isinstance(error, GuardError) else f"{type(error).__name__}: {error}"


def unread(original: Original, reason: str) -> Unread:
    """Name an original that did not become a document."""
    return Unread(file=original.file, address=original.address, reason=reason)
