"""What the papers of the ledger say."""
