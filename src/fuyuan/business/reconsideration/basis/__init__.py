"""附带审查 and the review of the basis ex officio (《行政复议法》第十三条、第五十六条至第六十条)."""
