"""The interface for other systems: REST with JSON. Who may call what, and the document that describes it, come from one table."""
