"""行政执法争议协调: which department does what, settled between them, by the supervision body, or by the government (measure 九)."""
