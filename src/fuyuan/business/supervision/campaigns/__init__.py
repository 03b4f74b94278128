"""专项整治: a campaign, the problems it puts right one by one, the survey that asks where people are least satisfied (measure (八))."""
