"""Decides which facts and mentions are the same thing, across languages and scripts, and says why.

Pure: it reads facts and decisions and gives entities; it stores nothing.
"""
