"""The living demo: a believable year of cases, made only through real steps with the clock. Deterministic for a day."""
