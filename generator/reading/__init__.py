"""Reads coded sources."""
