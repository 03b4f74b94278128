"""呈批: which papers need whose opinion before they are signed, the opinions given, and who may sign for whom."""
