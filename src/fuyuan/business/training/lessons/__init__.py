"""微课: pages to read and questions to answer on one's own telephone, and the hours they are worth."""
