"""Bibliographic records as documents: title, abstracts, authors, date, publisher; one file per format.

`sources` cuts files and services into records; here the bytes of a record, or of several, become text.
"""
