"""Linking that stands between two changes of the base: only what a new document touches is compared again.

What comes out equals the whole linking (`link`) of the same documents; tests hold it, in any order of arrival.
"""
