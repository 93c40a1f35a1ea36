"""Vocabulary of follow-up as data: addressees, levels of action, frameworks, themes, words of progress."""
