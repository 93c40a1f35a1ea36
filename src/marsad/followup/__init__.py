"""The register: each recommendation as a commitment, with who owes it, by when, and the evidence that it was kept.

A recommendation follows its thread of the evidence room through every rebuild; what people decided is never lost.
"""
