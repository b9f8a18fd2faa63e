"""Turns coded interviews into a pattern catalogue: read, assemble, check, then draw and write."""

__version__ = "0.1.0"
"""The one place that states it; the package's metadata and the exports take it from here."""
