import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.certificates import merkle

# The reference vectors of Certificate Transparency: eight leaves and the root after each.
LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def nodes_over(leaves: list[bytes]) -> merkle.Nodes:
    def node(level: int, place: int) -> bytes:
        if level == 0:
            return merkle.leaf_hash(leaves[place])
        return merkle.node_hash(node(level - 1, 2 * place), node(level - 1, 2 * place + 1))

    return node


def test_the_reference_vectors() -> None:
    nodes = nodes_over([bytes.fromhex(leaf) for leaf in LEAVES])
    assert [merkle.root(size, nodes).hex() for size in range(1, 9)] == list(ROOTS)
    assert merkle.root(0, nodes) == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 13, 32, 33])
def test_each_entry_is_shown_to_stand_at_its_place_only(size: int) -> None:
    leaves = [bytes([number]) for number in range(size)]
    nodes = nodes_over(leaves)
    root = merkle.root(size, nodes)
    for index in range(size):
        proof = merkle.inclusion_proof(index, size, nodes)
        leaf = merkle.leaf_hash(leaves[index])
        assert merkle.holds_entry(leaf, index, size, proof, root)
        assert not merkle.holds_entry(merkle.leaf_hash(b"other"), index, size, proof, root)
        assert not any(merkle.holds_entry(leaf, place, size, proof, root) for place in range(size) if place != index)
        assert not merkle.holds_entry(leaf, index, size, (*proof, root), root)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 70), st.data())
def test_a_log_is_shown_to_grow_out_of_its_beginning(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second))
    nodes = nodes_over([bytes([number]) for number in range(second)])
    old, new = merkle.root(first, nodes), merkle.root(second, nodes)
    proof = merkle.consistency_proof(first, second, nodes)
    assert merkle.grows_from(first, second, old, new, proof)
    assert not merkle.grows_from(first, second, merkle.leaf_hash(b"other"), new, proof)
    assert not merkle.grows_from(first, second, old, merkle.leaf_hash(b"other"), proof)
    if proof:
        assert not merkle.grows_from(first, second, old, new, proof[:-1])
        assert not merkle.grows_from(first, second, old, new, (merkle.leaf_hash(b"other"), *proof[1:]))


def test_what_is_not_in_the_log_has_no_proof() -> None:
    nodes = nodes_over([b"one"])
    with pytest.raises(ValueError, match="no entry 1"):
        merkle.inclusion_proof(1, 1, nodes)
    with pytest.raises(ValueError, match="does not grow"):
        merkle.consistency_proof(2, 1, nodes)
