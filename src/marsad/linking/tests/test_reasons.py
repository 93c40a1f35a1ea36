import re
import tomllib
from importlib.resources import files

import pytest

from marsad.linking.reasons import reason
from marsad.records import Score

SENTENCES = tomllib.loads(files("marsad.linking").joinpath("reasons.toml").read_text(encoding="utf-8"))


def test_every_comparison_has_a_sentence_in_three_languages():
    sources = [path for path in files("marsad.linking").iterdir() if path.name.endswith(".py")]
    used = {
        name for path in sources for name in re.findall(r'Score\(\s*name="(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= SENTENCES.keys()
    assert all(set(sentence) == {"en", "fr", "ar"} for sentence in SENTENCES.values())


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_reason_names_every_comparison(language):
    scores = (Score(name="same_edition", value=1.0, detail="2"), Score(name="same_city", value=1.0, detail="Tunis"))
    sentence = reason(scores, language)
    assert "2" in sentence
    assert "Tunis" in sentence
    assert sentence.endswith(".")
