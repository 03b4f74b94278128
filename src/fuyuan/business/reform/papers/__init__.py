"""What the papers of a reform say."""
