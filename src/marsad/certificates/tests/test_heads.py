from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from marsad.certificates.errors import MalformedError
from marsad.certificates.heads import Head, head_from, is_signed, sign

HEAD = Head(size=3, root="ab" * 32, when="2026-01-02T03:04:05+00:00")


def test_a_signature_holds_for_exactly_this_head() -> None:
    signed = sign(HEAD, Ed25519PrivateKey.generate())
    assert is_signed(signed)
    assert head_from(signed.as_json()) == signed
    for other in (replace(signed, size=4), replace(signed, root="cd" * 32), replace(signed, when="2025"), HEAD):
        assert not is_signed(other)
    assert not is_signed(replace(signed, key=sign(HEAD, Ed25519PrivateKey.generate()).key))


@pytest.mark.parametrize("data", [{}, {**HEAD.as_json(), "root": "zz"}, {**HEAD.as_json(), "size": -1}])
def test_what_is_no_head_is_refused_with_the_reason(data: dict[str, object]) -> None:
    with pytest.raises(MalformedError, match="no head of an audit log"):
        head_from(data)
