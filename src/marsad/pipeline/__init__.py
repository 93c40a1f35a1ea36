"""The chain from bytes to facts as declared steps, and the engines that run it.

One bad document never stops the rest.
"""
