"""The text templates of the room's papers."""
