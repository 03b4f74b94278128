"""Reading a work plan (工作方案): text in, structure out. Pure Python; what is not in the text is not invented."""
