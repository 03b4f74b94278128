"""A round of review: which files, drawn how, read by whom, and what came out of it."""
