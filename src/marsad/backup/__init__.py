"""A whole home in one file, made while people work, checked, encrypted by choice; and back into a new home.

What is derived (the index) is left out and rebuilt; everything else of the data folder is in.
"""
