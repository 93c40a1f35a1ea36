"""How far a recommendation asks to go, and which issues of human rights it is about, as learnt from coded ones.

Imports nothing.
"""
