"""Enforcement supervision (行政执法监督): measures (八) to (十) of the plan."""
