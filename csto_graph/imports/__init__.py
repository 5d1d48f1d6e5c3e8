"""Data sets of others, from the user's own files."""
