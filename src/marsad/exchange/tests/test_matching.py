from dataclasses import replace

from marsad.exchange.logic.matching import Matcher
from marsad.exchange.logic.parcel import Thing
from marsad.exchange.tests.made import CENTRE, SPEAKER, THINGS, name


def foreign(thing: Thing, **changes: object) -> Thing:
    entity = replace(thing.entity, id="q1", mentions=(), **{"details": {}, "country": "", **changes})
    return replace(thing, entity=entity, same_as=())


def test_a_shared_identifier_is_stronger_than_a_name():
    matched = Matcher(THINGS).match(replace(foreign(CENTRE, names=(name("Other", "en"),)), same_as=CENTRE.same_as))
    assert (matched.entity, matched.rule) == ("e1", "same_identifier")


def test_a_name_alone_is_weak_and_a_second_sign_makes_it_stronger():
    matcher = Matcher(THINGS)
    assert matcher.match(foreign(SPEAKER)).rule == "name"
    assert matcher.match(foreign(SPEAKER, details={"role": "Directrice"})).rule == "name_and_detail"
    assert matcher.match(foreign(CENTRE, country="MA")).rule == "name_and_country"


def test_names_are_compared_folded_and_kinds_apart():
    matcher = Matcher(THINGS)
    assert matcher.match(foreign(CENTRE, names=(name("مَركز سِجِلماسة", "ar"),))).entity == "e1"
    assert matcher.match(foreign(CENTRE, names=(name("Samia Belkhodja", "en"),))) is None


def test_a_name_that_fits_two_is_proposed_for_neither():
    twin = replace(SPEAKER, entity=replace(SPEAKER.entity, id="e9"))
    assert Matcher((*THINGS, twin)).match(foreign(SPEAKER)) is None
