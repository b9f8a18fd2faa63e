"""Joins content and sources into a catalogue."""
