"""What the papers of a suit say."""
