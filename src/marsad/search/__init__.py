"""Ask in one language, find in three: the index, its analysis, ranking, and why each passage matched.

The index is derived from the store and can be rebuilt from it.
"""
