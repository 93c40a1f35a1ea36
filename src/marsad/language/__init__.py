"""What the three languages are made of: identification, sentences, words, dates, amounts, vectors.

Offsets always refer to the text as given; normalised text is only for comparing.
"""
