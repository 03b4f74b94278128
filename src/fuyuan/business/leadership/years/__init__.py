"""The year of one department: its plan of study, what was done, its score card and its report."""
