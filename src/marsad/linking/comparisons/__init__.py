"""Comparisons of two values, one file each: each gives a number between 0 and 1, and what it compared."""
