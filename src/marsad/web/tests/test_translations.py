"""Every text of every room is translated into Arabic and French, and the compiled files are those of the sources."""

import re
from pathlib import Path

import django
import polib
import pytest

from marsad.web.tests.messages import PACKAGE, keys, needed

ROOMS = ("accounts", "jobs", "evidence", "search", "followup", "reports", "exchange", "personal", "api", "web")
LANGUAGES = ("ar", "fr")


def catalogue(room: str, language: str) -> polib.POFile:
    return polib.pofile(str(PACKAGE / room / "locale" / language / "LC_MESSAGES" / "django.po"))


def entries(catalogued) -> dict[tuple[str, str, str], tuple[str, ...]]:
    return {
        (entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""): tuple(
            entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)
        )
        or (entry.msgstr,)
        for entry in catalogued
        if not entry.obsolete
    }


def test_texts_are_found_in_templates_and_modules():
    source = 'x = _("One"); y = pgettext_lazy("place", "Two"); z = ngettext("%(n)s cat", "%(n)s cats", n)'
    assert set(keys(source)) == {("", "One", ""), ("place", "Two", ""), ("", "%(n)s cat", "%(n)s cats")}


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(room, language):
    wanted = needed(room)
    if not wanted:
        return
    translated = entries(catalogue(room, language))
    assert wanted - translated.keys() == set(), "translate these"
    assert [key for key in wanted if not all(translated[key])] == [], "these are empty"


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fuzzy_and_placeholders_are_kept(room, language):
    if not (PACKAGE / room / "locale" / language).exists():
        return
    for entry in catalogue(room, language):
        assert not entry.fuzzy, entry.msgid
        known = set(re.findall(r"%\(\w+\)s|\{\w+\}", entry.msgid + entry.msgid_plural))
        translations = [entry.msgstr, *entry.msgstr_plural.values()]
        for translation in translations:
            assert set(re.findall(r"%\(\w+\)s|\{\w+\}", translation)) <= known, entry.msgid
        if not entry.msgid_plural:
            assert set(re.findall(r"%\(\w+\)s|\{\w+\}", entry.msgstr)) == known, entry.msgid


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_that_of_the_source(room, language):
    folder = PACKAGE / room / "locale" / language / "LC_MESSAGES"
    if not folder.exists():
        return
    compiled = polib.mofile(str(folder / "django.mo"))
    assert entries(compiled) == entries(catalogue(room, language))


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_are_counted_as_django_counts_them(room, language):
    if not (PACKAGE / room / "locale" / language).exists():
        return
    own = catalogue(room, language)
    django_s = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
    number = int(re.search(r"nplurals=(\d)", polib.pofile(str(django_s)).metadata["Plural-Forms"]).group(1))
    forms = int(re.search(r"nplurals=(\d)", own.metadata["Plural-Forms"]).group(1))
    assert forms >= 2
    assert language != "ar" or forms == number == 6
    assert all(len(entry.msgstr_plural) == forms for entry in own if entry.msgid_plural)


@pytest.mark.parametrize("room", ROOMS)
def test_arabic_is_written_in_arabic(room):
    if not (PACKAGE / room / "locale" / "ar").exists():
        return
    plain = {"JSON", "DOCX", "PDF", "HTML"}
    for key, translations in entries(catalogue(room, "ar")).items():
        letters = re.sub(r"%\(\w+\)s|\{\w+\}|%%", "", "".join(translations))
        if re.search(r"[A-Za-z]{2}", re.sub(r"%\(\w+\)s|\{\w+\}", "", key[1])) and key[1] not in plain:
            assert re.search(r"[\u0621-\u064a]", letters), key
