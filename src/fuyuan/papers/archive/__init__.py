"""归档: the papers and files of a matter bound into one PDF, and packed with their digests to be handed over."""
