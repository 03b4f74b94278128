"""公开与宣传: what is published, without a name or a number that belongs to somebody (measures 四、七 of the plan)."""
