"""What the rooms' business amounts to: indicators, kept as maintained summaries."""
