"""What the papers of the coordination room say."""
