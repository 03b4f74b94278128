"""What the papers of the training room say."""
