"""The papers of a reconsideration case: text templates (*.txt) and the pure functions that fill them."""
