"""Marsad: an evidence base, in Arabic, French and English, in which every fact carries its citation."""

__version__ = "0.1.0"
