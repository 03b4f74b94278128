"""行政执法证件: from application to issue, the annual review, suspension and cancellation."""
