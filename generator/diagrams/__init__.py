"""Draws diagrams as SVG."""
