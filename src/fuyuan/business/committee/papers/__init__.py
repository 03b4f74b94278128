"""Text templates of the papers of the room."""
