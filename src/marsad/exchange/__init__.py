"""Open formats in and out: entities and links as FollowTheMoney and JSON-LD, with the documents that they come from.

What others give enters as proposals with their source: it never overwrites what documents say or people decided.
"""
