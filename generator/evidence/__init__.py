"""Finds the words that statements rest on."""
