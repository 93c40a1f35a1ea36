import re
from pathlib import Path

import pytest

from marsad.reading import reasons

ROOM = Path(reasons.__file__).parent


def test_every_reason_has_its_sentence_in_three_languages() -> None:
    for code in reasons.codes():
        assert len({reasons.reason(code, language) for language in ("ar", "fr", "en")}) == 3


def test_every_code_in_the_room_has_a_sentence() -> None:
    used = {
        code
        for path in ROOM.rglob("*.py")
        if "tests" not in path.parts
        for code in re.findall(r'reason="([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= reasons.codes()


def test_an_unknown_code_lists_the_known() -> None:
    with pytest.raises(KeyError, match="cookies"):
        reasons.reason("nonsense", "en")
