"""The thinking of follow-up as pure functions: codes, carrying through relinks, proposals, wordings, progress."""
