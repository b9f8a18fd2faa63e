"""Turns coded interviews into a pattern catalogue: read, assemble, check, then draw and write."""
