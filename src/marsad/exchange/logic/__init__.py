"""Formats and matching as pure functions on records."""
