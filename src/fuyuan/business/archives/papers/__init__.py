"""What the work report says."""
