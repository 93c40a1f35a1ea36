import pytest

from marsad.followup.kinds import Force
from marsad.followup.logic.wording import compared
from marsad.language.force import Force as Asked
from marsad.language.force import force_of


@pytest.mark.parametrize(
    ("before", "after", "language", "force"),
    [
        ("States must open libraries", "States should consider opening libraries", "en", Force.SOFTENED),
        ("Les États sont invités à ouvrir", "Les États doivent ouvrir", "fr", Force.STRENGTHENED),
        ("يجب على الدول فتح المكتبات", "تشجيع الدول على فتح المكتبات", "ar", Force.SOFTENED),
        ("open libraries", "open libraries soon", "en", Force.SAME),
        ("States should open libraries", "States should, where possible, open libraries", "en", Force.SOFTENED),
        ("L’État ouvrira des classes", "L’État devrait, si possible, ouvrir des classes", "fr", Force.SOFTENED),
        ("ينبغي فتح المكتبات", "ينبغي، عند الاقتضاء، فتح المكتبات", "ar", Force.SOFTENED),
        ("States should open libraries", "States have to open libraries", "en", Force.STRENGTHENED),
    ],
)
def test_softened_or_strengthened(before, after, language, force):
    assert compared(force_of(before, language), force_of(after, language), ("formal", "formal")) is force


def test_without_a_word_for_it_the_strength_of_the_facts_tells():
    assert compared(Asked(2, ""), Asked(2, ""), ("formal", "soft")) is Force.SOFTENED
