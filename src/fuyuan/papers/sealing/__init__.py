"""Seals (印章): who keeps which, where it stands on a paper, the digital signature that goes with it, and its register."""
