"""Reads other floors and rooms use."""
