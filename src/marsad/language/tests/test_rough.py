"""Rough numbers: which of them may be one."""

import pytest

from marsad.language.rough import may_be_one, number_in, shade_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 300 participants", "نحو 350 مشاركا"),
        ("nearly 240 participants", "240 participants"),
        ("environ 250 participants", "243 participants"),
        ("plus de 1 200 personnes", "أكثر من 1.250 مشاركا"),
        ("several hundred", "240 participants"),
    ],
)
def test_numbers_that_allow_one_another_may_be_one(one: str, other: str):
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about 260 participants", "240 participants"),
        ("more than 300 participants", "280 participants"),
        ("more than 300 participants", "900 participants"),
        ("نحو 350 مشاركا", "près de 300 participants"),
    ],
)
def test_numbers_that_exclude_one_another_are_two(one: str, other: str):
    assert not may_be_one(one, other)


def test_thousands_are_joined_and_the_shade_is_read():
    assert number_in("plus de 1 200 personnes") == 1200
    assert (shade_of("plus de 1 200 personnes"), shade_of("240 personnes")) == ("more", "")
