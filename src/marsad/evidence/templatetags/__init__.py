"""Template tags of the evidence base."""
