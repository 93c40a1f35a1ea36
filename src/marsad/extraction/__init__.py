"""A Document becomes Facts and Mentions, one file per kind of fact; grammar and lexicons are data.

Each fact carries its exact words, a confidence and a reason.
"""
