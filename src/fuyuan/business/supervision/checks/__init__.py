"""内部执法监督: an organ checks its own enforcement by a plan, and puts right what it finds (plan, measure (十))."""
