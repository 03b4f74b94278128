"""Text templates of the papers of supervision."""
