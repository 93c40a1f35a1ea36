"""Tells a page's own text from what stands around it: menus, cookie notices, share buttons, comment forms.

Works on lines without any markup, as texts pasted from web pages are; words are data in `lexicon.toml`.
"""
