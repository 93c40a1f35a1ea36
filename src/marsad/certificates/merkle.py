"""A Merkle tree over a log, as RFC 6962 (and RFC 9162, section 2.1) has it: hashes and proofs.

Leaves and nodes are hashed with different prefixes, so that no node passes for a leaf. Every hash over a whole power
of two of leaves never changes again once it is full; whoever keeps those finds any root or proof in log(n) steps.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeAlias

Nodes: TypeAlias = Callable[[int, int], bytes]  # (level, place): the hash over leaves place·2^level … (place+1)·2^level
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(content: bytes) -> bytes:
    """The hash of one entry of the log."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two parts of the tree."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(size: int, nodes: Nodes) -> bytes:
    """The head of the tree over the first `size` entries."""
    return _over(0, size, nodes) if size else EMPTY


def inclusion_proof(index: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """What shows that entry `index` stands in the tree over the first `size` entries, leaf side first."""
    if not 0 <= index < size:
        raise ValueError(f"a log of {size} entries has no entry {index}")
    return tuple(_path(index, 0, size, nodes))


def consistency_proof(first: int, second: int, nodes: Nodes) -> tuple[bytes, ...]:
    """What shows that the log of `second` entries begins with the log of `first` entries."""
    if not 0 < first <= second:
        raise ValueError(f"a log of {second} entries does not grow out of one of {first}")
    return tuple(_between(first, 0, second, nodes, is_known=True))


def holds_entry(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> bool:
    """Whether an inclusion proof leads from a leaf's hash to the root that is expected (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == expected


def grows_from(first: int, second: int, old: bytes, new: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a consistency proof leads from an older root to a newer one (RFC 9162, 2.1.4.2)."""
    if first == second:
        return not proof and old == new
    if not 0 < first < second or not proof:
        return False
    steps = list(proof) if first & (first - 1) else [old, *proof]  # a whole power of two is its own first step
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    from_old = from_new = steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            from_old, from_new = node_hash(sibling, from_old), node_hash(sibling, from_new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            from_new = node_hash(from_new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and from_old == old and from_new == new


def _over(start: int, end: int, nodes: Nodes) -> bytes:
    """The hash over a range that begins where the tree divides."""
    length = end - start
    if length & (length - 1) == 0:
        level = length.bit_length() - 1
        return nodes(level, start >> level)
    middle = start + _split(length)
    return node_hash(_over(start, middle, nodes), _over(middle, end, nodes))


def _path(index: int, start: int, end: int, nodes: Nodes) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, nodes), _over(middle, end, nodes)]
    return [*_path(index, middle, end, nodes), _over(start, middle, nodes)]


def _between(first: int, start: int, end: int, nodes: Nodes, *, is_known: bool) -> list[bytes]:
    """RFC 6962's SUBPROOF; `is_known` where the verifier holds the hash over this range already."""
    length = end - start
    if first == length:
        return [] if is_known else [_over(start, end, nodes)]
    half = _split(length)
    if first <= half:
        return [*_between(first, start, start + half, nodes, is_known=is_known), _over(start + half, end, nodes)]
    return [*_between(first - half, start + half, end, nodes, is_known=False), _over(start, start + half, nodes)]


def _split(length: int) -> int:
    """The largest power of two below a length."""
    return 1 << (length - 1).bit_length() - 1
