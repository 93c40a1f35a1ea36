"""Searches that people keep under a name, each telling what it finds anew since it was last run."""
