"""Offices and groups that every country or meeting has, "the participants", "Ministry of Finance": `common_bodies.tsv`.

They have no name of their own, so that no table of bodies and no linking knows them.
"""

import re
from collections.abc import Mapping
from functools import cache

from marsad.authority.tables import rows, several
from marsad.language.normalise import fold
from marsad.records import Language

_ARTICLE = re.compile("(?:the |les? |la |l')")


def common_name(written: str, language: str) -> str:
    """What readers of a language call an office or group that is written so; "" for what the table does not know."""
    names = _names(language)
    return names.get(_plain(written)) or names.get(_ARTICLE.sub("", _plain(written), count=1), "")


def _plain(written: str) -> str:
    return fold(written.replace("’", "'").strip())


@cache
def _names(language: str) -> Mapping[str, str]:
    """From each folded name of the table to the one shown in a language."""
    return {
        _plain(name): several(row[language])[0]
        for row in rows("common_bodies")
        for other in Language
        for name in several(row[other])
    }
