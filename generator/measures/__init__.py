"""Measures how much the catalogue rests on: what is said, by how many, against whom, and where nothing is said."""
