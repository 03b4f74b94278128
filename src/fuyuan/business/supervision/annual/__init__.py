"""执法情况年度报告: what each enforcement organ tells the public once a year (plan, measure (十))."""
