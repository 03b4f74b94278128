"""年度败诉案件梳理: what was lost in a year, by cause and organ, and what is made of it (plan, measure (十))."""
