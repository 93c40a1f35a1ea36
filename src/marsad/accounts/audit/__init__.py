"""The audit trail as a tree of hashes: appending, proofs, signed heads, and finding what somebody tampered with.

Each entry is a leaf of an RFC 6962 tree in the order of writing; the hashes over full parts are kept beside, so that
an append costs a handful of small queries however long the trail is.
"""
