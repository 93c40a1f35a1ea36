"""The engines that run the chain, one file each: all give the same outcomes in the same order.

An engine is ``(originals, worker, workers) -> Iterator[(Original, Result | Unread)]``.
"""
