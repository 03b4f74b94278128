"""Agreements an agency makes with a person: 执行协议 in enforcement, 行政和解 in a dispute; performed, or taken up again."""
