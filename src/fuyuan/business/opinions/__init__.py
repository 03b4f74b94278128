"""What people say of enforcement and of cases: satisfaction, and problems reported (measure (八) of the plan)."""
