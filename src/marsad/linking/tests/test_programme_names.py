"""A programme's proper name is followed from Arabic to Latin letters, within one country."""

from dataclasses import replace

import pytest

from marsad.authority.places import find
from marsad.linking.comparisons.programme_names import spelled_alike
from marsad.linking.link import link
from marsad.linking.tests.test_link import told
from marsad.records import Analysis, EntityKind, FactKind, Mention, cite


def placed(analysis: Analysis) -> Analysis:
    """The analysis with the places that its text names."""
    document = analysis.document
    places = [
        Mention(
            kind=EntityKind.PLACE,
            citation=cite(document, found.start, found.end),
            language=document.language,
            authority=found.id,
        )
        for found in find(document.text, document.language)
    ]
    return replace(analysis, mentions=(*analysis.mentions, *places))


ALIKE = [
    ("برنامج «مرافئ»", "programme « Marafi »"),
    ("مشروع «منارات»", "Manarat project"),
    ("مبادرة «نبراس»", "Lights for Youth (Nibras)"),
]
OTHER = [
    ("برنامج «مرافئ»", "programme « Manarat »"),
    ("برنامج «مرافئ»", "Harbours programme"),
    ("برنامج الشباب", "programme national"),
    ("programme Marafi", "Marafi project"),
]


@pytest.mark.parametrize(("arabic", "latin"), ALIKE)
def test_proper_names_of_programmes_spell_each_other(arabic: str, latin: str):
    assert spelled_alike(arabic, latin)
    assert spelled_alike(latin, arabic)


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_other_names_or_one_script_alone_do_not(first: str, second: str):
    assert not spelled_alike(first, second)


@pytest.mark.parametrize(("place", "together"), [("Tunis", True), ("Amman", False)])
def test_one_programme_of_one_country_is_one_in_two_scripts(place: str, *, together: bool):
    arabic = told("أطلقت تونس برنامج «مرافئ» للشباب.", "ar", (FactKind.PROGRAMME, "برنامج «مرافئ»", {}))
    french = told(f"Le programme « Marafi » reprend à {place}.", "fr", (FactKind.PROGRAMME, "programme « Marafi »", {}))
    kinds = [entity.kind for entity in link([placed(arabic), placed(french)]).entities]
    assert (kinds.count(EntityKind.PROGRAMME) == 1) == together


def test_the_noun_before_a_name_makes_no_other_programme():
    bare = told("وُزعت كتب مشروع «دروب القراءة» أمس.", "ar", (FactKind.PROGRAMME, "دروب القراءة", {}))
    named = told("يعود مشروع «دروب القراءة» غدا.", "ar", (FactKind.PROGRAMME, "مشروع «دروب القراءة»", {}))
    kinds = [entity.kind for entity in link([bare, named]).entities]
    assert kinds.count(EntityKind.PROGRAMME) == 1
