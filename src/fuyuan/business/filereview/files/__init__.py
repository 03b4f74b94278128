"""The review of one file: two sheets in secret, their difference, the answer, the score, the corrections."""
