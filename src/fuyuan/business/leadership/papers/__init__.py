"""What the papers of the leadership room say."""
