"""Reads the coded sources of a study whose codes are Python: CClass definitions, open and axial coding traces."""
