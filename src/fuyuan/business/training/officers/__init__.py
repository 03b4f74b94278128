"""执法人员名册: who enforces or supervises, where, in which fields, from when to when."""
