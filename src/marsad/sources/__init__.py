"""Where documents come from, one file each; yields bytes with their provenance.

Reads the disk, never a database.
"""
