"""Ranking, vectors and reasons as pure functions: nothing here touches the database or the index."""
