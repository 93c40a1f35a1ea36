"""Cited documents in three languages: HTML, PDF and DOCX, and their verification against the store.

Every sentence that states a fact carries its citation.
"""
