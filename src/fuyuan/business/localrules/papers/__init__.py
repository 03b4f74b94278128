"""What the papers of a local rule say."""
