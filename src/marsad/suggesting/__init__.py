"""Asks a language model at an OpenAI-compatible address for facts that the grammars may have missed.

Off by default. What it answers is a suggestion: kept only with words that stand in the text, for people to decide.
"""
