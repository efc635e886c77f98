"""Thai text alone: pure functions that know nothing of letters, files or the index."""
