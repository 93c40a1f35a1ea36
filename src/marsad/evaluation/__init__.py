"""Measures what the chain finds against documents that a careful reader labelled: per kind, per language, with floors.

Works on any labelled folder, in memory, without a store; the definitions stand in `matching` and `score`.
"""
