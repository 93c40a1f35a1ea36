from collections import Counter

import pytest

from marsad.followup.kinds import TagKind
from marsad.followup.logic.proposals import pillars_for, refined, sdgs_for
from marsad.followup.vocabulary import sdg_targets, table, tag_name
from marsad.language.scripts import only
from marsad.records import Language

# Targets of goals 1 to 17, as the resolution counts them.
BY_GOAL = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)


def test_all_targets_of_all_goals_are_here():
    counted = Counter(int(target.partition(".")[0]) for target in sdg_targets())
    assert tuple(counted[goal] for goal in range(1, 18)) == BY_GOAL
    assert len(sdg_targets()) == sum(BY_GOAL) == 169


def test_they_stand_in_their_order_with_numbers_before_letters():
    assert list(sdg_targets()) == sorted(sdg_targets(), key=in_order)


def in_order(target):
    goal, part = target.split(".")
    return int(goal), not part.isdigit(), part.rjust(2)


@pytest.mark.parametrize("language", list(Language))
def test_each_has_a_short_name_of_its_own_in_each_language(language):
    names = [about[language] for about in sdg_targets().values()]
    assert all(names)
    assert len(set(names)) == len(names)
    assert max(map(len, names)) < 110
    if language == Language.ARABIC:
        assert all(only("Arab", name) for name in names)


def test_what_themes_propose_exists():
    proposed = {target for some in table("frameworks")["sdg"].values() for target in some}
    assert proposed <= set(sdg_targets())
    assert tag_name(TagKind.SDG, "3.4", "fr") == "Maladies non transmissibles et santé mentale"


@pytest.mark.parametrize(
    ("text", "language", "pillars", "targets"),
    [
        ("تمويل برامج الشباب ثلاث سنوات", "ar", ("III",), ("17.3",)),
        ("تجفيف منابع تمويل الإرهاب", "ar", ("II",), ("16.4",)),
        ("lutter contre le blanchiment d’argent", "fr", ("II",), ("16.4",)),
        ("fund the libraries for three years", "en", ("III",), ("17.3",)),
    ],
)
def test_money_for_programmes_is_not_the_money_of_crime(text, language, pillars, targets):
    meant = refined(("finance",), text, language)
    assert (pillars_for(meant), sdgs_for(meant)) == (pillars, targets)
