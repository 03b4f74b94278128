"""One act on many papers: each for itself, with its own result, a slice at a time; and files that take long, made aside."""
