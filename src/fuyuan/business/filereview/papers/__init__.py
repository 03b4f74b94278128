"""What the papers of a review say."""
