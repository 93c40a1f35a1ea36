"""The authority files: organisations, countries and cities that the field knows, as data with sources.

Looked up by extraction to recognise names and by linking to join them.
"""
