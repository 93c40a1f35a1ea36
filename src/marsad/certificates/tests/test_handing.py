import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from marsad.certificates.errors import MalformedError
from marsad.certificates.handing import Handover, hand_over, handovers_in, is_signed, public, vouches
from marsad.certificates.heads import Head, sign

FIRST, SECOND, THIRD, STRANGER = (Ed25519PrivateKey.generate() for _key in range(4))
WHEN = "2026-01-02T03:04:05+00:00"
KEPT = (hand_over(FIRST, SECOND, size=10, when=WHEN), hand_over(SECOND, THIRD, size=20, when=WHEN))


def head(key: Ed25519PrivateKey, size: int) -> Head:
    return sign(Head(size=size, root="ab" * 32, when=WHEN), key)


def test_both_keys_must_say_so() -> None:
    (told, _later) = KEPT
    assert is_signed(told)
    others = {"size": 11, "when": "2027", "following": public(STRANGER), "signature": "", "acceptance": told.signature}
    assert not any(is_signed(replace(told, **{name: value})) for name, value in others.items())


@pytest.mark.parametrize("trusted", [FIRST, SECOND, THIRD])
def test_whoever_trusts_one_key_trusts_the_others_as_far_as_each_one_reached(trusted: Ed25519PrivateKey) -> None:
    known = public(trusted)
    for key, size, holds in ((FIRST, 10, True), (FIRST, 11, False), (SECOND, 20, True), (SECOND, 21, False)):
        assert vouches(known, head(key, size), KEPT) == holds, (size, holds)
    assert vouches(known, head(THIRD, 10**6), KEPT)
    assert not vouches(known, head(STRANGER, 5), KEPT)


def test_nobody_makes_themselves_heir_or_forebear() -> None:
    as_heir = replace(hand_over(STRANGER, STRANGER, size=10, when=WHEN), key=public(THIRD))
    as_forebear = replace(hand_over(STRANGER, STRANGER, size=10, when=WHEN), following=public(THIRD))
    for made in (as_heir, as_forebear):
        assert not vouches(public(THIRD), head(STRANGER, 5), (*KEPT, made))


def test_without_handovers_only_the_key_itself_counts() -> None:
    assert vouches(public(FIRST), head(FIRST, 99))
    assert not vouches(public(FIRST), head(SECOND, 1))


def test_handovers_come_back_from_a_file_and_others_are_refused() -> None:
    lines = [json.dumps(one.as_json()) for one in KEPT]
    assert handovers_in([*lines, ""]) == KEPT
    assert all(isinstance(one, Handover) for one in handovers_in(lines))
    for broken in ("{}", "[]", "x"):
        with pytest.raises(MalformedError, match="no handover"):
            handovers_in([broken])
