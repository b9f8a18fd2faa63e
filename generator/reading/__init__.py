"""Reads sources: one package or module a format, all of which give the same records."""
