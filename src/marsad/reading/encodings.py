"""Tells in which one-byte encoding a text was saved, by how its letters stand together; for files of a few words too.

General detectors need a page of text and, asked about a title, answer with Chinese. The region's files come in few
encodings, which can be tried one after the other: the right one gives letters beside letters of their own script,
accents where French has them, and signs where signs may stand.
"""

import re

_SAMPLE = 100_000  # bytes
# In this order where they read a text alike; each contains what the ones before it lack.
CANDIDATES = ("cp1252", "cp1256", "iso8859-15", "iso8859-6", "mac_arabic", "mac_roman", "cp850")
_NEARLY = 0.9  # of the bytes at a place
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_ARABIC = "ء-غف-ي"
_LATIN = "A-Za-zÀ-ÖØ-öø-ÿŒœŸŠšŽž"
_FRENCH = "éèêëàâçùûüîïôœæÿÉÈÊËÀÂÇÙÛÜÎÏÔŒÆ"
_HIGH = "À-ÖØ-öø-ÿŒœŸŠšŽžƒ"
_SELDOM = "\u02c6\u02dc†‡‰\u2039\u203a¤¦¬¯±µ¶\u00b8¹²³¼½¾¿¡ÐðÞþ¥¢£×÷ƒ¨´ªº"
_RULES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(f"(?<=[{_ARABIC}])[اليمنوتربةه]"), 1.0),  # the frequent letters, beside another
    (re.compile(f"(?<=[{_ARABIC}])[{_ARABIC}]"), 0.4),
    (re.compile(f"(?<![{_ARABIC}])(?:[وفبلك]?ال|لل)(?=[{_ARABIC}]{{2}})"), 2.0),  # the article
    (re.compile(f"(?<=[{_ARABIC}])[\u064b-\u0652]"), 0.3),
    (re.compile(f"(?<![{_ARABIC}\u064b-\u0652])[\u064b-\u0652]"), -2.0),  # a vowel sign on no letter
    (re.compile("[\u064b-\u0652]{3,}"), -4.0),
    (re.compile(f"[ىةءؤئآ](?=[{_ARABIC}])"), -0.6),  # letters that seldom stand inside
    (re.compile("[ىة](?=[اليمنوتربه])"), -2.0),
    (re.compile(f"[{_ARABIC}][{_LATIN}]|[{_LATIN}][{_ARABIC}]"), -3.0),  # scripts within a word
    (re.compile(f"(?<=[a-z])[{_FRENCH.lower()}]|[{_FRENCH}](?=[a-z])"), 1.0),
    (re.compile(f"(?<![{_LATIN}])[àÀÉÈÊÔ](?![{_LATIN}])"), 1.0),
    (re.compile(f"[{_HIGH}](?=[{_HIGH}])"), -1.0),  # accents in a row; French has them in "créée"
    (re.compile("(?<=[a-z])[À-ÖØ-ÞŒŸŠŽ]|[À-ÖØ-ÞŒ](?=[a-z][A-Z])"), -2.0),
    (re.compile(f"[{_HIGH}](?<![{_FRENCH}])"), -1.5),
    (re.compile(f"(?<=[{_LATIN}{_ARABIC}])['’](?=[{_LATIN}])"), 0.5),
    (re.compile("«[ \u00a0\u202f]?|[ \u00a0\u202f]?»|[–—…“”‘’€°،؛؟٪٠-٩]"), 0.4),
    (
        re.compile(
            f"(?<=[{_LATIN}{_ARABIC}])[^\\sA-Za-z0-9{_LATIN}{_ARABIC}\u0640\u064b-\u0652'’_@/&.\\-–:,،)](?=[{_LATIN}{_ARABIC}])"
        ),
        -2.0,
    ),
    (re.compile(f"[\u201a„](?![A-Za-zÀ-ÿ])|(?<=[A-Za-z])[\u201a„]|[{_SELDOM}]"), -1.0),
    (re.compile("[\u2500-\u25ff\u0192\u02c6-\u02dd\u2200-\u22ff\ufb00-\ufb06\uf8ff]"), -2.0),
    (re.compile("[\x80-\x9f\ufffd\x00-\x08\x0b\x0e-\x1f\x7f]"), -5.0),
    (re.compile(f"(?<=[{_ARABIC}])\u00a0(?=[{_ARABIC}])"), -0.5),  # a space that does not break, between plain words
)


def plausibility(text: str) -> float:
    """How much a text looks like Arabic or French; below 0 it looks like neither."""
    return sum(weight * len(pattern.findall(text)) for pattern, weight in _RULES)


def likely_encoding(content: bytes) -> str:
    """The encoding of bytes that are no Unicode, or "" when none of the region's gives readable text."""
    sample = content[:_SAMPLE]
    scores = {name: plausibility(sample.decode(name, errors="replace")) for name in CANDIDATES}
    best = max(scores.values())
    return next(name for name in CANDIDATES if scores[name] == best) if best > 0 else ""


def wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, by where the zero bytes and the bytes of Arabic's page stand; "" for neither."""
    sample = content[:4000]
    guess = _four_bytes(sample) if len(content) % 4 == 0 else ""
    guess = guess or (_two_bytes(sample) if len(content) % 2 == 0 else "")
    return guess if guess and not _CONTROL.search(sample.decode(guess, errors="replace")) else ""


def _four_bytes(sample: bytes) -> str:
    if len(sample) < 8:
        return ""
    shares = [_share(sample[place::4], b"\x00") for place in range(4)]
    if min(shares[2:]) > _NEARLY and shares[0] < 0.5:
        return "utf-32-le"
    return "utf-32-be" if min(shares[:2]) > _NEARLY and shares[3] < 0.5 else ""


def _two_bytes(sample: bytes) -> str:
    """Every second byte is that of a page: of Latin, of Arabic or of punctuation."""
    even, odd = (_share(sample[place::2], b"\x00\x06\x20") for place in (0, 1))
    is_told = max(even, odd) > _NEARLY and (b"\x00" in sample or b"\x06" in sample)
    return ("utf-16-le" if odd > even else "utf-16-be") if is_told else ""


def _share(data: bytes, wanted: bytes) -> float:
    return sum(data.count(byte) for byte in wanted) / max(len(data), 1)
