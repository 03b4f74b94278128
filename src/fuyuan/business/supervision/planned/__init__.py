"""A round as the bureau carries it out: planned, drawn and assigned by the planner, announced, repaired, reported."""
