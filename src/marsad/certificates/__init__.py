"""Proofs that stand without the store: the tree over the audit trail, signed heads, certificates of provenance.

Pure Python without Django, so that anybody can check a certificate: `python -m marsad.certificates FILE`.
"""
