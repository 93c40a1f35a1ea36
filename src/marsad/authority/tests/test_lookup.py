"""Known names are found as whole words, under particles and elisions, with exact places."""

import pytest

from marsad.authority.lookup import Entry, Lookup
from marsad.records import NameKind

NAMES = Lookup(
    [
        Entry(id="council", name="مجلس السلم والأمن"),
        Entry(id="union", name="الاتحاد الأفريقي"),
        Entry(id="school", name="École de la paix"),
        Entry(id="school", name="UN", kind=NameKind.ACRONYM, language="en"),
        Entry(id="long", name="School of Peace and Law"),
        Entry(id="short", name="School of Peace"),
    ]
)


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        ("قرر مجلس السلم والأمن ذلك", "ar", ["مجلس السلم والأمن"]),
        ("ومجلس السِّلم و الأمن", "ar", ["مجلس السِّلم و الأمن"]),
        ("بالإتحاد الإفريقي", "ar", ["الإتحاد الإفريقي"]),
        ("وبالإتحاد الأفريقى", "ar", ["الإتحاد الأفريقى"]),
        ("للاتحاد الأفريقي", "ar", ["للاتحاد الأفريقي"]),
        ("à l’école  de la Paix.", "fr", ["école  de la Paix"]),
        ("un texte, UN TEXTE", "fr", []),
        ("the UN system, UNDER", "en", ["UN"]),
        ("a school of peace and law", "en", ["school of peace and law"]),
        ("School of peace. And law", "en", ["School of peace"]),
    ],
)
def test_names_are_found_where_they_stand(text, language, quotes):
    assert [text[f.start : f.end] for f in NAMES.find(text, language)] == quotes


def test_a_long_text_is_read_fast():
    assert len(NAMES.find("قال إن مجلس السلم والأمن اجتمع. " * 2000, "ar")) == 2000
